import { lowerBound } from "#core/base/binary-search.ts";
import type { Placed } from "#core/base/chunk.ts";
import { copyString } from "#core/base/copy-string.ts";
import { lineStart } from "#core/base/line.ts";
import { once } from "#core/base/once.ts";
import { type SourceRange, shift } from "#core/base/range.ts";
import { entriesOf } from "#core/syntax/mapping.ts";
import { parseYaml, type ReadingAid } from "#core/syntax/parse.ts";
import type { Parsed } from "#core/syntax/parsed.ts";
import { reparse } from "#core/syntax/reparse.ts";
import {
  dereference,
  type MappingEntry,
  type SyntaxNode,
  type YamlProblem,
} from "#core/syntax/tree.ts";
import { buildItem, type ItemKeyword, itemKeywords } from "./build.ts";
import type { ItemConfig } from "./config.ts";

/** A stretch of the text that is parsed on its own: usually one top-level item, else the whole text. */
export interface Piece {
  readonly text: string;
  /** What the reader of YAML says. */
  readonly parsed: Parsed;
  readonly roots: readonly SyntaxNode[];
  readonly anchors: Parsed["anchors"];
  readonly looseAliases: Parsed["looseAliases"];
  /** What is wrong with the text; looked for when it is first asked for. */
  readonly problems: readonly YamlProblem[];
  /** Read when they are first asked for. */
  readonly items: readonly Item[];
  /** Set where the text is more than the piece itself. */
  readonly context?: PieceContext;
}

/** The pieces above one that define anchors for it: its text begins with theirs, and its ranges count from there. */
export interface PieceContext {
  /** The piece by itself, in which such aliases stand for nothing. */
  readonly own: Piece;
  /** Where it begins in the text. */
  readonly start: number;
  /** The pieces before it in the text. */
  readonly above: readonly Placed<Piece>[];
}

/** The piece above that an offset of the text is in; undefined if it is in the piece itself. */
export function aboveAt({ start, above }: PieceContext, offset: number): Placed<Piece> | undefined {
  return offset >= start ? undefined : above.findLast((it) => it.start <= offset);
}

/** The piece by itself that a range of its text is in, one of those above it or its own, and the range in that. */
export function pieceOfRange(
  range: SourceRange,
  context: PieceContext,
): { readonly piece: Piece; readonly range: SourceRange } {
  const { piece, start } = aboveAt(context, range.start) ?? {
    piece: context.own,
    start: context.start,
  };
  return { piece, range: shift(range, -start) };
}

/** An entry of the top-level list; its ranges are relative to its piece. */
export interface Item {
  /** The text of the piece. */
  readonly text: string;
  readonly node: SyntaxNode;
  /** The one key of the entry that Valohai reads, if it has any. */
  readonly keyword: ItemKeyword | undefined;
  readonly entry: MappingEntry | undefined;
  readonly config: ItemConfig | undefined;
  /** The start of the line with the first syntax error in the item: what is read after it is a guess. */
  readonly brokenAt: number | undefined;
}

/** Says more of a piece, or the same in better words. */
export type Refine = (piece: Piece) => Piece;

/**
 * Parses a piece, if possible from what it was before an edit; never throws. Where the text is broken, the aid helps to
 * find out what was meant. The problems and items of the piece are those of the refined one.
 */
export function parsePiece(
  text: string,
  before?: Piece,
  aid?: ReadingAid,
  refine: Refine = (piece) => piece,
): Piece {
  const detached = copyString(text);
  const reread = before && reparse(before.text, before.parsed, detached);
  return new ParsedPiece(detached, reread ?? parseYaml(detached, aid), refine);
}

/** A piece whose tree is known. The aliases in it may stand for nodes of the pieces above it, with which its text begins. */
export function pieceOf(
  text: string,
  parsed: Parsed,
  refine: Refine,
  context?: PieceContext,
): Piece {
  return new ParsedPiece(text, parsed, refine, context);
}

/** The code of the problem of a text that is not read. */
export const notRead = "not-read";

/** A piece that is not read because what is before it comes to the limit. */
export function unreadPiece(text: string): Piece {
  const start = Math.max(0, text.search(/\S/));
  const problem = {
    code: notRead,
    range: { start, end: Math.min(start + 1, text.length) },
    message: "The file is too large: from here on it is not read. About 60,000 lines are read.",
  };
  const parsed = { roots: [], problems: [problem], anchors: noAnchors, looseAliases: [] };
  return new ParsedPiece(copyString(text), parsed, (piece) => piece);
}

const noAnchors: Parsed["anchors"] = new Map();

/** Whether a piece is too large or too deep to be read, so that nothing is known of the names in it. */
export function isUnread({ parsed: { problems } }: Piece): boolean {
  return problems.some(({ code }) => unreadCodes.includes(code));
}

const unreadCodes: readonly string[] = [notRead, "too-large", "too-deep"];

/** Whether a piece defines an anchor, or has an alias of one that it does not define. */
export function namesAnchors({ anchors, looseAliases }: Piece): boolean {
  return anchors.size > 0 || looseAliases.length > 0;
}

/** A parsed piece, whose items are read when something is first asked that needs them. A class, since a file has thousands of them. */
class ParsedPiece implements Piece {
  readonly text: string;
  readonly parsed: Parsed;
  readonly roots: Piece["roots"];
  readonly anchors: Piece["anchors"];
  readonly looseAliases: Piece["looseAliases"];
  declare readonly context?: PieceContext;
  readonly #refine: Refine;
  #refined: Piece | undefined;

  constructor(text: string, parsed: Parsed, refine: Refine, context?: PieceContext) {
    this.text = text;
    this.parsed = parsed;
    this.roots = parsed.roots;
    this.anchors = parsed.anchors;
    this.looseAliases = parsed.looseAliases;
    this.#refine = refine;
    if (context) this.context = context;
  }

  get problems(): Piece["problems"] {
    return this.#whole().problems;
  }

  get items(): Piece["items"] {
    return this.#whole().items;
  }

  #whole(): Piece {
    this.#refined ??= this.#refine(withItems(this.text, this.parsed));
    return this.#refined;
  }
}

function withItems(text: string, parsed: Parsed): Piece {
  const nodes = parsed.roots.flatMap(entriesIn);
  return { text, parsed, ...parsed, items: itemsOf(text, nodes, faultsIn(parsed)) };
}

/** Where the text cannot be read, in order; an alias of nothing is such a place. */
function faultsIn({ problems, looseAliases }: Pick<Parsed, "problems" | "looseAliases">) {
  const starts = [
    ...problems.map(({ from, range }) => from ?? range.start),
    ...looseAliases.map(({ range }) => range.start),
  ];
  return starts.sort((a, b) => a - b);
}

function entriesIn(root: SyntaxNode): readonly SyntaxNode[] {
  return root.kind === "sequence" ? root.entries : [];
}

function itemsOf(
  text: string,
  nodes: readonly SyntaxNode[],
  faults: readonly number[],
): readonly Item[] {
  const startOf = lineStarts(text);
  return nodes.map((node, index) =>
    itemOf(text, node, brokenAt({ text, startOf }, node, nodes[index + 1], faults)),
  );
}

interface Lines {
  readonly text: string;
  /** The offset at which the line of an offset begins. */
  readonly startOf: (offset: number) => number;
}

/** Answers where lines begin, for offsets that usually grow: many entries may share one long line. */
function lineStarts(text: string): Lines["startOf"] {
  let at = 0;
  let start = 0;
  return (offset) => {
    if (offset < at) return offset >= start ? start : lineStart(text, offset);
    const found = text.slice(at, offset).lastIndexOf("\n");
    if (found >= 0) start = at + found + 1;
    at = offset;
    return start;
  };
}

/** The start of the first line of an entry that has a fault. */
function brokenAt(
  { text, startOf }: Lines,
  node: SyntaxNode,
  next: SyntaxNode | undefined,
  faults: readonly number[],
): number | undefined {
  const from = startOf(node.range.start);
  const to = next ? startOf(next.range.start) : text.length + 1;
  const first = faults[lowerBound(faults, (it) => it >= from)];
  const isHere =
    first !== undefined &&
    (first < to || (next !== undefined && isBeforeEntry(text, first, { from, to, next })));
  return isHere ? startOf(first) : undefined;
}

/** Whether a fault is before the next entry on its line: on the line of this one, or a tab that hides the next one's indentation. */
function isBeforeEntry(
  text: string,
  fault: number,
  { from, to, next }: { readonly from: number; readonly to: number; readonly next: SyntaxNode },
): boolean {
  if (fault >= next.range.start) return false;
  return to <= from || /^ *\t/.test(text.slice(to, next.range.start));
}

/** A piece with another problem, after which its items are a guess. */
export function withProblem(piece: Piece, problem: YamlProblem): Piece {
  const problems = [...piece.problems, problem];
  const faults = faultsIn({ ...piece, problems });
  const lines = { text: piece.text, startOf: lineStarts(piece.text) };
  const items = piece.items.map((it, index) => {
    const next = piece.items[index + 1]?.node;
    const broken = brokenAt(lines, it.node, next, faults);
    return broken === it.brokenAt ? it : { ...it, brokenAt: broken };
  });
  return { ...piece, problems, items };
}

/** Reads an entry of the top-level list; its ranges are those of the text. */
export function itemOf(text: string, node: SyntaxNode, brokenAt?: number): Item {
  const entries = entriesOf(node);
  const keyword = itemKeywords.find((it) => entries.has(it));
  const entry = keyword && entries.get(keyword);
  if (!keyword || !entry) {
    return { text, node, keyword: undefined, entry: undefined, config: undefined, brokenAt };
  }
  const source = { text, keyRange: entry.key.range, body: dereference(entry.value) };
  return { text, node, keyword, entry, config: buildItem(keyword, source), brokenAt };
}

/** The same, of which no more than its place is read until it is asked for. */
export function itemToRead(text: string, node: SyntaxNode, brokenAt: number | undefined): Item {
  const read = once(() => itemOf(text, node, brokenAt));
  return {
    text,
    node,
    brokenAt,
    get keyword() {
      return read().keyword;
    },
    get entry() {
      return read().entry;
    },
    get config() {
      return read().config;
    },
  };
}
