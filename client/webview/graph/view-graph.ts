import { visibleText } from "#core/base/visible-text.ts";
import { nodeMeant } from "#core/graph/collapsed-graph.ts";
import type { GraphEdge, GraphNode } from "#core/graph/graph.ts";
import type { GraphMark } from "../compare/comparison-marks.ts";

/** A node that a view shows, drawn or in a list. */
export interface ViewNode {
  readonly node: GraphNode;
  /** How it differs from what it is compared with; undefined where it does not. */
  readonly mark?: GraphMark | undefined;
}

/** An edge that a view shows, drawn or in a list. */
export interface ViewEdge {
  readonly edge: GraphEdge;
  /** How it differs from what it is compared with; undefined where it does not. */
  readonly mark?: GraphMark | undefined;
}

/** What a view shows of a graph, in the order of the view. */
export interface ViewGraph<N extends ViewNode = ViewNode, E extends ViewEdge = ViewEdge> {
  readonly nodes: readonly N[];
  readonly edges: readonly E[];
}

/** The node that a name means: the first of that name, or the group that it is in. */
export function nodeNamed<N extends ViewNode>(
  { nodes }: ViewGraph<N>,
  name: string,
): N | undefined {
  const meant = nodeMeant(
    nodes.map((it) => it.node),
    name,
  );
  return nodes.find((it) => it.node === meant);
}

/** The next node, after one, whose name begins with a text, in any case of letters. */
export function nodeBeginning<N extends ViewNode>(
  { nodes }: ViewGraph<N>,
  text: string,
  after: string,
): N | undefined {
  const wanted = text.toLowerCase();
  const at = nodes.findIndex(({ node }) => node.id === after);
  // The letters of one word stay with the node that they have found.
  const start = text.length > 1 ? at : at + 1;
  const inOrder = [...nodes.slice(Math.max(0, start)), ...nodes.slice(0, Math.max(0, start))];
  return inOrder.find(({ node }) => node.name.toLowerCase().startsWith(wanted));
}

/** The nodes whose names hold a text, and the groups of such nodes, in any case of letters. */
export function nodesHolding<N extends ViewNode>(
  { nodes }: ViewGraph<N>,
  text: string,
): readonly N[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return [];
  return nodes.filter(({ node }) =>
    [node, ...(node.members ?? [])].some((it) => it.name.toLowerCase().includes(wanted)),
  );
}

/** What an edge is called, such as `edge from preprocess to train`. */
export function edgeName({ nodes }: ViewGraph, { edge }: ViewEdge): string {
  const nameOf = (id: string) =>
    visibleText(nodes.find(({ node }) => node.id === id)?.node.name ?? "");
  return `edge from ${nameOf(edge.from)} to ${nameOf(edge.to)}`;
}

/** An edge in words, such as `edge from preprocess to train: preprocess.output.* to train.input.data, files, and 1 more`. */
export function edgeLabel(graph: ViewGraph, shown: ViewEdge): string {
  const { edge, mark } = shown;
  const [first, ...others] = edge.parts;
  const more = others.length === 0 ? "" : `, and ${others.length} more`;
  const what = first
    ? `: ${visibleText(first.source)} to ${visibleText(first.target)}, ${first.text}${more}`
    : "";
  return `${edgeName(graph, shown)}${what}${mark ? `, ${mark.change}` : ""}`;
}
