import { createBudget } from "./budget.ts";

/** The word that a misspelt one most likely is; undefined where no word is near enough, or two are equally near. */
export function closest(name: string, candidates: Iterable<string>): string | undefined {
  const near = nearest(name, candidates);
  return near.length === 1 ? near[0] : undefined;
}

/** The same, or else the only candidate that the word is the beginning of, as "exec" is of "execution". */
export function closestOrLonger(name: string, candidates: Iterable<string>): string | undefined {
  const all = new Set(candidates);
  const near = nearest(name, all);
  const found =
    near.length > 0 || name.length < 3
      ? near
      : [...all].filter((it) => plain(it).startsWith(plain(name)));
  return found.length === 1 ? found[0] : undefined;
}

/** Whether any candidate is near enough to be meant by a misspelt word, or one begins with the word. */
export function hasNear(name: string, candidates: Iterable<string>): boolean {
  const all = [...candidates];
  if (nearest(name, all).length > 0) return true;
  return name.length >= 3 && all.some((it) => plain(it).startsWith(plain(name)));
}

/** In letters: longer names are texts, not misspelt names. */
const longestName = 200;

/** How many names are looked at, and how many of about the same length: among more of them it is unclear which is meant. */
const maxCandidates = 5000;
const maxCompared = 200;

/** The candidates that are as near as any, if they are near enough to be meant. */
function nearest(name: string, candidates: Iterable<string>): readonly string[] {
  if (name.length > longestName) return [];
  let best: string[] = [];
  let bestDistance = Math.max(1, Math.floor(name.length * 0.4));
  const seen = createBudget(maxCandidates);
  const compared = createBudget(maxCompared);
  const isCandidate = (it: string) =>
    it !== name && isNearLength(name, it, bestDistance + 0.5) && !best.includes(it);
  for (const candidate of candidates) {
    const isCompared = isCandidate(candidate);
    if (!seen.spend() || (isCompared && !compared.spend())) return [];
    const distance = isCompared ? nameDistance(name, candidate, bestDistance + 0.5) : Infinity;
    if (distance > bestDistance) continue;
    best = distance < bestDistance ? [candidate] : [...best, candidate].slice(0, 2);
    bestDistance = distance;
  }
  return best;
}

function isNearLength(a: string, b: string, limit: number): boolean {
  return Math.abs(a.length - b.length) < limit + 1;
}

/**
 * The name of the user's own that a misspelt one may stand for. Names of less than four characters are too much alike,
 * and names that differ in their digits alone, such as `train1` and `train2`, are siblings: there it is nothing.
 */
export function closestName(name: string, candidates: Iterable<string>): string | undefined {
  return likely(name, closest(name, candidates));
}

/** The same, or else the only name that the given one is the beginning of. */
export function closestNameOrLonger(
  name: string,
  candidates: Iterable<string>,
): string | undefined {
  return likely(name, closestOrLonger(name, candidates));
}

function likely(name: string, near: string | undefined): string | undefined {
  if (near === undefined || Math.min(name.length, near.length) < 4) return undefined;
  const isSibling = plain(name) !== plain(near) && withoutDigits(name) === withoutDigits(near);
  return isSibling ? undefined : near;
}

function withoutDigits(name: string): string {
  return plain(name).replace(/-?\d+/g, "");
}

/** Whether a word is another one with a single letter wrong, or with other dashes or case. */
export function isSlip(name: string, meant: string): boolean {
  return name !== meant && nameDistance(name, meant, 2) <= 1;
}

/** Whether two words differ in at most this many letters; dashes and case do not count. */
export function withinDistance(name: string, meant: string, letters: number): boolean {
  return nameDistance(name, meant, letters + 1) <= Math.max(letters, 0.5);
}

/** Differences in case, dashes, underscores and spaces count less than one letter. */
function nameDistance(a: string, b: string, limit: number): number {
  if (!isNearLength(a, b, limit)) return Number.POSITIVE_INFINITY;
  const plainA = plain(a);
  const plainB = plain(b);
  if (plainA === plainB) return 0.5;
  if (a.length > longestName) return Number.POSITIVE_INFINITY;
  return editDistance(plainA, plainB, limit);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, "-");
}

/** The number of insertions, deletions, replacements and swaps of neighbours between two texts; infinite from a limit on. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return Number.POSITIVE_INFINITY;
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = nextRow(a, b, row, last, beforeLast);
    // All later rows are built on this row and, by a swap, on the one before.
    if (reaches(current, limit) && reaches(last, limit)) return Number.POSITIVE_INFINITY;
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function nextRow(
  a: string,
  b: string,
  row: number,
  last: readonly number[],
  beforeLast: readonly number[],
): readonly number[] {
  const current = [row];
  for (let column = 1; column <= b.length; column++) {
    const cost = a[row - 1] === b[column - 1] ? 0 : 1;
    let value = Math.min(
      at(last, column) + 1,
      at(current, column - 1) + 1,
      at(last, column - 1) + cost,
    );
    const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
    if (swapped && row > 1 && column > 1) value = Math.min(value, at(beforeLast, column - 2) + 1);
    current.push(value);
  }
  return current;
}

function reaches(row: readonly number[], limit: number): boolean {
  return row.every((it) => it >= limit);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
