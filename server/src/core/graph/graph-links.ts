import type { Graph } from "./graph.ts";

/** An edge of a graph with its nodes as indices into the list of nodes. */
export interface Link {
  readonly from: number;
  readonly to: number;
}

/** The edges of a graph as links, in their order; an edge to or from no node of the graph is from the first to itself. */
export function linksOf({ nodes, edges }: Graph): readonly Link[] {
  const indices = new Map(nodes.map((it, index) => [it.id, index]));
  return edges.map(({ from, to }) => ({ from: indices.get(from) ?? 0, to: indices.get(to) ?? 0 }));
}

/** For each of so many nodes the indices of the nodes that links lead to. */
export function targetsOf(links: readonly Link[], count: number): readonly (readonly number[])[] {
  return neighbours(links, count, ({ from, to }) => [from, to]);
}

/** For each of so many nodes the indices of the nodes that links lead from. */
export function sourcesOf(links: readonly Link[], count: number): readonly (readonly number[])[] {
  return neighbours(links, count, ({ from, to }) => [to, from]);
}

function neighbours(
  links: readonly Link[],
  count: number,
  ends: (link: Link) => readonly [at: number, other: number],
): readonly (readonly number[])[] {
  const lists: number[][] = Array.from({ length: count }, () => []);
  for (const link of links) {
    const [at, other] = ends(link);
    lists[at]?.push(other);
  }
  return lists;
}
