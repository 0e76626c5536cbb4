import { test } from "node:test";
import { checkRows, type ProblemRow } from "../../support/list-problems.ts";
import { withNode } from "../../support/pipeline-rows.ts";

const rows: readonly ProblemRow[] = [
  ["{ name: n, type: execution, step: train, override: { image: x } }"],
  ["{ name: n, type: execution, step: train, override: { inputs: [{ name: data, default: x }] } }"],
  [
    "{ name: n, type: execution, step: train, override: { inputs: [{ name: dat, default: x }] } }",
    "override-unknown-input «dat» | «dat»→«data» | «»→«, { name: dat }»",
  ],
  [
    "{ name: n, type: execution, step: train, override: { inputs: [{ default: x }] } }",
    "prop-missing «default» | «»→«, name: my-name»",
  ],
  [
    "{ name: n, type: execution, step: train, override: { parameters: [{ name: a, default: 2 }] } }",
  ],
  [
    "{ name: n, type: execution, step: train, override: { parameters: [{ name: z, default: 2 }] } }",
    "override-unknown-param «z» | «z»→«a» | «»→«, { name: z }»",
  ],
  [
    "{ name: n, type: execution, step: train, override: { parameters: [{ name: a }] } }",
    "override-clears-default «a» | «»→«, default: 1»",
  ],
  [
    "{ name: n, type: execution, step: train, override: { parameters: [{ name: a, default: null }] } }",
  ],
  [
    "{ name: n, type: execution, step: train, override: { parameters: [{ name: z }] } }",
    "override-unknown-param «z» | «z»→«a» | «»→«, { name: z, optional: true }»",
  ],
  [
    "{ name: n, type: execution, step: train, override: { parameters: [{ default: 2 }] } }",
    "prop-missing «default» | «»→«, name: my-name»",
  ],
  [
    "{ name: n, type: execution, step: trian, override: { parameters: [{ name: z, default: 2 }] } }",
    "node-step-missing «trian» | «trian»→«train»",
  ],
  [
    "{ name: n, type: execution, step: train, commit: main, override: { parameters: [{ name: z, default: 2 }] } }",
  ],
  [
    "{ name: n, type: task, task: sweep, override: { parameters: [{ name: z, default: 2 }] } }",
    "override-unknown-param «z» | «z»→«a» | «»→«, { name: z }»",
  ],
  [
    '{ name: n, type: execution, step: train, override: { command: "run {parameter:z}" } }',
    "command-unknown-parameter «z» | «z»→«a»",
  ],
  ['{ name: n, type: execution, step: train, override: { command: "run {parameter:a}" } }'],
  [
    "{ name: n, type: execution, step: train, override: { comand: run } }",
    "prop-unknown «comand» | «comand»→«command»",
  ],
  [
    "{ name: n, type: execution, step: train, override: { parameters: [{ name: b }, { name: l }] } }",
    "override-clears-default «b» | «»→«, default: x»",
    "override-clears-default «l» | «»→«, default: [1]»",
  ],
  [
    "{ name: n, type: execution, step: train, override: { parameters: [{ name: a, default: 1 }, { name: a }] } }",
    "override-clears-default «a» | «»→«, default: 1»",
  ],
  [
    "{ name: n, type: execution, step: train, override: { parameters: [{ name: a, optional: true }] } }",
    "override-clears-default «a» | «»→«, default: 1»",
  ],
  [
    "{ name: n, type: execution, step: train, override: { parameters: { name: a } } }",
    "prop-type «parameters»",
  ],
  [
    "{ name: n, type: execution, step: train, override: { parameters: [a] } }",
    "prop-type «a» | «a»→«name: a»",
  ],
  [
    "{ name: n, type: execution, step: train, commit: main, override: { parameters: [{ name: a }] } }",
  ],
  [
    "{ name: n, type: execution, step: trian, override: { parameters: [{ name: a }] } }",
    "node-step-missing «trian» | «trian»→«train»",
  ],
  [
    "{ name: n, type: task, task: sweep, override: { parameters: [{ name: a }, { name: b }] } }",
    "override-clears-default «a» | «»→«, default: 1»",
    "override-clears-default «b» | «»→«, default: x»",
  ],
  [
    "{ name: n, type: task, task: swep, override: { parameters: [{ name: z }], inputs: [{ name: z }] } }",
    "node-task-missing «swep» | «swep»→«sweep»",
  ],
  [
    "{ name: n, type: deployment, deployment: prod, endpoints: [api], override: { parameters: [{ name: a }] } }",
    "prop-unknown «override» | «, override: { parameters: [{ name: a }] }»→«»",
  ],
  ["{ name: n, type: execution, step: train, override: 5 }", "prop-type «5»"],
  [
    "{ name: n, type: execution, step: other, override: { parameters: [{ name: a, default: 1 }], inputs: [{ name: d }] } }",
    "override-unknown-param «a» | «»→«, parameters: [{ name: a, optional: true }]»",
    "override-unknown-input «d» | «»→«, inputs: [{ name: d, optional: true }]»",
  ],
  [
    '{ name: n, type: execution, step: train, override: { command: "run --a={parameter:a} {parameter-value:l} {param:a}" } }',
    "command-value-of-list «{parameter-value:l}» | «{parameter-value:l}»→«{parameter:l}»",
    "command-near-placeholder «{param:a}» | «{param:a}»→«{parameter:a}»",
  ],
];

test("says of each override what is wrong and no more, and how to mend it", () => {
  checkRows(rows, withNode);
});
