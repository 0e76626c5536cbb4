import { createBudget } from "./budget.ts";
import { editDistance } from "./edit-distance.ts";
import { type Candidates, candidatesIn } from "./name-candidates.ts";
import { plainName } from "./plain-name.ts";

/** The word that a misspelt one most likely is; undefined where no word is near enough, or two are equally near. */
export function closest(name: string, candidates: Iterable<string>): string | undefined {
  const near = nearest(name, candidatesIn(candidates));
  return near.length === 1 ? near[0] : undefined;
}

/** The same, or else the only candidate that the word is the beginning of, as "exec" is of "execution". */
export function closestOrLonger(name: string, candidates: Iterable<string>): string | undefined {
  const all = candidatesIn(candidates);
  const near = nearest(name, all);
  const found = near.length > 0 || name.length < 3 ? near : all.beginningWith(name);
  return found.length === 1 ? found[0] : undefined;
}

/** Whether any candidate is near enough to be meant by a misspelt word, or one begins with the word. */
export function hasNear(name: string, candidates: Iterable<string>): boolean {
  const all = candidatesIn(candidates);
  return nearest(name, all).length > 0 || (name.length >= 3 && all.beginningWith(name).length > 0);
}

/** In letters: longer names are texts, not misspelt names. */
const longestName = 200;

/** Among more names, or more of about the same length, it is unclear which is meant. */
const maxCandidates = 5000;
const maxCompared = 200;

/** The candidates that are as near as any, two at most, if they are near enough to be meant. */
function nearest(name: string, candidates: Candidates): readonly string[] {
  if (name.length > longestName || candidates.count > maxCandidates) return [];
  let best: Nearest = { names: [], distance: Math.max(1, Math.floor(name.length * 0.4)) };
  const compared = createBudget(maxCompared + (candidates.has(name) ? 1 : 0));
  // Names of the same length first: the nearer the best one is, the fewer lengths are left.
  for (let by = 0; by < best.distance + lengthSlack; by++) {
    for (const length of lengthsBy(name, by)) {
      const some = candidates.ofLength(length);
      if (!compared.spend(some.length)) return [];
      best = nearestOf(name, some, best);
    }
  }
  return best.names;
}

interface Nearest {
  readonly names: readonly string[];
  readonly distance: number;
}

function nearestOf(name: string, candidates: readonly string[], before: Nearest): Nearest {
  let { names, distance } = before;
  for (const candidate of candidates) {
    if (candidate === name) continue;
    const found = nameDistance(name, candidate, distance + 0.5);
    if (found > distance) continue;
    names = found < distance ? [candidate] : [...names, candidate].slice(0, 2);
    distance = found;
  }
  return { names, distance };
}

/** Dashes and spaces count for less than a letter, so that a longer name may be nearer than its length says. */
const lengthSlack = 1.5;

/** The lengths that differ from that of a name by this many characters. */
function lengthsBy(name: string, by: number): readonly number[] {
  return by === 0 ? [name.length] : [name.length - by, name.length + by];
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
  const isSibling =
    plainName(name) !== plainName(near) && withoutDigits(name) === withoutDigits(near);
  return isSibling ? undefined : near;
}

function withoutDigits(name: string): string {
  return plainName(name).replace(/-?\d+/g, "");
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
  const plainA = plainName(a);
  const plainB = plainName(b);
  if (plainA === plainB) return 0.5;
  if (a.length > longestName) return Number.POSITIVE_INFINITY;
  return editDistance(plainA, plainB, limit);
}
