import { nodeMeant } from "#core/graph/collapsed-graph.ts";
import type { Graph, GraphEdge, GraphNode } from "#core/graph/graph.ts";
import type { Placed, PlacedEdge, PlacedNode } from "#core/graph/placed-graph.ts";
import type { GraphMark, GraphMarks } from "../compare/comparison-marks.ts";

/** A node and where it is drawn. */
export interface ShownNode {
  readonly node: GraphNode;
  readonly box: PlacedNode;
  /** How it differs from what it is compared with; undefined where it does not. */
  readonly mark?: GraphMark | undefined;
}

/** An edge and where it is drawn. */
export interface ShownEdge {
  readonly edge: GraphEdge;
  readonly line: PlacedEdge;
  /** How it differs from what it is compared with; undefined where it does not. */
  readonly mark?: GraphMark | undefined;
}

/** What of a graph is drawn, in the order of the graph. */
export interface ShownGraph {
  readonly nodes: readonly ShownNode[];
  readonly edges: readonly ShownEdge[];
}

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

/** The node that a name means: the first of that name, or the group that it is in. */
export function nodeNamed({ nodes }: ShownGraph, name: string): ShownNode | undefined {
  const meant = nodeMeant(
    nodes.map((it) => it.node),
    name,
  );
  return nodes.find((it) => it.node === meant);
}

export type GraphKey = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home" | "End";

/** Whether a key leads from node to node. */
export function isGraphKey(key: string): key is GraphKey {
  return ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"].includes(key);
}

/** Where a key leads from a node: along its edges, or up and down in its column; undefined where there is nothing. */
export function nextNode(graph: ShownGraph, from: string, key: GraphKey): ShownNode | undefined {
  const { nodes, edges } = graph;
  const start = nodes.find(({ node }) => node.id === from);
  if (start === undefined || key === "Home") return nodes[0];
  if (key === "End") return nodes.at(-1);
  if (key === "ArrowUp" || key === "ArrowDown") return neighbour(nodes, start, key === "ArrowUp");
  const ends = edges.flatMap(({ edge }) => {
    const [near, far] = key === "ArrowRight" ? [edge.from, edge.to] : [edge.to, edge.from];
    return near === from && far !== from ? [far] : [];
  });
  const columns = ({ box }: ShownNode) => Math.abs(box.column - start.box.column);
  const height = ({ box }: ShownNode) => Math.abs(box.y - start.box.y);
  return nodes
    .filter(({ node }) => ends.includes(node.id))
    .sort((a, b) => columns(a) - columns(b) || height(a) - height(b))[0];
}

function neighbour(
  nodes: readonly ShownNode[],
  { box }: ShownNode,
  above: boolean,
): ShownNode | undefined {
  const column = nodes
    .filter((it) => it.box.column === box.column)
    .sort((a, b) => a.box.y - b.box.y);
  const at = column.findIndex((it) => it.box.id === box.id);
  return column[above ? at - 1 : at + 1];
}

/** The next node, after one, whose name begins with a text, in any case of letters. */
export function nodeBeginning(
  { nodes }: ShownGraph,
  text: string,
  after: string,
): ShownNode | undefined {
  const wanted = text.toLowerCase();
  const at = nodes.findIndex(({ node }) => node.id === after);
  // The letters of one word stay with the node that they have found.
  const start = text.length > 1 ? at : at + 1;
  const inOrder = [...nodes.slice(Math.max(0, start)), ...nodes.slice(0, Math.max(0, start))];
  return inOrder.find(({ node }) => node.name.toLowerCase().startsWith(wanted));
}

/** The nodes whose names hold a text, and the groups of such nodes, in any case of letters. */
export function nodesHolding({ nodes }: ShownGraph, text: string): readonly ShownNode[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return [];
  return nodes.filter(({ node }) =>
    [node, ...(node.members ?? [])].some((it) => it.name.toLowerCase().includes(wanted)),
  );
}
