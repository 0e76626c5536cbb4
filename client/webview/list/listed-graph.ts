import type { Graph } from "#core/graph/graph.ts";
import { largestWhole } from "#core/graph/graph-around.ts";
import { nodeId } from "#core/graph/node-id.ts";
import type { PipelinePlan } from "#core/simulation/plan/pipeline-plan.ts";
import type { GraphMarks } from "../compare/comparison-marks.ts";
import type { ViewEdge, ViewGraph, ViewNode } from "../graph/view-graph.ts";
import type { GraphKey, Walk } from "../graph/walk.ts";

/** All nodes of a graph in running order, and its edges in the order of the nodes that they leave and lead to; parameters come first, nodes that never start last. */
export function listedGraph(
  graph: Graph,
  plan: PipelinePlan,
  marks: GraphMarks | undefined,
): ViewGraph {
  const order = new Map(plan.nodes.map((it, at) => [nodeId(it.node), at]));
  const rank = ({ node }: ViewNode): number =>
    node.kind === "parameter" ? -1 : (order.get(node.id) ?? plan.nodes.length);
  const nodes = graph.nodes
    .map((node): ViewNode => ({ node, mark: marks?.get(node.id) }))
    .sort((a, b) => rank(a) - rank(b));
  const places = new Map(nodes.map(({ node }, at) => [node.id, at]));
  const place = (id: string): number => places.get(id) ?? 0;
  const edges = graph.edges
    .map((edge): ViewEdge => ({ edge, mark: marks?.get(edge.id) }))
    .sort((a, b) => place(a.edge.from) - place(b.edge.from) || place(a.edge.to) - place(b.edge.to));
  return { nodes, edges };
}

/** Whether the edges of all nodes are listed; those of a larger pipeline are listed for the node at the keyboard only. */
export function listsAllEdges({ nodes }: ViewGraph): boolean {
  return nodes.length <= largestWhole;
}

/** How keys lead through the list: from row to row, and along the edges. */
export function listWalk(graph: ViewGraph): Walk {
  const nodeOf = (id: string | undefined) => graph.nodes.find(({ node }) => node.id === id);
  const beside = (node: string, side: "from" | "to") =>
    graph.edges.find(({ edge }) => edge[side] === node && edge.from !== edge.to);
  return {
    fromNode(at, key) {
      const { id } = at.node;
      if (key === "ArrowRight") return nodeOf(beside(id, "from")?.edge.to);
      if (key === "ArrowLeft") return nodeOf(beside(id, "to")?.edge.from);
      return nextRow(rowsOf(graph, id), at, key);
    },
    fromEdge(at, key) {
      if (key === "ArrowRight") return nodeOf(at.edge.to);
      if (key === "ArrowLeft") return nodeOf(at.edge.from);
      return nextRow(rowsOf(graph, at.edge.from), at, key);
    },
    firstEdge: ({ node }, side) => graph.edges.find(({ edge }) => edge[side] === node.id),
  };
}

type Row = ViewNode | ViewEdge;

/** The rows of the list while the keyboard is at a node or at an edge from it. */
function rowsOf(graph: ViewGraph, open: string): readonly Row[] {
  const isAll = listsAllEdges(graph);
  return graph.nodes.flatMap((at): readonly Row[] => {
    const { id } = at.node;
    const edges = isAll || id === open ? graph.edges.filter(({ edge }) => edge.from === id) : [];
    return [at, ...edges];
  });
}

function nextRow(rows: readonly Row[], at: Row, key: GraphKey): Row | undefined {
  if (key === "Home") return rows[0];
  if (key === "End") return rows.at(-1);
  return rows[rows.indexOf(at) + (key === "ArrowUp" ? -1 : 1)];
}
