import { Graph as DagreGraph, layout } from "@dagrejs/dagre";
import type { Columns } from "./columns.ts";
import { columnGap, nodeSize, rowGap } from "./placed-graph.ts";
import { highestOf, type Rows } from "./rows.ts";

/** The least distance between an edge that passes a column and what else is there. */
const edgeGap = 12;

const beside = { x: -1e6, y: 0 };

/** The rows that cause few crossings of edges, found by dagre; too slow for large graphs. */
export function dagreRows(columns: Columns): Rows {
  const graph = new DagreGraph();
  graph.setGraph({
    rankdir: "LR",
    nodesep: rowGap,
    edgesep: edgeGap,
    ranksep: columnGap,
    ranker: (ranked: DagreGraph) => rankByColumn(ranked, columns),
  });
  // By index: names could be those of dagre's own nodes.
  for (const index of columns.of.keys()) graph.setNode(String(index), { ...nodeSize });
  for (const [index, { from, to }] of columns.links.entries()) {
    if (!columns.isBack[index]) graph.setEdge(String(from), String(to), {});
  }
  layout(graph);
  const centers = columns.of.map((_, index): number => graph.node(String(index)).y);
  const highest = highestOf(centers);
  const tops = centers.map((it) => Math.round(it - highest));
  const rows = { tops, passages: passagesOf(graph, columns, highest - nodeSize.height / 2) };
  return isUpsideDown(columns, tops) ? mirrored(rows) : rows;
}

/** Whether more neighbours in a column are drawn against their order in the file than in it: dagre knows no up and down. */
function isUpsideDown({ of }: Columns, tops: readonly number[]): boolean {
  const last = new Map<number, number>();
  let against = 0;
  for (const [index, column] of of.entries()) {
    const before = last.get(column);
    if (before !== undefined) against += Math.sign((tops[before] ?? 0) - (tops[index] ?? 0));
    last.set(column, index);
  }
  return against > 0;
}

function mirrored({ tops, passages }: Rows): Rows {
  const lowest = tops.reduce((most, it) => Math.max(most, it), 0);
  const bottom = lowest + nodeSize.height;
  return {
    tops: tops.map((it) => lowest - it),
    passages: new Map([...passages].map(([edge, own]) => [edge, own.map((it) => bottom - it)])),
  };
}

/**
 * One rank for each column: without labels, edges need no ranks between them. An edge that passes no rank then needs a point
 * beside its nodes, as dagre asks where it meets their boxes. The node that dagre adds itself is before all others.
 */
function rankByColumn(graph: DagreGraph, { of }: Columns): void {
  for (const name of graph.nodes()) {
    graph.node(name).rank = of[Number(name)] ?? -2;
  }
  for (const edge of graph.edges()) graph.edge(edge).points = [{ ...beside }];
}

/** An edge has a point for each column between its nodes, and one at each of them. */
function passagesOf(graph: DagreGraph, columns: Columns, top: number): Rows["passages"] {
  const passages = new Map<number, readonly number[]>();
  for (const [index, { from, to }] of columns.links.entries()) {
    const { length } = columns.passed(index);
    if (columns.isBack[index] || length === 0) continue;
    const points: readonly { readonly y: number }[] =
      graph.edge(String(from), String(to)).points ?? [];
    passages.set(
      index,
      points.slice(1, length + 1).map((it) => Math.round(it.y - top)),
    );
  }
  return passages;
}
