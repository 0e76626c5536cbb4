import { type Columns, columnsOf } from "./columns.ts";
import { dagreRows } from "./dagre-rows.ts";
import type { Graph } from "./graph.ts";
import { gridRows } from "./grid-rows.ts";
import { keptRows } from "./kept-rows.ts";
import { type Box, columnStep, nodeSize, type Placed, type Point } from "./placed-graph.ts";
import { routesOf } from "./routes.ts";
import type { Rows } from "./rows.ts";

/**
 * Places the nodes and edges of a graph: each stage is a column, and within one few edges cross. With the layout before an
 * edit, what is there already keeps its place, and the rest is placed around it. Loads dagre, so import it when it is needed.
 */
export function layout(graph: Graph, before?: Placed): Placed {
  const columns = columnsOf(graph);
  const rows = (before && keptRows(graph, columns, before)) ?? freshRows(columns);
  const routes = routesOf(columns, rows);
  const nodes = graph.nodes.map(({ id }, index) => {
    const column = columns.of[index] ?? 0;
    return { id, column, x: column * columnStep, y: rows.tops[index] ?? 0, ...nodeSize };
  });
  const edges = graph.edges.map(({ id }, index) => ({
    id,
    points: routes[index] ?? [],
    isBack: columns.isBack[index] === true,
  }));
  return { bounds: boundsOf(nodes, routes), nodes, edges };
}

/** How many nodes, edges and passed columns dagre takes on in the time that a layout may take. */
const limits = { nodes: 300, edges: 900, passed: 900 } as const;

function freshRows(columns: Columns): Rows {
  const { of, links } = columns;
  const passed = links.reduce((sum, _, index) => sum + columns.passed(index).length, 0);
  const isSmall =
    of.length <= limits.nodes && links.length <= limits.edges && passed <= limits.passed;
  return isSmall && of.length > 0 ? dagreRows(columns) : gridRows(columns);
}

const margin = 16;

function boundsOf(boxes: readonly Box[], routes: readonly (readonly Point[])[]): Box {
  let [left, top, right, bottom] = [0, 0, 0, 0];
  const include = ({ x, y }: Point) => {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  };
  for (const box of boxes) {
    include(box);
    include({ x: box.x + box.width, y: box.y + box.height });
  }
  for (const points of routes) for (const it of points) include(it);
  return {
    x: left - margin,
    y: top - margin,
    width: right - left + 2 * margin,
    height: bottom - top + 2 * margin,
  };
}
