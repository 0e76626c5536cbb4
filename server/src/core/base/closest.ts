/** The candidate that a misspelt name most likely stands for, or nothing when none is near enough. */
export function closest(name: string, candidates: Iterable<string>): string | undefined {
  const limit = Math.max(1, Math.floor(name.length * 0.4));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    if (candidate === name) continue;
    const distance = nameDistance(name, candidate, bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** The same, or else the only candidate that the name is the beginning of, as "exec" is of "execution". */
export function closestOrLonger(name: string, candidates: Iterable<string>): string | undefined {
  const all = [...candidates];
  const near = closest(name, all);
  if (near !== undefined || name.length < 3) return near;
  const longer = all.filter((it) => plain(it).startsWith(plain(name)));
  return longer.length === 1 ? longer[0] : undefined;
}

/** Whether a word is another one with a single letter wrong, or with other dashes or case. */
export function isSlip(name: string, meant: string): boolean {
  return name !== meant && nameDistance(name, meant, 2) <= 1;
}

/** Differences in case, dashes, underscores and spaces count less than one letter. */
function nameDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit + 1) return Number.POSITIVE_INFINITY;
  const plainA = plain(a);
  const plainB = plain(b);
  if (plainA === plainB) return 0.5;
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
    // Whatever comes is built on this row and, by a swap, on the one before.
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
