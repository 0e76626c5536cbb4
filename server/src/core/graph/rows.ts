/** How high the boxes are drawn, before the edges between them. */
export interface Rows {
  /** By the index of the node: the top of its box. */
  readonly tops: readonly number[];
  /** By the index of the edge: how high it would best pass each column between its nodes; empty where nothing is better. */
  readonly passages: ReadonlyMap<number, readonly number[]>;
}

/** The highest of some heights, which is the least number; infinite where there are none. */
export function highestOf(heights: readonly number[]): number {
  return heights.reduce((least, it) => Math.min(least, it), Number.POSITIVE_INFINITY);
}

/** The mean of some heights; undefined where there are none. */
export function meanOf(heights: readonly number[]): number | undefined {
  if (heights.length === 0) return undefined;
  return heights.reduce((sum, it) => sum + it, 0) / heights.length;
}
