import { columnOf } from "#core/base/line.ts";
import type { SourceRange } from "#core/base/range.ts";
import { type Item, itemOf, type Piece } from "#core/model/piece.ts";
import { parseYaml, sketchYaml } from "#core/syntax/parse.ts";
import type { AliasNode, Pair, ScalarNode, SyntaxNode } from "#core/syntax/tree.ts";
import {
  type CursorLine,
  cursorLine,
  entryProbe,
  isBetweenWords,
  keyProbe,
  mayContinueList,
  originalOffset,
  type Probe,
  plainProbes,
} from "./probe.ts";

/** Where the letter is found in the tree of a probed text. */
export interface Landing {
  readonly probe: Probe;
  readonly item: Item | undefined;
  readonly root: SyntaxNode;
  /** The keys and indices that lead to the letter's scalar; the last one is the key itself where that is typed. */
  readonly path: readonly (string | number)[];
  /** The collections on the way, outermost first. */
  readonly chain: readonly SyntaxNode[];
  readonly role: "key" | "value";
  readonly scalar: ScalarNode;
  /** The entry of a mapping that the scalar is the key or the value of. */
  readonly pair: Pair | undefined;
  /** Whether the scalar stands for the alias of an anchor. */
  readonly alias: boolean;
}

interface Attempt {
  readonly landing?: Landing;
  readonly errorCount: number;
  /** How many problems the probed text has; worked out when asked for, since what is wrong takes long to tell. */
  readonly problems: () => number;
}

/**
 * The readings of the cursor in a piece: mostly one, but a word alone on its line can be a key, a value or an entry
 * of a list, which only its surroundings decide.
 */
export function landings(piece: Piece, at: number): readonly Landing[] {
  const { text } = piece;
  if (isUnread(piece)) return [];
  const line = cursorLine(text, at);
  if (isBetweenWords(text, at, line)) return [];
  const found = line.lone
    ? loneLandings(piece, at, line)
    : best(plainProbes(text, at, line).map((it) => () => attempt(it, piece)))
        .filter(({ problems }) => problems() <= piece.problems.length)
        .map(({ landing }) => landing);
  return found.filter((it) => isLegible(it, line));
}

function isLegible(landing: Landing, line: CursorLine): boolean {
  if (!hasDash(landing) || isBeforeKey(landing)) return false;
  return !isFresh(landing) || endsOnLine(landing, line);
}

/** Whether a landing of a lone word may stand there: it takes no other lines over. */
export function isUsable(landing: Landing, line: CursorLine, at: number): boolean {
  if (!isLegible(landing, line)) return false;
  return landing.role === "key" ? ownsNothing(landing, line, at) : endsOnLine(landing, line);
}

/** Whether the text is too large or too deep, so that there is no tree for a letter to land in. */
function isUnread({ roots, problems }: Piece): boolean {
  return roots.length === 0 && problems.some((it) => /^too-(?:deep|large)$/.test(it.code));
}

function loneLandings(piece: Piece, at: number, line: CursorLine): readonly Landing[] {
  const { text } = piece;
  const allowed = piece.problems.length;
  const plain = best(plainProbes(text, at, line).map((it) => () => attempt(it, piece)))[0];
  const own = plain?.landing;
  if (own && (isEnclosed(own) || !startsOnLine(own, line))) return [own];
  const fits = own?.role === "value" && plain && plain.problems() <= allowed;
  const value = fits && endsOnLine(own, line) ? [own] : [];
  const key = value.length === 0 ? fitting(attempt(keyProbe(text, at, line), piece), allowed) : [];
  const keys = key.filter((it) => it.role === "key" && isAligned(it) && ownsNothing(it, line, at));
  const entries =
    (value.length > 0 && own?.pair) || mayContinueList(text, line)
      ? fitting(attempt(entryProbe(text, at, line), piece), allowed).filter(isEntry)
      : [];
  return [...value, ...keys, ...entries.filter((it) => endsOnLine(it, line))];
}

/** Reads a probed text and looks where its letter is. */
export function attempt(probe: Probe, piece: Piece): Attempt {
  const { roots, errorCount } = sketchYaml(probe.text, piece);
  const problems = once(() => (errorCount === 0 ? 0 : parseYaml(probe.text).problems.length));
  for (const root of roots) {
    const found = find(root, probe.letterAt);
    if (!found) continue;
    const node = found.chain[0]?.kind === "sequence" ? found.chain[1] : undefined;
    const item = node && itemOf(probe.text, node);
    return { landing: { probe, item, root, ...found }, errorCount, problems };
  }
  return { errorCount, problems };
}

function once(compute: () => number): () => number {
  let known: number | undefined;
  return () => {
    known ??= compute();
    return known;
  };
}

/** The attempt with the fewest problems that finds the letter; the first one without any ends the search. */
function best(attempts: readonly (() => Attempt)[]): readonly Required<Attempt>[] {
  let found: Required<Attempt> | undefined;
  for (const [index, make] of attempts.entries()) {
    const { landing, problems, errorCount } = make();
    if (!landing || (found && problems() >= found.problems())) continue;
    found = { landing, problems, errorCount };
    if (index < attempts.length - 1 && problems() === 0) break;
  }
  return found ? [found] : [];
}

function fitting({ landing, problems }: Attempt, allowed: number): readonly Landing[] {
  return landing && problems() <= allowed ? [landing] : [];
}

/** Whether the scalar has brackets or quotes around it, which leave no doubt about what is typed. */
function isEnclosed({ chain, scalar }: Landing): boolean {
  const parent = chain.at(-1);
  const flow = (parent?.kind === "mapping" || parent?.kind === "sequence") && parent.flow;
  return flow || scalar.style !== "plain";
}

function startsOnLine({ probe, scalar }: Landing, line: CursorLine): boolean {
  return originalOffset(probe, scalar.range.start) >= line.start;
}

/** Whether the value begins with the cursor, so that it cannot run on into the lines below. */
function isFresh({ probe, scalar }: Landing): boolean {
  return (
    scalar.range.start === probe.letterAt && /^\s?$/.test(probe.text.charAt(probe.letterAt + 1))
  );
}

function endsOnLine({ probe, scalar }: Landing, line: CursorLine): boolean {
  return originalOffset(probe, scalar.range.end) <= line.end;
}

/** Behind an open bracket the tree can hold an entry that no dash begins. */
function hasDash({ probe, chain, scalar, role }: Landing): boolean {
  const list = chain.at(-1);
  if (role === "key" || list?.kind !== "sequence" || list.flow) return true;
  const before = list.entries.findLast((it) => it.range.end <= scalar.range.start);
  const from = before?.range.end ?? list.range.start;
  return /-(?:\s|$)/.test(probe.text.slice(from, scalar.range.start));
}

/** In the blanks before a key nothing can be written. */
function isBeforeKey({ role, probe, scalar }: Landing): boolean {
  const behind = probe.letterAt + 1;
  return role === "key" && behind < scalar.range.end && /\s/.test(probe.text.charAt(behind));
}

/** A key on a blank line must not take over the lines below that belong to the key above. */
function ownsNothing({ pair, scalar }: Landing, line: CursorLine, at: number): boolean {
  const blank = line.wordEnd === at && scalar.text.length === 1;
  return !blank || pair?.value.kind === "missing";
}

/** Whether a key stands in the column of those above it. */
function isAligned(landing: Landing): boolean {
  const { chain, probe, scalar } = landing;
  const isFirst = chain.at(-1)?.range.start === scalar.range.start;
  return isFirst || continuesBlock(landing, columnOf(probe.text, scalar.range.start));
}

/** Whether the landing goes on a block that has its keys or dashes in the column. */
export function continuesBlock({ chain, probe, scalar }: Landing, column: number): boolean {
  const block = chain.at(-1);
  if ((block?.kind !== "mapping" && block?.kind !== "sequence") || block.flow) return false;
  const { start } = block.range;
  return start < scalar.range.start && columnOf(probe.text, start) === column;
}

function isEntry({ role, chain, scalar, probe }: Landing): boolean {
  return (
    role === "value" && chain.at(-1)?.kind === "sequence" && scalar.range.start <= probe.letterAt
  );
}

type Found = Pick<Landing, "path" | "chain" | "role" | "scalar" | "pair" | "alias">;

function find(
  node: SyntaxNode,
  offset: number,
  path: Found["path"] = [],
  chain: Found["chain"] = [],
  pair?: Pair,
): Found | undefined {
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

/** An alias as the text that is typed. */
function asScalar({ name, range }: AliasNode): ScalarNode {
  return { kind: "scalar", text: `*${name}`, style: "plain", range };
}

function inPair(
  pair: Pair,
  offset: number,
  path: Found["path"],
  chain: Found["chain"],
): Found | undefined {
  const { key, value } = pair;
  const inner = [...path, key.kind === "scalar" ? key.text : ""];
  if (key.kind === "scalar" && holds(key.range, offset)) {
    return { path: inner, chain, role: "key", scalar: key, pair, alias: false };
  }
  return find(key, offset, inner, chain) ?? find(value, offset, inner, chain, pair);
}

function firstFound<T>(
  list: readonly T[],
  search: (it: T, index: number) => Found | undefined,
): Found | undefined {
  for (const [index, it] of list.entries()) {
    const found = search(it, index);
    if (found) return found;
  }
  return undefined;
}

function holds(range: SourceRange, offset: number): boolean {
  return range.start <= offset && offset < range.end;
}
