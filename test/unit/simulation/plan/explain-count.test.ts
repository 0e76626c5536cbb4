import assert from "node:assert/strict";
import { test } from "node:test";
import { plan } from "../../../support/simulation.ts";

const rows: readonly (readonly [node: string, explanation: string])[] = [
  ["type: execution, step: fit", "an execution node runs once"],
  ["type: deployment, deployment: d", "a deployment node runs no execution"],
  ["type: thing, step: fit", "the type of the node is not known"],
  ["type: task, task: nowhere", "the number of executions is not known"],
  ["type: task, step: fit", "no parameter has several values"],
  ["type: task, task: one", "no parameter has several values"],
  ["type: task, task: two", '2 values of "a"'],
  ["type: task, task: none", 'the list of "a" is empty'],
  ["type: task, task: square", "2 x 3 = 6, every combination"],
  ["type: task, task: set", "1 parameter set"],
  ["type: task, task: sets", "2 parameter sets, one execution each"],
  ["type: task, task: drawn", '"execution-count" says 4; the platform chooses the values'],
  ["type: task, task: members", "3 members that share the same values"],
];

const tasks = `
- step: {name: fit, image: i, command: "f {parameters}", parameters: [{name: a, default: 1}, {name: b, default: 2}]}
- task: {name: one, step: fit, parameters: [{name: a, style: multiple, rules: {items: [1]}}]}
- task: {name: two, step: fit, parameters: [{name: a, style: multiple, rules: {items: [1, 2]}}]}
- task: {name: none, step: fit, parameters: [{name: a, style: multiple, rules: {items: []}}]}
- task:
    name: square
    step: fit
    parameters: [{name: a, style: multiple, rules: {items: [1, 2]}}, {name: b, style: multiple, rules: {items: [1, 2, 3]}}]
- task: {name: set, step: fit, type: manual_search, parameter-sets: [{a: 1}]}
- task: {name: sets, step: fit, type: manual_search, parameter-sets: [{a: 1}, {a: 2}]}
- task:
    name: drawn
    step: fit
    type: random_search
    execution-count: 4
    parameters: [{name: a, style: random, rules: {min: 1, max: 9}}]
- task: {name: members, step: fit, type: distributed, execution-count: 3}
`;

test("says how the number of executions comes about", () => {
  for (const [node, explanation] of rows) {
    const found = plan(`${tasks}- pipeline: {name: p, nodes: [{name: n, ${node}}], edges: []}\n`);
    assert.equal(found.nodes[0]?.explanation, explanation, node);
  }
});

test("counts the values that an edge spreads", () => {
  const text = `${tasks}
- pipeline:
    name: p
    nodes: [{name: gen, type: execution, step: fit}, {name: n, type: task, step: fit}]
    edges: [[gen.metadata.ids, n.parameter.a]]
`;
  const said = (ids: string) =>
    plan(text, { metadata: `{"gen": {"ids": ${ids}}}` }).nodes[1]?.explanation;
  assert.equal(said("[5, 6, 7]"), '3 values of "a"');
  assert.equal(said("[5]"), "no parameter has several values");
  assert.equal(said("[]"), 'the list of "a" is empty');
});
