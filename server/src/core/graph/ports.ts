import type { Columns } from "./columns.ts";
import { nodeSize } from "./placed-graph.ts";
import type { Rows } from "./rows.ts";

/** How high an edge leaves its first node and reaches its second. */
export interface Ports {
  readonly start: number;
  readonly end: number;
}

/** The distance between edges at a node, and between them and the corners of its box. */
const usualDistance = 12;
const cornerRoom = 10;

/** The middle of the sides of a node's box. */
export function middleOf({ tops }: Rows, node: number): number {
  return (tops[node] ?? 0) + nodeSize.height / 2;
}

/** The ports of the edges, in their order: at each side of a node ordered by the height that the edge has next to it. */
export function portsOf(
  { of, links }: Columns,
  rows: Rows,
  near: readonly Ports[],
): readonly Ports[] {
  const leaving: number[][] = of.map(() => []);
  const arriving: number[][] = of.map(() => []);
  for (const [index, { from, to }] of links.entries()) {
    leaving[from]?.push(index);
    arriving[to]?.push(index);
  }
  const starts = links.map(() => 0);
  const ends = links.map(() => 0);
  for (const node of of.keys()) {
    const middle = middleOf(rows, node);
    spread(leaving[node] ?? [], middle, (it) => near[it]?.start ?? 0, starts);
    spread(arriving[node] ?? [], middle, (it) => near[it]?.end ?? 0, ends);
  }
  return links.map((_, index) => ({ start: starts[index] ?? 0, end: ends[index] ?? 0 }));
}

/** Distributes edges around the middle of a side of a box. */
function spread(
  edges: number[],
  middle: number,
  heightOf: (edge: number) => number,
  heights: number[],
): void {
  edges.sort((a, b) => heightOf(a) - heightOf(b) || a - b);
  const last = edges.length - 1;
  const room = nodeSize.height - 2 * cornerRoom;
  const distance = last === 0 ? 0 : Math.min(usualDistance, room / last);
  const first = middle - (distance * last) / 2;
  for (const [place, edge] of edges.entries()) {
    heights[edge] = Math.round(first + place * distance);
  }
}
