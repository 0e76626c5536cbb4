import { groupBy } from "#core/base/group-by.ts";
import type { GraphEdge, GraphNode } from "./graph.ts";
import { nodeLabel } from "./node-label.ts";

/** A node whose label is still to be written, or to be written again. */
export type Unlabelled = Omit<GraphNode, "label">;

/** Nodes with labels that name the nodes around them. */
export function withLabels(
  nodes: readonly Unlabelled[],
  edges: readonly GraphEdge[],
  stages: number,
): readonly GraphNode[] {
  const names = new Map(nodes.map((it) => [it.id, it.name]));
  const incoming = groupBy(edges, (it) => it.to);
  const outgoing = groupBy(edges, (it) => it.from);
  const nameOf = (id: string) => names.get(id) ?? "";
  return nodes.map((node) => {
    const fedBy = (incoming.get(node.id) ?? []).map((it) => nameOf(it.from));
    const feeds = (outgoing.get(node.id) ?? []).map((it) => nameOf(it.to));
    return { ...node, label: nodeLabel(node, { stages, fedBy, feeds }) };
  });
}
