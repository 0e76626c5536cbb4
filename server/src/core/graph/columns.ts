import { componentNumbers } from "./components.ts";
import type { Graph } from "./graph.ts";
import { type Link, linksOf, sourcesOf, targetsOf } from "./graph-links.ts";

/** In which column each node is drawn, and how edges lead from column to column. */
export interface Columns {
  /** By the index of the node: its stage from 0, -1 for pipeline parameters. */
  readonly of: readonly number[];
  readonly links: readonly Link[];
  /** By the index of the edge: whether it does not lead to a column further right. */
  readonly isBack: readonly boolean[];
  /** The columns that an edge passes, by its index. */
  passed(edge: number): PassedColumns;
}

/** How many columns all edges together pass between boxes; further edges lead above all boxes. */
export const maxPassed = 100_000;

/** Some columns in the order in which an edge passes them; an edge that leads back passes those of its nodes as well. */
export interface PassedColumns {
  readonly length: number;
  at(place: number): number;
}

/**
 * The columns of a graph: a node is right of all nodes that it waits for, as in the stages of the plan. In a cycle, edges
 * that lead up in the file do not count, as in the rule "edge-cycle".
 */
export function columnsOf(graph: Graph): Columns {
  const links = linksOf(graph);
  const of = longestPaths(graph, links);
  const columnOf = (node: number) => of[node] ?? 0;
  const isBack = links.map(({ from, to }) => columnOf(to) <= columnOf(from));
  return {
    of,
    links,
    isBack,
    passed(edge) {
      const { from, to } = links[edge] ?? { from: 0, to: 0 };
      const [first, last] = [columnOf(from), columnOf(to)];
      return last <= first
        ? { length: first - last + 1, at: (place) => first - place }
        : { length: last - first - 1, at: (place) => first + 1 + place };
    },
  };
}

function longestPaths({ nodes }: Graph, links: readonly Link[]): readonly number[] {
  const sources = sourcesOf(links, nodes.length);
  const component = componentNumbers(targetsOf(links, nodes.length), sources);
  const componentOf = (node: number) => component[node] ?? 0;
  const counts = (from: number, to: number) => from < to || componentOf(from) !== componentOf(to);
  const order = nodes.map((_, index) => index);
  order.sort((a, b) => componentOf(a) - componentOf(b) || a - b);
  const columns = nodes.map((it): number => (it.kind === "parameter" ? -1 : 0));
  for (const to of order) {
    for (const from of sources[to] ?? []) {
      if (counts(from, to)) columns[to] = Math.max(columns[to] ?? 0, (columns[from] ?? 0) + 1);
    }
  }
  return columns;
}
