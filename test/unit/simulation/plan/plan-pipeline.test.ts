import assert from "node:assert/strict";
import { test } from "node:test";
import { pythonStr } from "#core/model/python-text.ts";
import type { PipelinePlan } from "#core/simulation/plan/pipeline-plan.ts";
import {
  conditionalPipeline,
  plannedSteps,
  stopAction,
  wholePipeline,
} from "../../../support/planned-pipelines.ts";
import { plan as planOf } from "../../../support/simulation.ts";

function plan(pipeline: string, metadata = "{}", complete: readonly string[] = []): PipelinePlan {
  return planOf(`${plannedSteps}\n- pipeline:\n    name: p\n${pipeline}`, { metadata }, complete);
}

/** One line per node: where it stands, how often it runs and whether the pipeline gets there. */
function summary({ nodes }: PipelinePlan): readonly string[] {
  return nodes.map((it) => `${it.stage ?? "-"} ${it.node} ${it.count ?? "?"} ${it.reached}`);
}

test("plans every node in running order with its executions", () => {
  const found = plan(wholePipeline, '{"gen": {"ids": [1, 2, 3, 4]}}');
  assert.deepEqual(found.stages, [["gen", "alone"], ["train"], ["again"], ["serve"]]);
  assert.deepEqual(summary(found), [
    "0 gen 1 yes",
    "0 alone 1 yes",
    "1 train 12 yes",
    "2 again 4 yes",
    "3 serve 0 yes",
  ]);
  assert.deepEqual([found.total, found.untilStop, found.grade], [18n, 18n, "inferred"]);
  const train = found.nodes[2];
  assert.equal(train?.explanation, "4 x 3 = 12, every combination");
  assert.deepEqual([train?.batches?.size, train?.batches?.count], [2n, 6n]);
  assert.deepEqual(
    found.nodes[3]?.inflows.map((it) => `${it.source} ${it.kind}: ${it.text}`),
    [
      "gen.metadata.ids list: 4 values, one execution each",
      "train.output.* files: files that match *, from all 12 executions",
      "alone.dependency.* order: waits for it",
    ],
  );
  assert.deepEqual(found.notes, []);
});

test("knows no total while a list is not given, but no more than that", () => {
  const found = plan(wholePipeline);
  assert.deepEqual([found.total, found.grade], [6n, "unknown"]);
});

test("has no total where a node is unknown", () => {
  const found = plan(
    "    nodes: [{name: x, type: task, task: none}, {name: y, type: execution, step: gen}]\n    edges: []",
  );
  assert.deepEqual(summary(found), ["0 x ? yes", "0 y 1 yes"]);
  assert.equal(found.total, undefined);
});

test("survives circles, unknown nodes and broken edges", () => {
  const found = plan(`
    nodes:
      - {name: a, type: execution, step: fit}
      - {name: b, type: execution, step: fit}
      - {name: c, type: execution, step: fit}
      - {name: c, type: execution, step: gen}
      - {type: execution, step: gen}
      - {name: odd, type: thing}
    edges:
      - [a.parameter.a, b.parameter.a]
      - [b.parameter.b, a.parameter.b]
      - [nobody.output.x, c.input.data]
      - [a.output.x]
`);
  assert.deepEqual(summary(found), ["0 c 1 yes", "0 odd ? yes", "- a 1 no", "- b 1 no"]);
  assert.deepEqual(
    found.notes.map((it) => it.text),
    [
      'Several nodes are named "c"; the first one counts',
      "A node without a name is left out",
      'An edge names the node "nobody", which does not exist; the edge is left out',
      "An edge with a missing end is left out",
      'Edges form a cycle, so these nodes never start: "a", "b"',
    ],
  );
});

test("stops where a condition holds", () => {
  const found = plan(conditionalPipeline(stopAction), '{"check": {"acc": 0.5}}');
  assert.deepEqual(summary(found), [
    "0 check 1 yes",
    "0 beside 1 yes",
    "1 next 1 no",
    "1 later 1 unknown",
  ]);
  assert.deepEqual([found.total, found.untilStop], [4n, 3n]);
  assert.deepEqual(
    found.stops.map((it) => [it.text, it.certain, it.grade]),
    [
      [
        'The pipeline stops when "check" is complete: the action metadata.acc < 0.9 holds',
        true,
        "inferred",
      ],
    ],
  );
});

test("goes on where a condition does not hold", () => {
  const found = plan(conditionalPipeline(stopAction), '{"check": {"acc": 0.95}}');
  assert.deepEqual(found.stops, []);
  assert.equal(
    found.nodes.every((it) => it.reached === "yes"),
    true,
  );
});

test("gives no answer while the metadata is not known", () => {
  const found = plan(conditionalPipeline(stopAction));
  assert.deepEqual(
    found.stops.map((it) => it.text),
    [
      'The pipeline may stop when "check" is complete: the action cannot be evaluated: "metadata.acc" is not known',
    ],
  );
  assert.deepEqual(summary(found)[2], "1 next 1 unknown");
});

test("counts a key as absent once the metadata is complete", () => {
  const action = "{when: node-complete, if: metadata.acc is None, then: error-pipeline}";
  assert.equal(plan(conditionalPipeline(action), '{"check": {"x": 1}}').stops[0]?.certain, false);
  const found = plan(conditionalPipeline(action), '{"check": {"x": 1}}', ["check"]);
  assert.deepEqual([found.stops[0]?.certain, found.stops[0]?.kind], [true, "error"]);
});

test("does not judge several conditions that disagree", () => {
  const action =
    "{when: node-complete, if: [metadata.acc < 1, metadata.acc > 2], then: stop-pipeline}";
  const found = plan(conditionalPipeline(action), '{"check": {"acc": 0.5}}');
  assert.match(
    found.stops[0]?.text ?? "",
    /it is not documented whether all conditions must hold or only one/,
  );
});

test("waits for an approval and stops nothing for it", () => {
  const found = plan(conditionalPipeline("{when: node-starting, then: require-approval}"));
  assert.deepEqual(
    found.stops.map((it) => [it.kind, it.when, it.certain, it.grade]),
    [["approval", "starting", true, "documented"]],
  );
  assert.equal(found.untilStop, 4n);
});

test("leaves out what happens only when a node fails", () => {
  assert.deepEqual(plan(conditionalPipeline("{when: node-error, then: stop-pipeline}")).stops, []);
});

test("reads a parameter in a condition, and of a task neither metadata nor varied parameters", () => {
  const node = "type: execution, step: fit";
  const action = "{when: node-starting, if: parameter.a == 1, then: stop-pipeline}";
  const found = plan(conditionalPipeline(action, node));
  assert.deepEqual([found.stops[0]?.certain, found.nodes[0]?.reached], [true, "no"]);
  const varied = "{when: node-complete, if: parameter.b == 1, then: stop-pipeline}";
  assert.equal(
    plan(conditionalPipeline(varied, "type: task, task: sweep")).stops[0]?.certain,
    false,
  );
});

test("says how each node runs, with its override before its step", () => {
  const text = `
- step: {name: a, image: i, command: c, environment: spot, autorestart: true}
- pipeline:
    name: p
    nodes:
      - {name: own, type: execution, step: a}
      - {name: off, type: task, step: a, override: {autorestart: false, image: j, environment: ""}}
      - {name: far, type: execution, step: b, commit: main, override: {autorestart: yes, environment: e, runtime-config-preset: r}}
      - {name: serve, type: deployment, deployment: d}
    edges: []
`;
  const found = planOf(text, {}).nodes.map(({ node, fanOut }) => {
    const settings = fanOut?.settings ?? [];
    return [node, ...settings.map((it) => `${it.key} ${pythonStr(it.value)} ${it.from}`)];
  });
  assert.deepEqual(found, [
    ["own", "image i step", "environment spot step", "autorestart True step"],
    ["off", "image j override", "environment spot step", "autorestart False override"],
    [
      "far",
      "environment e override",
      "runtime-config-preset r override",
      "autorestart True override",
    ],
    ["serve"],
  ]);
});

test("gives each setting the place where it is written", () => {
  const text = `
- step: {name: a, image: i, command: c, autorestart: true}
- pipeline: {name: p, nodes: [{name: n, type: execution, step: a, override: {autorestart: off}}], edges: []}
`;
  const settings = planOf(text, {}).nodes[0]?.fanOut?.settings ?? [];
  assert.deepEqual(
    settings.map(({ range }) => text.slice(range.start, range.end)),
    ["i", "off"],
  );
});
