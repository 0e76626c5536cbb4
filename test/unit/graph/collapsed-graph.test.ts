import assert from "node:assert/strict";
import { test } from "node:test";
import { collapsedGraph, groupId, nodeMeant } from "#core/graph/collapsed-graph.ts";
import type { Graph } from "#core/graph/graph.ts";
import { layout } from "#core/graph/graph-layout.ts";
import { graphIn, layoutFaults, waitingFile } from "../../support/graphs.ts";
import { file, pipeline, step } from "../../support/yaml.ts";

const fan = graphIn(
  waitingFile([
    ["load"],
    ["train-a", "load"],
    ["train-b", "load"],
    ["train-c", "load"],
    ["evaluate", "train-a", "train-b", "train-c"],
  ]),
);

const labels = ({ nodes }: Graph) => nodes.map((it) => it.label);

test("draws a group as one node with all its executions, and merges its edges", () => {
  const graph = collapsedGraph(fan, ["train-"]);
  assert.deepEqual(labels(graph), [
    "load, execution node, 1 execution, stage 1 of 3, feeds train-*",
    "train-*, group of 3 nodes, 3 executions, stage 2 of 3, fed by load, feeds evaluate",
    "evaluate, execution node, 1 execution, stage 3 of 3, fed by train-*",
  ]);
  assert.deepEqual(
    graph.edges.map((it) => [it.from, it.to, it.parts.length]),
    [
      ["1:load", groupId("train-"), 3],
      [groupId("train-"), "1:evaluate", 3],
    ],
  );
});

test("stays the same where no prefix is collapsed, or none that names a group", () => {
  assert.equal(collapsedGraph(fan, []), fan);
  assert.equal(collapsedGraph(fan, ["test-", "train"]), fan);
});

test("the executions of a group are not known where those of a node are not", () => {
  const nodes = ["a-1", "a-2", "a-3"].map((it) => `- { name: ${it}, type: task, step: train }`);
  const yaml =
    file(step("list"), step("train", "parameters: [{ name: size, type: integer }]")) +
    pipeline(
      `- { name: list, type: execution, step: list }\n${nodes.join("\n")}`,
      "edges:\n  - [list.metadata.ids, a-1.parameter.size]",
      "p",
    );
  const { nodes: drawn, edges } = collapsedGraph(graphIn(yaml), ["a-"]);
  assert.equal(drawn[1]?.count, undefined);
  assert.match(drawn[1]?.label ?? "", /^a-\*, group of 3 nodes, as often as the metadata of list/);
  assert.deepEqual(edges[0]?.kinds, ["list"]);
});

test("edges within a group are not drawn, but that of a node to itself outside of one is", () => {
  const graph = graphIn(
    waitingFile([["a-1"], ["a-2", "a-1"], ["a-3", "a-2"], ["self", "self", "a-3"]]),
  );
  assert.deepEqual(
    collapsedGraph(graph, ["a-"]).edges.map((it) => [it.from, it.to]),
    [
      ["1:self", "1:self"],
      [groupId("a-"), "1:self"],
    ],
  );
});

test("a name means its node, or the group that it is in", () => {
  const { nodes } = collapsedGraph(fan, ["train-"]);
  assert.equal(nodeMeant(nodes, "load")?.name, "load");
  assert.equal(nodeMeant(nodes, "train-b")?.name, "train-*");
  assert.equal(nodeMeant(nodes, "gone"), undefined);
});

test("the other nodes keep their places when a group is collapsed, and when it is expanded again", () => {
  const first = layout(fan);
  const collapsed = layout(collapsedGraph(fan, ["train-"]), first);
  assert.deepEqual(layoutFaults(collapsedGraph(fan, ["train-"]), collapsed), []);
  const again = layout(fan, collapsed);
  assert.deepEqual(layoutFaults(fan, again), []);
  for (const name of ["1:load", "1:evaluate"]) {
    const [before, during, after] = [first, collapsed, again].map((it) =>
      it.nodes.find(({ id }) => id === name),
    );
    assert.deepEqual(during, before);
    assert.deepEqual(after, before);
  }
});
