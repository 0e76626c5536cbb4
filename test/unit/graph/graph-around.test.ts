import assert from "node:assert/strict";
import { test } from "node:test";
import type { Graph } from "#core/graph/graph.ts";
import { graphAround, largestWhole } from "#core/graph/graph-around.ts";
import { nodeId } from "#core/graph/node-id.ts";

/** A chain of nodes with numbers as names, of which only ids and edges count. */
function chain(length: number): Graph {
  const ids = Array.from({ length }, (_, index) => nodeId(String(index)));
  const nodes = ids.map((id) => ({ id })) as unknown as Graph["nodes"];
  const edges = ids.slice(1).map((to, index) => ({ id: to, from: ids[index] ?? "", to }));
  return {
    pipeline: "p",
    stages: length,
    nodes,
    edges: edges as unknown as Graph["edges"],
    problems: [],
  };
}

test("a graph of few nodes stays whole", () => {
  const graph = chain(largestWhole);
  assert.equal(graphAround(graph, "5"), graph);
});

test("of a larger one, the node and those next to it are left, with the edges between them", () => {
  const { nodes, edges } = graphAround(chain(largestWhole + 1), "5");
  assert.deepEqual(
    nodes.map((it) => it.id),
    ["4", "5", "6"].map(nodeId),
  );
  assert.deepEqual(
    edges.map((it) => it.to),
    ["5", "6"].map(nodeId),
  );
});

test("a name that no node has means the first node", () => {
  const { nodes } = graphAround(chain(largestWhole + 1), "gone");
  assert.deepEqual(
    nodes.map((it) => it.id),
    ["0", "1"].map(nodeId),
  );
});
