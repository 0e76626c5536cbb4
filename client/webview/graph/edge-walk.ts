import type { ShownEdge, ShownGraph } from "./shown-graph.ts";

/** The edges that leave a node, or those that lead to it, from the upper ones to the lower ones. */
export function edgesBeside(
  { nodes, edges }: ShownGraph,
  node: string,
  side: "from" | "to",
): readonly ShownEdge[] {
  const far = side === "from" ? "to" : "from";
  const heights = new Map(nodes.map((it) => [it.node.id, it.box.y]));
  const height = ({ edge }: ShownEdge) => heights.get(edge[far]) ?? 0;
  return edges.filter(({ edge }) => edge[side] === node).sort((a, b) => height(a) - height(b));
}

/** The edge above or below one among the edges that leave the same node. */
export function edgeBeside(
  graph: ShownGraph,
  { edge }: ShownEdge,
  by: 1 | -1,
): ShownEdge | undefined {
  const all = edgesBeside(graph, edge.from, "from");
  return all[all.findIndex((it) => it.edge.id === edge.id) + by];
}

/** An edge in words, such as `edge from preprocess to train, 2 parts: output.* to input.data, …`. */
export function edgeLabel({ nodes }: ShownGraph, { edge, mark }: ShownEdge): string {
  const nameOf = (id: string) => nodes.find(({ node }) => node.id === id)?.node.name ?? "";
  const [first, ...others] = edge.parts;
  const more = others.length === 0 ? "" : `, and ${others.length} more`;
  const what = first ? `: ${first.source} to ${first.target}, ${first.text}${more}` : "";
  return `edge from ${nameOf(edge.from)} to ${nameOf(edge.to)}${what}${mark ? `, ${mark.change}` : ""}`;
}
