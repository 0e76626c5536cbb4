/** How high the boxes are drawn, before the edges between them. */
export interface Rows {
  /** By the index of the node: the top of its box. */
  readonly tops: readonly number[];
  /** By the index of the edge: how high it would best pass each column between its nodes; empty where nothing is better. */
  readonly passages: ReadonlyMap<number, readonly number[]>;
}
