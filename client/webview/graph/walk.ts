import type { ViewEdge, ViewNode } from "./view-graph.ts";

export type GraphKey = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home" | "End";

/** Whether a key leads from node to node. */
export function isGraphKey(key: string): key is GraphKey {
  return ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"].includes(key);
}

/** Where keys lead in a view; undefined where there is nothing. */
export interface Walk<N extends ViewNode = ViewNode, E extends ViewEdge = ViewEdge> {
  readonly fromNode: (node: N, key: GraphKey) => N | E | undefined;
  readonly fromEdge: (edge: E, key: GraphKey) => N | E | undefined;
  /** The first edge that leaves a node, or that leads to it. */
  readonly firstEdge: (node: N, side: "from" | "to") => E | undefined;
}
