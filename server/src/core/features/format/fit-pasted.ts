import { applyEdits, type TextEdit } from "#core/base/edit.ts";
import { lineEnd, lineStart, nextLine } from "#core/base/line.ts";
import type { SourceRange } from "#core/base/range.ts";
import { createDocument, type Document } from "#core/document/document.ts";
import { type Layout, layoutOf } from "#core/edits/layout.ts";
import type { ValueSchema } from "#core/schema/object-schema.ts";
import { parseYaml } from "#core/syntax/parse.ts";
import {
  dereference,
  type MappingNode,
  type SequenceNode,
  type SyntaxNode,
} from "#core/syntax/tree.ts";
import { objectsOf, options } from "../completion/schema-at.ts";
import { isInText, knowsKey, mayHoldList, type OpenBlock, openBlocks } from "./open-blocks.ts";
import { type ReadNode, readingOf, readingOfNode } from "./same-config.ts";

/** Entries of a list as they were pasted. */
interface Pasted {
  /** Where the line begins in which they were put. */
  readonly start: number;
  /** The column of the cursor before. */
  readonly column: number;
  readonly lines: readonly string[];
  /** The rest of the cursor's line, on a line of its own if it is now. */
  readonly rest: string;
}

/**
 * The edits that give list entries that were just pasted the indentation of the list they are in: all their lines are
 * moved alike. None where the pasted text is anything else, or where it would change what the rest of the text says.
 */
export function fitPasted(document: Document, range: SourceRange): readonly TextEdit[] {
  const { text } = document;
  const pasted = pastedEntries(text, range);
  const blocks = pasted && openBlocks(document, pasted.start);
  if (!blocks || isInText(blocks, pasted.column)) return [];
  const before = createDocument(text.slice(0, range.start) + text.slice(range.end));
  const layout = layoutOf(before, { text: "", roots: [] });
  const lists = listsFor(blocks, layout, pasted.rest + text.slice(lineEnd(text, range.end)));
  for (const column of originalColumns(pasted.lines, layout)) {
    const entries = entriesAt(pasted.lines, column);
    const target = entries && targetColumn(lists, entries, pasted.column);
    if (target === undefined || !entries) continue;
    const edits = movingEdits(text, pasted, column, target);
    if (edits.length === 0 || isFit({ before, text, range, edits }, entries)) return edits;
    return [];
  }
  return [];
}

/** Nothing where the pasted text shares its first or last line with other text, or has tabs for indentation. */
function pastedEntries(text: string, range: SourceRange): Pasted | undefined {
  const start = lineStart(text, range.start);
  const lead = text.slice(start, range.start);
  const after = text.slice(range.end, lineEnd(text, range.end));
  const raw = text.slice(range.start, range.end);
  const isWhole = /\n[ \t]*$/.test(raw);
  if (!/^ *$/.test(lead) || raw.trim() === "" || (!isWhole && after.trim() !== "")) {
    return undefined;
  }
  const lines = raw.split("\n");
  if (lines.some((it) => /^ *\t/.test(it) && it.trim() !== "")) return undefined;
  return { start, column: lead.length, lines, rest: isWhole ? `\n${lead}${after}` : after };
}

/** The columns in which the first line may have been where it was copied, likeliest first. */
function originalColumns(lines: readonly string[], layout: Layout): readonly number[] {
  const [first = "", ...rest] = lines;
  const own = indentOf(first);
  const others = rest.filter((it) => it.trim() !== "").map(indentOf);
  if (own > 0 || others.length === 0) return [own];
  const least = others.reduce((a, b) => Math.min(a, b));
  const all = Array.from({ length: least + 1 }, (_, index) => least - index);
  if (!/:\s*$/.test(first)) return all;
  // What comes below a key is further right than the key, which is after the dash.
  const likely = [layout.item, layout.nested, layout.dash].map((it) => least - it - "- ".length);
  return [...likely.filter((it) => it >= 0), ...all];
}

function indentOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}

/** The pasted lines as a list whose first dash is in a column. */
function entriesAt(lines: readonly string[], column: number): SequenceNode | undefined {
  const [first = "", ...rest] = lines;
  const text = [" ".repeat(column) + first.trimStart(), ...rest].join("\n");
  const { roots, problems } = parseYaml(text);
  const [root] = roots;
  const isList = root?.kind === "sequence" && !root.flow && roots.length === 1;
  return isList && problems.length === 0 ? root : undefined;
}

/** A list that is open, or that can begin. */
interface Target {
  readonly column: number;
  readonly schemas: readonly ValueSchema[];
}

/** The lists that an entry can be added to; `after` is the text after it. */
function listsFor(blocks: readonly OpenBlock[], layout: Layout, after: string): readonly Target[] {
  return blocks.flatMap((it): readonly Target[] => {
    if (it.kind === "list") return [{ column: it.column, schemas: it.entries }];
    if (it.kind !== "value" || !mayHoldList(it)) return [];
    const schemas = it.schemas.flatMap((schema) => (schema.kind === "list" ? [schema.of] : []));
    const next = /^\s*\n( *)- /.exec(after)?.[1]?.length;
    const begun = next !== undefined && next >= it.column ? next : undefined;
    return [{ column: begun ?? it.column + layout.dash, schemas }];
  });
}

/**
 * The column of the list that can take the entries: if there are several, the innermost one that the cursor was in, preferably one
 * in which they are complete.
 */
function targetColumn(
  lists: readonly Target[],
  { entries }: SequenceNode,
  cursor: number,
): number | undefined {
  const fitting = lists.filter(({ schemas }) => entries.every((it) => isOf(it, schemas)));
  const complete = fitting.filter(({ schemas }) => entries.every((it) => hasAllOf(it, schemas)));
  const columns = (complete.length > 0 ? complete : fitting).map((it) => it.column);
  return columns.findLast((it) => it <= cursor) ?? columns.at(-1);
}

/** Whether an entry is of a kind that one of the schemas describes. */
function isOf(entry: SyntaxNode, schemas: readonly ValueSchema[]): boolean {
  const node = dereference(entry);
  return schemas.flatMap(options).some((it) => {
    switch (it.kind) {
      case "object":
      case "by-key":
        return node.kind === "mapping" && node.pairs.length > 0 && hasKeysOf(node, it);
      case "map":
        return node.kind === "mapping";
      case "list":
        return node.kind === "sequence";
      default:
        return node.kind === "scalar";
    }
  });
}

function hasKeysOf({ pairs }: MappingNode, schema: ValueSchema): boolean {
  return pairs.every(({ key }) => key.kind === "scalar" && knowsKey([schema], key.text));
}

/** Whether an entry has all the keys that a mapping of one of the schemas must have. */
function hasAllOf(entry: SyntaxNode, schemas: readonly ValueSchema[]): boolean {
  const node = dereference(entry);
  if (node.kind !== "mapping") return true;
  const keys = node.pairs.map(({ key }) => (key.kind === "scalar" ? key.text : ""));
  return schemas
    .flatMap(options)
    .flatMap((it) => objectsOf(it, node))
    .some(({ properties }) =>
      Object.entries(properties).every(([key, it]) => !it.required || keys.includes(key)),
    );
}

/** Moves all lines from one column to another; what was after the cursor keeps its spaces. */
function movingEdits(
  text: string,
  { start, column, lines }: Pasted,
  from: number,
  to: number,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let at = start;
  for (const [index, line] of lines.entries()) {
    const found = indentOf(text.slice(at, lineEnd(text, at)));
    const isRest = index > 0 && index === lines.length - 1 && line.trim() === "";
    const moved = index === 0 ? to : Math.max(0, found + to - from);
    const wanted = isRest ? column + found - line.length : moved;
    const isEmpty = found === lineEnd(text, at) - at;
    if (wanted !== found && !(isRest && isEmpty) && (found > 0 || !isEmpty)) {
      edits.push({ range: { start: at, end: at + found }, newText: " ".repeat(wanted) });
    }
    at = nextLine(text, at);
  }
  return edits;
}

interface Attempt {
  /** The document before it was pasted into. */
  readonly before: Document;
  /** The text after pasting, the pasted range, and the edits that move it. */
  readonly text: string;
  readonly range: SourceRange;
  readonly edits: readonly TextEdit[];
}

/** Whether the text reads as before, with the pasted entries added. */
function isFit({ before, text, range, edits }: Attempt, { entries }: SequenceNode): boolean {
  const after = createDocument(applyEdits(text, edits));
  const problems = ({ pieces }: Document) => pieces.flatMap((it) => it.piece.problems).length;
  if (problems(after) > problems(before)) return false;
  const start = lineStart(text, range.start);
  const end = edits
    .filter((it) => it.range.start < range.end)
    .reduce((at, it) => at + it.newText.length - (it.range.end - it.range.start), range.end);
  const isNew = (it: ReadNode) => it.start >= start && it.start < end;
  const all = readingOf(after);
  const rest = all.filter((it) => !isNew(it));
  const wanted = entries.flatMap((it) => readingOfNode(it, 0));
  return saysSame(rest, readingOf(before)) && saysSame(all.filter(isNew), wanted);
}

/** Whether two readings say the same, at whatever depth. */
function saysSame(some: readonly ReadNode[], others: readonly ReadNode[]): boolean {
  const deeper = (some[0]?.depth ?? 0) - (others[0]?.depth ?? 0);
  return (
    some.length === others.length &&
    some.every((it, index) => {
      const other = others[index];
      return it.own === other?.own && it.depth === other.depth + deeper;
    })
  );
}
