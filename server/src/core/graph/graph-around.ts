import { nodeMeant } from "./collapsed-graph.ts";
import type { Graph } from "./graph.ts";

/** The most nodes of a pipeline that is drawn whole unless a person asks for a part. */
export const largestWhole = 60;

/** A graph of more nodes as the node of a name, or else the first one, with those next to it; a smaller one whole. */
export function graphAround(graph: Graph, name: string): Graph {
  const { nodes, edges } = graph;
  if (nodes.length <= largestWhole) return graph;
  const center = nodeMeant(nodes, name) ?? nodes[0];
  const near = new Set([center?.id]);
  for (const { from, to } of edges) {
    if (from === center?.id) near.add(to);
    if (to === center?.id) near.add(from);
  }
  return {
    ...graph,
    nodes: nodes.filter((it) => near.has(it.id)),
    edges: edges.filter((it) => near.has(it.from) && near.has(it.to)),
  };
}
