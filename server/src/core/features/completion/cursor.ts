import { columnOf } from "#core/base/line.ts";
import { once } from "#core/base/once.ts";
import type { SourceRange } from "#core/base/range.ts";
import type { ItemConfig } from "#core/model/config.ts";
import { itemOf, type Piece } from "#core/model/piece.ts";
import { parseYaml, sketchYaml } from "#core/syntax/parse.ts";
import { type AliasNode, type Pair, ScalarNode, type SyntaxNode } from "#core/syntax/tree.ts";
import {
  type CursorLine,
  cursorLine,
  isBetweenWords,
  type MarkedText,
  markEntry,
  markKey,
  markPlain,
  mayContinueList,
  originalOffset,
} from "./marker.ts";

/** One way to parse the text at the cursor: where the marker is in the tree of a marked text. Nodes have its offsets. */
export interface CursorReading {
  readonly marked: MarkedText;
  /** How many spaces the cursor's line has fewer in the marked text: more than 0 where it is read in a block around it. */
  readonly outdent: number;
  /** The item around the cursor as it reads with the word that is being typed. */
  readonly config: ItemConfig | undefined;
  readonly root: SyntaxNode;
  /** The keys and indices that lead to the marker's scalar; if a key is typed, the last one is that key. */
  readonly path: readonly (string | number)[];
  /** The collections on the way, outermost first. */
  readonly chain: readonly SyntaxNode[];
  readonly role: "key" | "value";
  readonly scalar: ScalarNode;
  /** The mapping entry whose key or value the scalar is. */
  readonly pair: Pair | undefined;
  /** Whether the scalar represents an alias of an anchor. */
  readonly alias: boolean;
  /** How many errors the marked text has, counted without explaining them. */
  readonly errorCount: number;
  /** How many problems the marked text has; computed on demand, because explaining errors is slow. */
  readonly problems: () => number;
}

/**
 * The ways to parse the text at the cursor; `at` is an offset in the piece. Usually there is one; a lone word may be a
 * key, a value or a list entry, so all three are tried.
 */
export function cursorReadings(piece: Piece, at: number): readonly CursorReading[] {
  const { text } = piece;
  if (isUnread(piece)) return [];
  const line = cursorLine(text, at);
  if (isBetweenWords(text, at, line)) return [];
  const found = line.lone
    ? loneWordReadings(piece, at, line)
    : best(markPlain(text, at, line).map((it) => () => readingOf(it, piece))).filter(
        ({ problems }) => problems() <= piece.problems.length,
      );
  return found.filter((it) => isLegible(it, line));
}

function isLegible(reading: CursorReading, line: CursorLine): boolean {
  if (!hasDash(reading) || isBeforeKey(reading)) return false;
  return !isFresh(reading) || endsOnLine(reading, line);
}

/** Whether a reading of a lone word is possible: it must not take over other lines. */
export function isUsable(reading: CursorReading, line: CursorLine, at: number): boolean {
  if (!isLegible(reading, line)) return false;
  return reading.role === "key" ? ownsNothing(reading, line, at) : endsOnLine(reading, line);
}

/** Whether the text is too large or too deep, so that it has no tree. */
function isUnread({ roots, problems }: Piece): boolean {
  return roots.length === 0 && problems.some((it) => /^too-(?:deep|large)$/.test(it.code));
}

function loneWordReadings(piece: Piece, at: number, line: CursorLine): readonly CursorReading[] {
  const { text } = piece;
  const allowed = piece.problems.length;
  const [own] = best(markPlain(text, at, line).map((it) => () => readingOf(it, piece)));
  if (own && (isEnclosed(own) || !startsOnLine(own, line))) return [own];
  const fits = own?.role === "value" && own.problems() <= allowed;
  const value = fits && endsOnLine(own, line) ? [own] : [];
  const key = value.length === 0 ? fitting(readingOf(markKey(text, at, line), piece), allowed) : [];
  const keys = key.filter((it) => it.role === "key" && isAligned(it) && ownsNothing(it, line, at));
  const entries =
    (value.length > 0 && own?.pair) || mayContinueList(text, line)
      ? fitting(readingOf(markEntry(text, at, line), piece), allowed).filter(isEntry)
      : [];
  return [...value, ...keys, ...entries.filter((it) => endsOnLine(it, line))];
}

/** Parses a marked text of the piece and finds its marker; undefined where the tree does not have it. */
export function readingOf(marked: MarkedText, piece: Piece): CursorReading | undefined {
  const { roots, errorCount } = sketchYaml(marked.text, piece);
  const problems = once(() => (errorCount === 0 ? 0 : parseYaml(marked.text).problems.length));
  for (const root of roots) {
    const found = find(root, marked.markerAt);
    if (!found) continue;
    const node = found.chain[0]?.kind === "sequence" ? found.chain[1] : undefined;
    const config = node && itemOf(marked.text, node).config;
    return { marked, outdent: 0, config, root, ...found, errorCount, problems };
  }
  return undefined;
}

/** The reading with the fewest problems; the first one without problems ends the search. */
function best(readings: readonly (() => CursorReading | undefined)[]): readonly CursorReading[] {
  let found: CursorReading | undefined;
  for (const [index, read] of readings.entries()) {
    const reading = read();
    if (!reading || (found && reading.problems() >= found.problems())) continue;
    found = reading;
    if (index < readings.length - 1 && reading.problems() === 0) break;
  }
  return found ? [found] : [];
}

function fitting(reading: CursorReading | undefined, allowed: number): readonly CursorReading[] {
  return reading && reading.problems() <= allowed ? [reading] : [];
}

/** Whether the scalar is in brackets or quotes, so that it is clear what is typed. */
function isEnclosed({ chain, scalar }: CursorReading): boolean {
  const parent = chain.at(-1);
  const flow = (parent?.kind === "mapping" || parent?.kind === "sequence") && parent.flow;
  return flow || scalar.style !== "plain";
}

function startsOnLine({ marked, scalar }: CursorReading, line: CursorLine): boolean {
  return originalOffset(marked, scalar.range.start) >= line.start;
}

/** Whether the value starts at the cursor, so that it cannot continue on the lines below. */
function isFresh({ marked, scalar }: CursorReading): boolean {
  return (
    scalar.range.start === marked.markerAt && /^\s?$/.test(marked.text.charAt(marked.markerAt + 1))
  );
}

function endsOnLine({ marked, scalar }: CursorReading, line: CursorLine): boolean {
  return originalOffset(marked, scalar.range.end) <= line.end;
}

/** Whether what the scalar belongs to begins, at `from` in the marked text, on the line on which the scalar ends. */
export function isOneLine({ marked, scalar }: CursorReading, from: number): boolean {
  return !marked.text.slice(from, scalar.range.end).includes("\n");
}

/** After an open bracket, the tree can hold a list entry without a dash. */
function hasDash({ marked, chain, scalar, role }: CursorReading): boolean {
  const list = chain.at(-1);
  if (role === "key" || list?.kind !== "sequence" || list.flow) return true;
  const before = list.entries.findLast((it) => it.range.end <= scalar.range.start);
  const from = before?.range.end ?? list.range.start;
  return /-(?:\s|$)/.test(marked.text.slice(from, scalar.range.start));
}

/** Nothing can be written in the spaces before a key. */
function isBeforeKey({ role, marked, scalar }: CursorReading): boolean {
  const next = marked.markerAt + 1;
  return role === "key" && next < scalar.range.end && /\s/.test(marked.text.charAt(next));
}

/** A key on a blank line must not take over the lines below that belong to the key above. */
function ownsNothing({ pair, scalar }: CursorReading, line: CursorLine, at: number): boolean {
  const blank = line.wordEnd === at && scalar.text.length === 1;
  return !blank || pair?.value.kind === "missing";
}

/** Whether a key is in the same column as those above it. */
function isAligned(reading: CursorReading): boolean {
  const { chain, marked, scalar } = reading;
  const isFirst = chain.at(-1)?.range.start === scalar.range.start;
  return isFirst || continuesBlock(reading, columnOf(marked.text, scalar.range.start));
}

/** Whether the reading continues a block whose keys or dashes are in the column. */
export function continuesBlock({ chain, marked, scalar }: CursorReading, column: number): boolean {
  const block = chain.at(-1);
  if ((block?.kind !== "mapping" && block?.kind !== "sequence") || block.flow) return false;
  const { start } = block.range;
  return start < scalar.range.start && columnOf(marked.text, start) === column;
}

function isEntry({ role, chain, scalar, marked }: CursorReading): boolean {
  return (
    role === "value" && chain.at(-1)?.kind === "sequence" && scalar.range.start <= marked.markerAt
  );
}

type MarkerPlace = Pick<CursorReading, "path" | "chain" | "role" | "scalar" | "pair" | "alias">;

function find(
  node: SyntaxNode,
  offset: number,
  path: MarkerPlace["path"] = [],
  chain: MarkerPlace["chain"] = [],
  pair?: Pair,
): MarkerPlace | undefined {
  switch (node.kind) {
    case "scalar":
      return holds(node.range, offset)
        ? { path, chain, role: "value", scalar: node, pair, alias: false }
        : undefined;
    case "sequence":
      return firstFound(node.entries, (entry, index) =>
        find(entry, offset, [...path, index], [...chain, node]),
      );
    case "mapping":
      return firstFound(node.pairs, (it) => inPair(it, offset, path, [...chain, node]));
    case "alias":
      return holds(node.range, offset)
        ? { path, chain, role: "value", scalar: asScalar(node), pair, alias: true }
        : undefined;
    case "missing":
      return undefined;
  }
}

/** An alias as a scalar with the typed text. */
function asScalar({ name, range }: AliasNode): ScalarNode {
  return new ScalarNode(`*${name}`, "plain", range);
}

function inPair(
  pair: Pair,
  offset: number,
  path: MarkerPlace["path"],
  chain: MarkerPlace["chain"],
): MarkerPlace | undefined {
  const { key, value } = pair;
  const inner = [...path, key.kind === "scalar" ? key.text : ""];
  if (key.kind === "scalar" && holds(key.range, offset)) {
    return { path: inner, chain, role: "key", scalar: key, pair, alias: false };
  }
  return find(key, offset, inner, chain) ?? find(value, offset, inner, chain, pair);
}

function firstFound<T>(
  list: readonly T[],
  search: (it: T, index: number) => MarkerPlace | undefined,
): MarkerPlace | undefined {
  for (const [index, it] of list.entries()) {
    const found = search(it, index);
    if (found) return found;
  }
  return undefined;
}

function holds(range: SourceRange, offset: number): boolean {
  return range.start <= offset && offset < range.end;
}
