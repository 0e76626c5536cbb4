import type { Graph } from "#core/graph/graph.ts";
import type { Placed, PlacedEdge, PlacedNode } from "#core/graph/placed-graph.ts";
import type { GraphMarks } from "../compare/comparison-marks.ts";
import type { ViewEdge, ViewGraph, ViewNode } from "./view-graph.ts";

/** A node and where it is drawn. */
export interface ShownNode extends ViewNode {
  readonly box: PlacedNode;
}

/** An edge and where it is drawn. */
export interface ShownEdge extends ViewEdge {
  readonly line: PlacedEdge;
}

/** What of a graph is drawn, in the order of the graph. */
export type ShownGraph = ViewGraph<ShownNode, ShownEdge>;

/** The nodes and edges of a graph that have a place. */
export function shownGraph(
  { nodes, edges }: Graph,
  placed: Placed,
  marks?: GraphMarks,
): ShownGraph {
  const boxes = new Map(placed.nodes.map((it) => [it.id, it]));
  const lines = new Map(placed.edges.map((it) => [it.id, it]));
  return {
    nodes: nodes.flatMap((node) => {
      const box = boxes.get(node.id);
      return box ? [{ node, box, mark: marks?.get(node.id) }] : [];
    }),
    edges: edges.flatMap((edge) => {
      const line = lines.get(edge.id);
      return line ? [{ edge, line, mark: marks?.get(edge.id) }] : [];
    }),
  };
}
