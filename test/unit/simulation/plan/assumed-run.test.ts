import assert from "node:assert/strict";
import { test } from "node:test";
import type { AssumedRun, NodeOutcome } from "#core/simulation/plan/assumed-run.ts";
import { assumedRun } from "#core/simulation/plan/assumed-run.ts";
import { queryOf, value } from "../../../support/simulation.ts";
import { fitSteps } from "../../../support/yaml.ts";

/** A pipeline in which `next` waits for `check`, `last` for `next`, and `later` for `beside`. */
function pipeline(checkKeys: string, nextKeys = ""): string {
  return `${fitSteps()}
- pipeline:
    name: p
    nodes:
      - {name: check, type: execution, step: gen, ${checkKeys}}
      - {name: next, type: task, step: fit, ${nextKeys}}
      - {name: last, type: execution, step: gen}
      - {name: beside, type: execution, step: gen}
      - {name: later, type: execution, step: gen}
    edges:
      - [check.metadata.ids, next.parameter.a]
      - [next.dependency.*, last.dependency.*]
      - [beside.dependency.*, later.dependency.*]
`;
}

const failure: NodeOutcome = { kind: "failure" };
const refusal: NodeOutcome = { kind: "refusal" };

function printed(json: string): NodeOutcome {
  const found = value(json);
  assert.ok(found.kind === "object");
  return { kind: "metadata", metadata: Object.fromEntries(found.entries) };
}

function run(yaml: string, outcomes: { readonly [node: string]: NodeOutcome }): AssumedRun {
  return assumedRun(queryOf(yaml), new Map(Object.entries(outcomes)));
}

const fates = ({ nodes }: AssumedRun) =>
  nodes.map(({ node, fate, count }) => `${node} ${fate} ${count ?? "?"}`);

const textOf = ({ nodes }: AssumedRun, node: string) => nodes.find((it) => it.node === node)?.text;

test("counts with the metadata that are assumed", () => {
  const found = run(pipeline(""), { check: printed('{"ids": [1, 2, 3]}') });
  assert.deepEqual(fates(found), [
    "check runs 1",
    "beside runs 1",
    "next runs 3",
    "later runs 1",
    "last runs 1",
  ]);
  assert.deepEqual([found.least, found.most], [7n, 7n]);
  assert.equal(textOf(found, "next"), '3 values of "a"');
});

const stop = "actions: [{when: node-complete, if: metadata.acc < 0.9, then: stop-pipeline}]";

test("a condition decides, or says that it cannot be decided", () => {
  const holds = run(pipeline(stop), { check: printed('{"acc": 0.5, "ids": [1, 2]}') });
  assert.deepEqual(fates(holds), [
    "check runs 1",
    "beside runs 1",
    "next skipped 0",
    "later undecided 1",
    "last skipped 0",
  ]);
  assert.deepEqual([holds.least, holds.most], [2n, 3n]);
  const reason = 'The pipeline stops when "check" is complete: the action metadata.acc < 0.9 holds';
  assert.equal(textOf(holds, "next"), reason);
  assert.equal(textOf(holds, "later"), `${reason}; "later" may have started before`);
  const fails = run(pipeline(stop), { check: printed('{"acc": 0.95, "ids": [1, 2]}') });
  assert.deepEqual([fails.least, fails.most], [6n, 6n]);
  const open = run(pipeline(stop), {});
  assert.deepEqual(fates(open).slice(2), [
    "next undecided 1",
    "later undecided 1",
    "last undecided 1",
  ]);
  assert.match(textOf(open, "next") ?? "", /"metadata\.acc" is not known$/);
  assert.equal(open.nodes[2]?.grade, "unknown");
  const other = run(pipeline(stop), { check: printed('{"ids": [1]}') });
  assert.match(textOf(other, "next") ?? "", /"metadata\.acc" has no value$/);
});

for (const [keys, next, later, why] of [
  ["", "skipped", "undecided", /"on-error" is stop-all, which is the default/],
  [
    "on-error: stop-all",
    "skipped",
    "undecided",
    /^The pipeline stops when "check" fails: "on-error" is stop-all$/,
  ],
  ["on-error: stop-next", "skipped", "runs", /^What follows "check" does not start when it fails/],
  ["on-error: continue", "runs", "runs", /no parameter has several values/],
  [
    "on-error: retry",
    "undecided",
    "undecided",
    /"on-error" is retry, and it is not documented what happens then$/,
  ],
  ["on-error: thing", "undecided", "undecided", /"on-error" is thing/],
] as const) {
  test(`a node fails with "${keys}"`, () => {
    const found = run(pipeline(keys), { check: failure });
    const fate = (node: string) => found.nodes.find((it) => it.node === node)?.fate;
    assert.deepEqual(["check", "beside", "next", "last", "later"].map(fate), [
      "fails",
      "runs",
      next,
      next,
      later,
    ]);
    assert.match(textOf(found, "next") ?? "", why);
  });
}

test("a node that fails does not complete, and its actions on errors happen", () => {
  const goesOn = "on-error: continue, actions: [{when: node-complete, then: stop-pipeline}]";
  assert.equal(run(pipeline(goesOn), { check: failure }).most, 5n);
  assert.equal(run(pipeline(goesOn), {}).least, 2n);
  const onError = "on-error: continue, actions: [{when: [node-error], then: [stop-pipeline]}]";
  assert.equal(run(pipeline(onError), {}).least, 5n);
  const stopped = run(pipeline(onError), { check: failure });
  assert.equal(stopped.least, 2n);
  const reason = 'The pipeline stops when "check" fails: the action has no condition';
  assert.equal(textOf(stopped, "next"), reason);
  const open =
    "on-error: continue, actions: [{when: node-error, if: metadata.x, then: error-pipeline}]";
  const undecided = run(pipeline(open), { check: failure });
  assert.deepEqual(fates(undecided).slice(2), [
    "next undecided 1",
    "later undecided 1",
    "last undecided 1",
  ]);
  assert.match(
    textOf(undecided, "next") ?? "",
    /^The pipeline may end with an error when "check" fails/,
  );
});

test("of a key that was not printed it is known that it has no value, unless there may be more keys", () => {
  const query = queryOf(
    pipeline("actions: [{when: node-complete, if: metadata.a > 1, then: stop-pipeline}]"),
  );
  const said = (isPartial: boolean) =>
    assumedRun(
      query,
      new Map([["check", { kind: "metadata", metadata: {}, isPartial }]]),
    ).nodes.find((it) => it.node === "next")?.text ?? "";
  assert.match(said(false), /"metadata.a" has no value/);
  assert.match(said(true), /"metadata.a" is not known/);
});

test("what a node that fails would print is not known", () => {
  const query = queryOf(pipeline("on-error: continue"), { metadata: '{"check": {"ids": [1, 2]}}' });
  const countOf = (outcomes: readonly (readonly [string, NodeOutcome])[]) =>
    assumedRun(query, new Map(outcomes)).nodes.find((it) => it.node === "next")?.count;
  assert.deepEqual([countOf([]), countOf([["check", failure]])], [2n, 1n]);
});

test("without an approval, what has not started does not start", () => {
  const asks = "actions: [{when: node-complete, then: require-approval}]";
  assert.equal(run(pipeline(asks), {}).least, 5n);
  const refused = run(pipeline(asks), { check: refusal });
  assert.deepEqual(fates(refused), [
    "check runs 1",
    "beside runs 1",
    "next skipped 0",
    "later undecided 1",
    "last skipped 0",
  ]);
  assert.match(textOf(refused, "next") ?? "", /waits for an approval .*; nobody approves/);
  const starting = "actions: [{when: node-starting, then: require-approval}]";
  assert.equal(fates(run(pipeline(starting), { check: refusal }))[0], "check skipped 0");
  assert.equal(run(pipeline(""), { check: refusal }).least, 5n);
});

test("what is assumed of a node that is not reached changes nothing", () => {
  const outcomes = { check: failure, next: failure };
  const found = run(pipeline("on-error: stop-next"), outcomes);
  assert.deepEqual(fates(found), [
    "check fails 1",
    "beside runs 1",
    "next skipped 0",
    "later runs 1",
    "last skipped 0",
  ]);
});

test("nodes in a cycle never start", () => {
  const yaml = pipeline("").replace(
    "edges:\n",
    "edges:\n      - [last.dependency.*, next.dependency.*]\n",
  );
  const found = run(yaml, { nobody: failure });
  assert.equal(textOf(found, "next"), "it waits for itself, so it never starts");
  assert.equal(found.least, 3n);
});
