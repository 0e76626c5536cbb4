import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { pipelineSource } from "#core/document/pipeline-source.ts";
import type { ComparedPipeline } from "#core/features/compare/compared-pipeline.ts";
import { collapsedGraph, groupId } from "#core/graph/collapsed-graph.ts";
import { graphOf } from "#core/graph/pipeline-graph.ts";
import { withSamples } from "#core/simulation/metadata/sample-metadata.ts";
import { planPipeline } from "#core/simulation/plan/plan-pipeline.ts";
import { marksOf } from "../../../client/webview/compare/comparison-marks.ts";
import { file, pipeline, step } from "../../support/yaml.ts";

const names = ["load", "fit-a", "fit-b", "fit-c"];
const yaml =
  file(step("train", "inputs: [{ name: data }]")) +
  pipeline(
    names.map((it) => `- { name: ${it}, type: execution, step: train }`).join("\n"),
    `edges:
  - [load.output.*, fit-a.input.data]
  - [load.output.x, fit-a.input.data]`,
  );

const source = pipelineSource(createDocument(yaml), "main");
assert.ok(source);
const plan = planPipeline(withSamples({ source, metadata: {}, pipelineParameters: {} }));
const graph = graphOf(plan, source, {});

function marks(part: Partial<ComparedPipeline>, of = graph) {
  const compared = { before: source, nodes: [], edges: [], others: [], renamed: [], ...part };
  const totals = { before: 1n, after: 1n };
  const found = marksOf(of, { base: "", isPartial: false, compared, totals, nodes: new Map() });
  return [...found].map(([id, { change, texts }]) => [id, change, ...texts]);
}

const node = (name: string, change: "added" | "changed") => ({ name, change, texts: [] });

test("an edge of the drawing is added if all edges of the file that it stands for are", () => {
  const [edge] = graph.edges;
  const first = { name: "load.output.* → fit-a.input.data", change: "added" } as const;
  const second = { name: "load.output.x → fit-a.input.data", change: "added" } as const;
  assert.deepEqual(marks({ edges: [first] }), [[edge?.id, "changed", `added: ${first.name}`]]);
  assert.deepEqual(marks({ edges: [first, second] }), [
    [edge?.id, "added", `added: ${first.name}`, `added: ${second.name}`],
  ]);
});

test("a group is added if all its nodes are, and changed if some of them differ", () => {
  const collapsed = collapsedGraph(graph, ["fit-"]);
  const id = groupId("fit-");
  assert.deepEqual(marks({ nodes: [node("fit-a", "added")] }, collapsed), [
    [id, "changed", "1 of 3 nodes differ"],
  ]);
  const all = ["fit-a", "fit-b", "fit-c"].map((it) => node(it, "added"));
  assert.deepEqual(marks({ nodes: all }, collapsed), [[id, "added", "3 of 3 nodes differ"]]);
  assert.deepEqual(marks({ nodes: [node("load", "changed")] }, collapsed), [["1:load", "changed"]]);
});
