import type { ShownEdge, ShownGraph, ShownNode } from "./shown-graph.ts";
import type { GraphKey, Walk } from "./walk.ts";

/** How keys lead through a drawing: along its edges, and up and down in its columns. */
export function graphWalk(graph: ShownGraph): Walk<ShownNode, ShownEdge> {
  const nodeOf = (id: string) => graph.nodes.find(({ node }) => node.id === id);
  return {
    fromNode: ({ node }, key) => nextNode(graph, node.id, key),
    fromEdge(shown, key) {
      const ways: { readonly [key in GraphKey]: () => ShownNode | ShownEdge | undefined } = {
        ArrowRight: () => nodeOf(shown.edge.to),
        ArrowLeft: () => nodeOf(shown.edge.from),
        ArrowUp: () => edgeBeside(graph, shown, -1),
        ArrowDown: () => edgeBeside(graph, shown, 1),
        Home: () => graph.nodes[0],
        End: () => graph.nodes.at(-1),
      };
      return ways[key]();
    },
    firstEdge: ({ node }, side) => edgesBeside(graph, node.id, side)[0],
  };
}

/** Where a key leads from a node: along its edges, or up and down in its column; undefined where there is nothing. */
function nextNode(
  { nodes, edges }: ShownGraph,
  from: string,
  key: GraphKey,
): ShownNode | undefined {
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

/** The edges that leave a node, or those that lead to it, from the upper ones to the lower ones. */
function edgesBeside(
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
function edgeBeside(graph: ShownGraph, { edge }: ShownEdge, by: 1 | -1): ShownEdge | undefined {
  const all = edgesBeside(graph, edge.from, "from");
  return all[all.findIndex((it) => it.edge.id === edge.id) + by];
}
