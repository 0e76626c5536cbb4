import assert from "node:assert/strict";
import { test } from "node:test";
import { plan } from "../../../support/simulation.ts";
import { fitFile } from "../../../support/yaml.ts";

const file = (action: string, node = "type: execution, step: fit") =>
  fitFile({
    parameters: "{name: a, default: 1}, {name: empty, optional: true}",
    task: "parameters: [{name: a, style: multiple, rules: {items: [1, 2]}}]",
    node: `${node}, actions: [{${action}, then: stop-pipeline}]`,
  });

const complete = "when: node-complete";

/** Action and metadata of its node with what the plan says about it. */
const rows: readonly (readonly [action: string, metadata: string, said: string])[] = [
  [complete, "{}", "yes: has no condition (documented)"],
  [`${complete}, if: metadata.acc > 1`, '{"acc": 2}', "yes: metadata.acc > 1 holds (inferred)"],
  [
    `${complete}, if: metadata.acc > 1`,
    '{"acc": 1}',
    "no: metadata.acc > 1 does not hold (inferred)",
  ],
  [
    `${complete}, if: [metadata.a, metadata.b]`,
    '{"a": 1, "b": 1}',
    "yes: metadata.a and metadata.b holds (inferred)",
  ],
  [
    `${complete}, if: [metadata.a, metadata.b]`,
    '{"a": 0, "b": 1}',
    "later: cannot be evaluated: it is not documented whether all conditions must hold or only one (unknown)",
  ],
  [
    `${complete}, if: [metadata.a, metadata.b]`,
    '{"a": 0, "b": 0}',
    "no: metadata.a and metadata.b does not hold (inferred)",
  ],
  [
    `${complete}, if: metadata.a > metadata.b`,
    "{}",
    'later: cannot be evaluated: "metadata.a", "metadata.b" is not known (unknown)',
  ],
  [
    `${complete}, if: metadata.a`,
    '{"b": 1}',
    'later: cannot be evaluated: "metadata.a" is not known (unknown)',
  ],
  [`${complete}, if: metadata.a.b`, '{"a.b": 1}', "yes: metadata.a.b holds (inferred)"],
  [`${complete}, if: metadata is None`, '{"a": 1}', "yes: metadata is None holds (inferred)"],
  [`${complete}, if: thing.a is None`, '{"a": 1}', "yes: thing.a is None holds (inferred)"],
  [`${complete}, if: parameter.a == 1`, "{}", "yes: parameter.a == 1 holds (inferred)"],
  [`${complete}, if: parameter.z is None`, "{}", "yes: parameter.z is None holds (inferred)"],
  [
    `${complete}, if: parameter.empty is None`,
    "{}",
    "yes: parameter.empty is None holds (inferred)",
  ],
  ["when: node-error", "{}", "later: happens only if the node fails (unknown)"],
  [
    "when: [node-error, node-complete], if: metadata.a",
    '{"a": 1}',
    "yes: metadata.a holds (inferred)",
  ],
  ["when: []", "{}", "yes: has no condition (documented)"],
];

test("judges an action by what is known", () => {
  for (const [action, metadata, said] of rows) {
    const found = plan(file(action), { metadata: `{"fit": ${metadata}}` });
    const [first] = found.nodes.at(-1)?.actions ?? [];
    assert.equal(`${first?.fires}: ${first?.text} (${first?.grade})`, said, action);
  }
});

test("says what each condition gives and what is missing", () => {
  const text = file(`${complete}, if: [metadata.a, metadata.b, metadata.c, "metadata.a >"]`);
  const found = plan(text, { metadata: '{"fit": {"a": 1, "b": 0}}' });
  const conditions = found.nodes.at(-1)?.actions[0]?.conditions ?? [];
  assert.deepEqual(
    conditions.map((it) => [it.text, it.result]),
    [
      ["metadata.a", "true"],
      ["metadata.b", "false"],
      ["metadata.c", "unknown"],
      ["metadata.a >", "error"],
    ],
  );
  assert.deepEqual(
    conditions.slice(0, 3).map((it) => it.reason),
    [undefined, undefined, '"metadata.c" is not known'],
  );
  assert.notEqual(conditions[3]?.reason, undefined);
  assert.deepEqual(
    conditions.slice(0, 3).map((it) => text.slice(it.range.start, it.range.end)),
    ["metadata.a", "metadata.b", "metadata.c"],
  );
});

test("a condition with an error is not judged", () => {
  const found = plan(file(`${complete}, if: "metadata.a >"`), { metadata: '{"fit": {"a": 1}}' });
  assert.equal(found.nodes.at(-1)?.actions[0]?.fires, "later");
});

test("of a task neither metadata nor what varies is known, but what does not vary is", () => {
  const said = (condition: string, metadata: string) =>
    plan(file(`${complete}, if: ${condition}`, "type: task, task: t"), {
      metadata: `{"fit": ${metadata}}`,
    }).nodes.at(-1)?.actions[0]?.text;
  assert.equal(said("metadata.a", '{"a": 1}'), 'cannot be evaluated: "metadata.a" is not known');
  assert.equal(said("parameter.a", "{}"), 'cannot be evaluated: "parameter.a" is not known');
  assert.equal(said("parameter.empty is None", "{}"), "parameter.empty is None holds");
});

test("an action counts in any case of letters, at its place in the text", () => {
  const text = file("when: NODE-COMPLETE").replace("stop-pipeline", "STOP-Pipeline");
  const [action] = plan(text).nodes.at(-1)?.actions ?? [];
  assert.deepEqual([action?.when, action?.outcomes], [["node-complete"], ["stop-pipeline"]]);
  assert.match(text.slice(action?.range.start, action?.range.end), /^\{when: NODE-COMPLETE.*\}$/);
});
