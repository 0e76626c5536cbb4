import { test } from "node:test";
import { checkRows, type ProblemRow } from "../support/list-problems.ts";
import { asNode, asNodeBlock } from "../support/part-places.ts";

const rows: readonly ProblemRow[] = [
  ["{ name: n, type: execution, step: train }"],
  ["{ name: n, type: execution, step: trian }", "node-step-missing «trian»"],
  ["{ name: n, type: execution, step: nothing }", "node-step-missing «nothing»"],
  ["{ name: n, type: execution, step: sweep }", "node-step-missing «sweep»"],
  ["{ name: n, type: execution, task: sweep }", "prop-missing «n»", "prop-unknown «task»"],
  ["{ name: n, type: execution }", "prop-missing «n»"],
  ["{ name: n, type: execution, step: train, task: sweep }", "prop-unknown «task»"],
  ["{ name: n, type: execution, step: train, commit: main }"],
  ["{ name: n, type: execution, step: trian, commit: main }"],
  ["{ name: n, step: train }", "prop-missing «n»"],
  ["{ name: n, task: sweep }", "prop-missing «n»"],
  ["{ type: execution, step: train }", "prop-missing «type»"],
  ["{ name: n, type: exec, step: train }", "node-type «exec»"],
  ["{ name: n, type: executon, step: train }", "node-type «executon»"],
  ["{ name: n, type: Execution, step: train }", "node-type «Execution»"],
  ["{ name: n, type: EXECUTION, step: train }", "node-type «EXECUTION»"],
  ["{ name: n, type: 5, step: train }", "prop-type «5»"],
  ["{ name: n, type: task, step: train }", "task-not-varied «task»"],
  ["{ name: n, type: task, task: sweep }"],
  ["{ name: n, type: task, task: swep }", "node-task-missing «swep»"],
  ["{ name: n, type: task, task: train }", "node-task-missing «train»"],
  ["{ name: n, type: task, task: sweep, step: train }", "node-step-and-task «step»"],
  ["{ name: n, type: task, task: sweep, step: other }", "node-step-and-task «step»"],
  ["{ name: n, type: task, step: trian }", "task-not-varied «task»", "node-step-missing «trian»"],
  ["{ name: n, type: task }", "node-step-and-task «task»"],
  ["{ name: n, type: task, task: sweep, on-error: retry }"],
  ["{ name: n, type: task, task: sweep, on-error: stop-all }"],
  ["{ name: n, type: execution, step: train, on-error: stop-next }"],
  ["{ name: n, type: execution, step: train, on-error: retry }"],
  ["{ name: n, type: deployment, deployment: prod, endpoints: [api] }"],
  ["{ name: n, type: deployment, deployment: prod, endpoints: [] }"],
  ["{ name: n, type: deployment, deployment: prod }"],
  ["{ name: n, type: deployment, endpoints: [api] }", "prop-missing «n»"],
  [
    "{ name: n, type: deployment, deployment: prd, endpoints: [api] }",
    "node-deployment-undefined «prd»",
  ],
  [
    "{ name: n, type: deployment, deployment: prod, endpoints: [apj] }",
    "node-endpoint-missing «apj»",
  ],
  ["{ name: n, type: deployment, deployment: prod, endpoints: [api, api] }"],
  [
    "{ name: n, type: deployment, deployment: prod, endpoints: [api], on-error: retry }",
    "node-retry-deployment «retry»",
  ],
  [
    "{ name: n, type: deployment, deployment: prod, endpoints: [api], step: train }",
    "prop-unknown «step»",
  ],
  ["{ name: n.x, type: execution, step: train }", "node-name-dot «n.x»"],
  ["{ name: n.x.y, type: task, step: train }", "node-name-dot «n.x.y»", "task-not-varied «task»"],
  ['{ name: "", type: execution, step: train }'],
  ["{ name: 5, type: execution, step: train }", "prop-type «5»"],
  [
    "{ name: n, type: execution, step: train }\n      - { name: n, type: execution, step: other }",
    "node-duplicate «n»",
  ],
  ["{ name: n, type: execution, step: train }\n      - { name: m, type: execution, step: other }"],
  ["n", "prop-type «n»"],
  ["5", "prop-type «5»"],
  ["{ name: n, type: task, task: sweep, commit: main }", "node-remote-blueprint «sweep»"],
  ["{ name: n, type: task, task: swep, commit: main }", "node-remote-blueprint «swep»"],
  ["{ name: n, type: task, step: train, commit: main }", "task-not-varied «task»"],
  [
    '{ name: n, type: deployment, deployment: "", endpoints: [api] }',
    'node-deployment-undefined «""»',
  ],
  [
    '{ name: n, type: deployment, deployment: prod, endpoints: [""] }',
    'node-endpoint-missing «""»',
  ],
  [
    "{ name: n, type: deployment, deployment: prod, endpoints: [api, apj, x] }",
    "node-endpoint-missing «apj»",
    "node-endpoint-missing «x»",
  ],
  ["{ name: n, type: deployment, deployment: prod, endpoints: api }", "prop-type «api»"],
  [
    '{ name: n, type: deployment, deployment: prod, endpoints: [api], on-error: "retry" }',
    'node-retry-deployment «"retry"»',
  ],
  ['{ name: n, type: execution, step: "" }', 'node-step-missing «""»'],
  ['{ name: n, type: task, task: "" }', 'node-task-missing «""»'],
  [
    "{ name: n, type: task, task: sweep, step: nothing }",
    "node-step-and-task «step»",
    "node-step-missing «nothing»",
  ],
  [
    "{ name: n, type: task, task: nothing, step: train }",
    "node-task-missing «nothing»",
    "node-step-and-task «step»",
  ],
  ['{ name: n, type: "", step: train }', 'node-type «""»'],
  ["{ name: n, type: tsk, task: sweep }", "node-type «tsk»"],
  ["{ name: n, type: deploymnt, deployment: prod }", "node-type «deploymnt»"],
  ["{ name: last, type: execution, step: train }", "node-duplicate «last»"],
  ["{ name: serve, type: execution, step: train }", "node-duplicate «serve»"],
];

test("says of each node what is wrong and no more", async (t) => {
  await checkRows(t, rows, asNode, ["node-isolated"]);
});

const blocks: readonly ProblemRow[] = [
  [
    "- name: n\n        type: task\n        step: train\n        task: sweep",
    "node-step-and-task «task»",
  ],
  [
    "- name: n\n        task: sweep\n        step: train\n        type: task",
    "node-step-and-task «step»",
  ],
  ["- name: n\n        type: task", "node-step-and-task «task»"],
  [
    "- name: n\n        type: execution\n        step: train\n        task: sweep",
    "prop-unknown «task»",
  ],
  ["- name: n\n        type: execution\n        override: {}", "prop-missing «n»"],
  [
    "- name: n\n        type: execution\n        step: train\n        override:\n          parameters:\n            - name: a",
    "override-clears-default «a»",
  ],
  [
    "- name: n\n        type: execution\n        step: train\n        override:\n          parameters:\n            - name: a\n            - name: z\n          inputs:\n            - name: dta",
    "override-clears-default «a»",
    "override-unknown-parameter «z»",
    "override-unknown-input «dta»",
  ],
  [
    "- name: n\n        type: deployment\n        deployment: prod\n        endpoints: [api]\n        on-error: retry",
    "node-retry-deployment «retry»",
  ],
  [
    "- name: n\n        type: deployment\n        deployment: prod\n        endpoints:\n          - apj",
    "node-endpoint-missing «apj»",
  ],
  [
    "- name: n\n        type: execution\n        step: train\n      - name: n\n        type: execution\n        step: other",
    "node-duplicate «n»",
  ],
  [
    "- name: n\n        type: execution\n        step: train\n      - name: n-2\n        type: execution\n        step: train\n      - name: n\n        type: execution\n        step: other",
    "node-duplicate «n»",
  ],
  ['- name: "n.x"\n        type: execution\n        step: train', 'node-name-dot «"n.x"»'],
  [
    "- name: n.x\n        type: execution\n        step: train\n      - name: n-x\n        type: execution\n        step: train",
    "node-name-dot «n.x»",
  ],
  ['- name: n\n        type: "execution "\n        step: train', 'node-type «"execution "»'],
  ["- name: n\n        type: \"exec\"\n        step: 'trian'", 'node-type «"exec"»'],
  [
    "- name: n\n        type: task\n        step: train\n        override:\n          parameters:\n            - name: a\n              default: 4",
    "task-not-varied «task»",
  ],
];

test("says the same of a node that is written over several lines", async (t) => {
  await checkRows(t, blocks, asNodeBlock, ["node-isolated"]);
});
