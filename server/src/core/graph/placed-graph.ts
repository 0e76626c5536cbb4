/** A place in a drawing, in pixels at its usual size; y grows downward. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Where the nodes and edges of a graph are drawn. Plain JSON; no number depends on a font. */
export interface Placed {
  /** What holds all boxes and edges, with a margin. */
  readonly bounds: Box;
  /** In the order of the graph's nodes. */
  readonly nodes: readonly PlacedNode[];
  /** In the order of the graph's edges. */
  readonly edges: readonly PlacedEdge[];
}

export interface PlacedNode extends Box {
  readonly id: string;
  /** From 0; -1 for pipeline parameters. Nodes of a cycle have one as well. */
  readonly column: number;
}

export interface PlacedEdge {
  readonly id: string;
  /** What `edgePath` draws a line through; at least two. */
  readonly points: readonly Point[];
  /** Whether it leads back, to a node of its cycle that is drawn further left, or to its own. */
  readonly isBack: boolean;
}

/** The size of all boxes and the room between them. */
export const nodeSize = { width: 200, height: 64 } as const;
export const columnGap = 80;
export const rowGap = 32;

/** The distance between the left sides of two columns, and the least between the tops of two boxes in one. */
export const columnStep = nodeSize.width + columnGap;
export const rowStep = nodeSize.height + rowGap;
