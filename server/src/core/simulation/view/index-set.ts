/** Some of the indices of a list, in rising order. */
export interface IndexSet {
  readonly length: number;
  /** The n-th of the indices. */
  at(n: number): number;
  /** How many of the indices lie below this one. */
  rank(index: number): number;
  has(index: number): boolean;
}

/** All indices from start to before end. */
export function indexRange(start: number, end: number): IndexSet {
  const length = Math.max(0, end - start);
  return {
    length,
    at: (n) => start + n,
    rank: (index) => Math.min(length, Math.max(0, index - start)),
    has: (index) => index >= start && index < end,
  };
}

/** These indices, which must rise. */
export function indexList(indices: readonly number[] | Uint32Array): IndexSet {
  const rank = (index: number) => {
    let low = 0;
    let high = indices.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((indices[middle] ?? 0) < index) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    length: indices.length,
    at: (n) => indices[n] ?? 0,
    rank,
    has: (index) => indices[rank(index)] === index,
  };
}
