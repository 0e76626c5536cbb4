import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Graph } from "#core/graph/graph.ts";
import { graphIn } from "../../support/graphs.ts";
import { file, fitFile, pipeline, step } from "../../support/yaml.ts";

const steps = file(
  step("make", "outputs: [{ name: data.csv }]"),
  step(
    "fit",
    "inputs: [{ name: data }]\nparameters: [{ name: size, type: integer, default: 1, max: 50 }, { name: rate, type: float, default: 0.5 }]",
    "fit {parameters}",
  ),
  "- task: { name: sweep, step: fit, maximum-queued-executions: 4, parameters: [{ name: size, style: multiple, rules: { items: [16, 32, 48] } }, { name: rate, style: multiple, rules: { items: [0.1, 0.2] } }] }",
);

const training = `${steps}${pipeline(
  `- { name: preprocess, type: execution, step: make }
- { name: train, type: task, task: sweep }
- name: evaluate
  type: execution
  step: fit
  actions: [{ when: node-complete, if: metadata.accuracy < 0.8, then: stop-pipeline }]
- name: deploy
  type: deployment
  deployment: service
  endpoints: [classify]
  actions: [{ when: node-starting, then: require-approval }]`,
  `edges:
  - [preprocess.output.data.csv, train.input.data]
  - [preprocess.dependency.*, train.dependency.*]
  - [preprocess.parameter.rate, evaluate.parameter.rate]
  - [train.output.*, evaluate.input.data]
  - [evaluate.output.*, deploy.file.classify.model]
parameters:
  - { name: size, default: 8, targets: [evaluate.parameter.size, preprocess.parameter.size, nobody.parameter.size] }`,
  "p",
)}`;

/** One line for each edge: what it connects and carries, and how many edges of the file it stands for. */
function edges({ edges: all }: Graph): readonly string[] {
  return all.map(
    ({ from, to, kinds, parts }) => `${from} -> ${to}: ${kinds.join(" ")} (${parts.length})`,
  );
}

const labels = ({ nodes }: Graph) => nodes.map((it) => it.label);

test("labels each node with what it is, runs, waits for and may do", () => {
  assert.deepEqual(labels(graphIn(training)), [
    "preprocess, execution node, 1 execution, stage 1 of 4, feeds train and evaluate",
    "train, task node, 6 executions, stage 2 of 4, fed by preprocess, feeds evaluate",
    "evaluate, execution node, 1 execution, stage 3 of 4, fed by preprocess and train, feeds deploy, may stop the pipeline",
    "deploy, deployment node, stage 4 of 4, fed by evaluate, perhaps not reached, waits for an approval",
  ]);
});

test("has what is drawn in a node", () => {
  const [preprocess, train, , deploy] = graphIn(training).nodes;
  assert.deepEqual(
    [preprocess?.id, preprocess?.step, preprocess?.task, preprocess?.grade],
    ["1:preprocess", "make", undefined, "documented"],
  );
  assert.deepEqual([train?.step, train?.task, train?.count], ["fit", "sweep", "6"]);
  assert.equal(train?.explanation, "3 x 2 = 6, every combination");
  assert.deepEqual([train?.batches?.size, train?.batches?.count], ["4", "2"]);
  assert.deepEqual([deploy?.deployment, deploy?.count, deploy?.stage], ["service", undefined, 3]);
  assert.deepEqual(
    [train, deploy].map((it) => training.slice(it?.range.start, it?.range.end)),
    ["train", "deploy"],
  );
  assert.match(training.slice(train?.nodeRange.start, train?.nodeRange.end), /^{ name: train,.*}$/);
});

test("merges the edges between two nodes and keeps each of them", () => {
  const graph = graphIn(training);
  assert.deepEqual(edges(graph), [
    "1:preprocess -> 1:train: files order (2)",
    "1:preprocess -> 1:evaluate: value (1)",
    "1:train -> 1:evaluate: files (1)",
    "1:evaluate -> 1:deploy: files (1)",
  ]);
  const [file, order] = graph.edges[0]?.parts ?? [];
  assert.deepEqual(
    [file?.source, file?.target],
    ["preprocess.output.data.csv", "train.input.data"],
  );
  assert.deepEqual([file?.text, order?.text], ["files that match data.csv", "waits for it"]);
  assert.equal(
    training.slice(file?.range.start, file?.range.end),
    "[preprocess.output.data.csv, train.input.data]",
  );
});

test("shows pipeline parameters where they are wanted", () => {
  const graph = graphIn(training, "p", { parameters: true });
  assert.equal(labels(graph)[0], "size, pipeline parameter, feeds evaluate and preprocess");
  assert.equal(graph.nodes[0]?.explanation, "8");
  assert.deepEqual(edges(graph).slice(0, 2), [
    "parameter:1:size -> 1:evaluate: value (1)",
    "parameter:1:size -> 1:preprocess: value (1)",
  ]);
  assert.match(labels(graph)[3] ?? "", /fed by size, preprocess and train/);
});

const spread = fitFile({ edges: "[gen.metadata.ids, fit.parameter.a]" });

test("says whose metadata decide how often a task runs, and that this is no problem", () => {
  const graph = graphIn(spread);
  assert.equal(
    labels(graph)[1],
    "fit, task node, as often as the metadata of gen says, stage 2 of 2, fed by gen",
  );
  assert.deepEqual([graph.nodes[1]?.count, graph.nodes[1]?.waitsFor], [undefined, ["gen"]]);
  assert.deepEqual(edges(graph), ["1:gen -> 1:fit: list (1)"]);
});

test("has no problem in the example of a dynamic task", () => {
  const yaml = readFileSync("examples/dynamic-task/valohai.yaml", "utf8");
  assert.deepEqual(labels(graphIn(yaml, "dynamic-task")), [
    "preprocess, execution node, 1 execution, stage 1 of 2, feeds train",
    "train, task node, as often as the metadata of preprocess says, stage 2 of 2, fed by preprocess",
  ]);
});

test("counts with the list that an edge brings", () => {
  const known = spread.replace(
    "- {name: gen",
    "# valohai-preview: ids=[1, 2, 3]\n      - {name: gen",
  );
  const graph = graphIn(known);
  assert.match(labels(graph)[1] ?? "", /^fit, task node, 3 executions, stage 2 of 2/);
  assert.equal(graph.edges[0]?.parts[0]?.text, "3 values, one execution each");
});

test("marks edges from deployments, and leaves half-written ones out", () => {
  const nodes = `- { name: serve, type: deployment, deployment: d, endpoints: [] }
- { name: check, type: execution, step: fit }
- { name: last, type: execution, step: fit }`;
  const keys = `edges:
  - [serve.deployment.id, check.parameter.rate]
  - [check.odd.x, last.input.data]
  - [check.outp]`;
  assert.deepEqual(edges(graphIn(steps + pipeline(nodes, keys, "p"))), [
    "1:serve -> 1:check: deployment (1)",
    "1:check -> 1:last: order (1)",
  ]);
});

test("keeps nodes without a name, with a repeated one and in a cycle, and says what is wrong", () => {
  const nodes = `- { name: a, type: execution, step: fit }
- { name: b, type: execution, step: fit }
- { name: b, type: execution, step: make }
- { type: execution, step: make }
- { name: "", type: thing }
- { name: c, type: task, task: none }`;
  const keys = `edges:
  - [a.output.x, b.input.data]
  - [b.output.x, a.input.data]
  - [nobody.output.x, c.input.data]
  - [someone.output.x, no-one.input.data]`;
  const graph = graphIn(steps + pipeline(nodes, keys, "p"));
  assert.deepEqual(
    graph.nodes.map(({ id, label }) => `${id} ${label}`),
    [
      "1:a a, execution node, 1 execution, never starts, fed by b, feeds b",
      "1:b b, execution node, 1 execution, never starts, fed by a, feeds a",
      "2:b b, execution node, unknown number of executions, never starts, 1 problem",
      "unnamed:1 unnamed, execution node, unknown number of executions, never starts, 1 problem",
      "1: unnamed, node of unknown type, stage 1 of 1",
      "1:c c, task node, unknown number of executions, stage 1 of 1, 2 problems",
    ],
  );
  assert.deepEqual(edges(graph), ["1:a -> 1:b: files (1)", "1:b -> 1:a: files (1)"]);
  assert.deepEqual(
    graph.problems.map((it) => it.text),
    [
      'An edge names the node "someone", which does not exist; the edge is left out',
      'An edge names the node "no-one", which does not exist; the edge is left out',
      'Edges form a cycle, so these nodes never start: "a", "b"',
    ],
  );
});

test("counts values that cannot run, and not what is reported in its place", () => {
  const wrong = training.replace("48]", "64]");
  const [, train] = graphIn(wrong).nodes;
  assert.match(train?.label ?? "", /, 1 problem$/);
  assert.match(train?.problems[0]?.text ?? "", /^size: 64 is (?:larger|greater|more|above)/);
  const place = wrong.indexOf("task: sweep }");
  const range = { start: place, end: place + 4 };
  const reported = [
    { severity: "error", text: "odd", range },
    { severity: "warning", text: "elsewhere", range: { start: 0, end: 1 } },
  ] as const;
  const graph = graphIn(wrong, "p", { problems: reported });
  assert.deepEqual(graph.nodes[1]?.problems, [reported[0]]);
  assert.deepEqual(graph.problems, [reported[1]]);
});

test("names at most a few neighbours", () => {
  const names = Array.from({ length: 8 }, (_, index) => `n${index}`);
  const nodes = names.map((it) => `- { name: ${it}, type: execution, step: make }`).join("\n");
  const lines = names.slice(1).map((it) => `  - [${it}.dependency.*, n0.dependency.*]`);
  const graph = graphIn(steps + pipeline(nodes, `edges:\n${lines.join("\n")}`, "p"));
  assert.match(labels(graph)[0] ?? "", /fed by n1, n2, n3, n4, n5 and 2 more$/);
});
