import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { edgePath } from "#core/graph/edge-path.ts";
import type { Graph } from "#core/graph/graph.ts";
import { layout } from "#core/graph/graph-layout.ts";
import { nodeSize, type Placed } from "#core/graph/placed-graph.ts";
import { graphIn, layoutFaults, type WaitingNode, waitingFile } from "../../support/graphs.ts";
import { edgesFile } from "../../support/yaml.ts";

/** The names in each column, from its top. */
function drawn(graph: Graph, { nodes }: Placed): readonly string[] {
  const places = graph.nodes.map(({ name }, index) => ({ name, at: nodes[index] }));
  const columns = [...new Set(nodes.map((it) => it.column))].sort((a, b) => a - b);
  return columns.map((column) =>
    places
      .filter((it) => it.at?.column === column)
      .sort((a, b) => (a.at?.y ?? 0) - (b.at?.y ?? 0))
      .map((it) => it.name)
      .join(" "),
  );
}

function placed(nodes: readonly WaitingNode[], before?: Placed) {
  const graph = graphIn(waitingFile(nodes));
  const found = layout(graph, before);
  assert.deepEqual(layoutFaults(graph, found), []);
  return { graph, found, columns: drawn(graph, found) };
}

const diamond: readonly WaitingNode[] = [
  ["load"],
  ["left", "load"],
  ["right", "load"],
  ["join", "left", "right"],
];

test("draws the stages as columns, each in file order where no edge crosses another", () => {
  assert.deepEqual(placed(diamond).columns, ["load", "left right", "join"]);
  const crossed: readonly WaitingNode[] = [["a"], ["b"], ["x", "b"], ["y", "a"]];
  const { columns } = placed(crossed);
  assert.deepEqual([columns[0]?.length, columns[1]], [3, columns[0] === "a b" ? "y x" : "x y"]);
});

for (const [file, pipeline, columns] of [
  ["dynamic-task", "dynamic-task", ["preprocess", "train"]],
  ["training", "train-and-deploy", ["preprocess", "sweep", "evaluate", "deploy"]],
] as const) {
  test(`draws the example ${file} from left to right`, () => {
    const graph = graphIn(readFileSync(`examples/${file}/valohai.yaml`, "utf8"), pipeline);
    const found = layout(graph);
    assert.deepEqual(drawn(graph, found), columns);
    assert.deepEqual(layoutFaults(graph, found), []);
  });
}

test("draws cycles forward except for the edges that lead up in the file", () => {
  const { found, graph, columns } = placed([
    ["start"],
    ["a", "start", "c"],
    ["b", "a"],
    ["c", "b", "c"],
    ["after", "c"],
  ]);
  assert.deepEqual(columns, ["start", "a", "b", "c", "after"]);
  const back = graph.edges.filter((_, index) => found.edges[index]?.isBack);
  assert.deepEqual(
    back.map(({ from, to }) => `${from} ${to}`),
    ["1:c 1:a", "1:c 1:c"],
  );
});

test("begins a cycle with the node that is first in the file", () => {
  const { found } = placed([
    ["a", "c"],
    ["b", "a"],
    ["c", "b"],
  ]);
  assert.deepEqual(
    found.nodes.map((it) => it.column),
    [0, 1, 2],
  );
});

test("draws pipeline parameters to the left of what they fill, and moves nothing for them", () => {
  const yaml = edgesFile("", "    parameters: [{ name: rate, targets: [train.parameter.rate] }]\n");
  const graph = graphIn(yaml, "p", { parameters: true });
  const without = layout(graphIn(yaml));
  const found = layout(graph, without);
  assert.equal(found.nodes[0]?.column, -1);
  assert.deepEqual(found.nodes.slice(1), without.nodes);
  assert.deepEqual(layoutFaults(graph, found), []);
});

test("keeps all in place when a node and an edge are added", () => {
  const before = placed(diamond).found;
  const after = placed([...diamond, ["extra", "load"]], before).found;
  assert.deepEqual(after.nodes.slice(0, 4), before.nodes);
  const untouched = ["left", "right"].map((it) => JSON.stringify([`1:${it}`, "1:join"]));
  for (const id of untouched) {
    const edgeIn = (it: Placed) => it.edges.find((edge) => edge.id === id);
    assert.deepEqual(edgeIn(after), edgeIn(before));
  }
});

test("moves what follows a node that is put in between, and keeps its row", () => {
  const before = placed(diamond).found;
  const nodes: readonly WaitingNode[] = [
    ["load"],
    ["left", "load"],
    ["check", "left"],
    ["right", "load"],
    ["join", "check", "right", "left"],
  ];
  const { columns, found } = placed(nodes, before);
  assert.deepEqual(columns, ["load", "left right", "check", "join"]);
  assert.deepEqual(found.nodes.slice(0, 2), before.nodes.slice(0, 2));
  assert.equal(found.nodes[4]?.y, before.nodes[3]?.y);
});

test("puts no new node on an edge that passes", () => {
  const nodes: readonly WaitingNode[] = [["a"], ["b", "a"], ["c", "a", "b"], ["s"]];
  const drawnBefore = placed(nodes).found;
  const [tops, passed] = [[0, -300, 200, 200], 230];
  const before: Placed = {
    ...drawnBefore,
    nodes: drawnBefore.nodes.map((it, at) => ({ ...it, y: tops[at] ?? 0 })),
    edges: drawnBefore.edges.map((it) => ({
      ...it,
      points: it.points.map(({ x }) => ({ x, y: passed })),
    })),
  };
  const { found } = placed([...nodes, ["new", "s"]], before);
  const long = found.edges.find((it) => it.id === JSON.stringify(["1:a", "1:c"]));
  assert.equal(long?.points[1]?.y, passed);
  assert.equal(found.nodes[3]?.y, 200);
  assert.equal(found.nodes[4]?.column, 1);
  assert.ok(Math.abs((found.nodes[4]?.y ?? 0) - 200) > 30);
});

test("puts a node that gets its first edge beside the node that it waits for", () => {
  const alone = placed([["a"], ["b"], ["c"]]).found;
  const { found } = placed([["a"], ["b", "a"], ["c"]], alone);
  assert.equal(found.nodes[1]?.y, found.nodes[0]?.y);
});

test("keeps a renamed graph apart: nothing of the layout before it counts", () => {
  const before = placed(diamond).found;
  const other: readonly WaitingNode[] = [["x"], ["y", "x"]];
  assert.deepEqual(placed(other, before).found, placed(other).found);
});

test("does not believe a layout before the edit that cannot be one", () => {
  const { found } = placed(diamond);
  const odd = found.nodes.map((it) => ({ ...it, y: it.id === "1:load" ? Number.NaN : 0 }));
  const edges = found.edges.map((it) => ({ ...it, points: [] }));
  placed(diamond, { ...found, nodes: odd, edges });
});

test("draws large graphs in columns as well", () => {
  const nodes = Array.from({ length: 400 }, (_, at): WaitingNode => {
    const source = at < 20 ? [] : [`n${at - 20 + (at % 3)}`];
    return [`n${at}`, ...source];
  });
  const { found } = placed(nodes);
  assert.ok(found.nodes.every((it) => it.y % 1 === 0));
  assert.deepEqual(placed(nodes, found).found, found);
});

test("draws the rows of large graphs straight, whatever their order in the file", () => {
  const nodes = Array.from({ length: 320 }, (_, at): WaitingNode => {
    const mirrored = 2 * (at - (at % 20)) - 1 - at;
    return at < 20 ? [`n${at}`] : [`n${at}`, `n${mirrored}`];
  });
  const { graph, found } = placed(nodes);
  const tops = new Map(found.nodes.map((it) => [it.id, it.y]));
  assert.ok(graph.edges.every((it) => tops.get(it.from) === tops.get(it.to)));
});

test("lets edges reach a node in the order in which they come", () => {
  const { found } = placed([
    ["load"],
    ["left", "load"],
    ["right", "load"],
    ["join", "right", "left"],
  ]);
  const [, , right, left] = found.edges;
  const [lower, upper] = [right, left].map((it) => it?.points.at(-1)?.y ?? 0);
  assert.ok((found.nodes[1]?.y ?? 0) < (found.nodes[2]?.y ?? 0));
  assert.ok((upper ?? 0) < (lower ?? 0));
});

test("draws a pipeline without nodes as nothing", () => {
  const { found } = placed([]);
  assert.deepEqual([found.nodes, found.edges], [[], []]);
});

test("passes between boxes in lines, and joins columns by curves", () => {
  const { found } = placed([["a"], ["b", "a"], ["c", "a", "b"]]);
  const long = found.edges.find((it) => it.points.length > 2);
  assert.match(edgePath(long?.points ?? []), /^M200 \d+C240 \d+ 240 -?\d+ 280 -?\d+/);
});

test("rounds the corners of edges that lead back", () => {
  const { found } = placed([["a", "a"]]);
  const path = edgePath(found.edges[0]?.points ?? []);
  assert.equal(path.match(/Q/g)?.length, 4);
  assert.ok(path.startsWith(`M200 ${nodeSize.height / 2}L`));
  assert.ok(path.endsWith(`L0 ${nodeSize.height / 2}`));
});
