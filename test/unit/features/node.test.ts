import { test } from "node:test";
import { checkRows, type ProblemRow } from "../../support/list-problems.ts";
import { withNode } from "../../support/pipeline-rows.ts";

const rows: readonly ProblemRow[] = [
  ["{ name: n, type: execution, step: train }"],
  [
    "{ name: n, type: execution, step: trian }",
    "node-step-missing «trian» | «trian»→«train» | «»→«- step:⏎    name: trian⏎    image: busybox⏎    command: python main.py⏎»",
  ],
  [
    "{ name: n, type: execution, step: nothing }",
    "node-step-missing «nothing» | «»→«- step:⏎    name: nothing⏎    image: busybox⏎    command: python main.py⏎»",
  ],
  [
    "{ name: n, type: execution, step: sweep }",
    "node-step-missing «sweep» | «»→«- step:⏎    name: sweep⏎    image: busybox⏎    command: python main.py⏎»",
  ],
  [
    "{ name: n, type: execution, task: sweep }",
    "prop-missing «n» | «»→«, step: train»",
    "prop-unknown «task» | «, task: sweep»→«»",
  ],
  ["{ name: n, type: execution }", "prop-missing «n» | «»→«, step: train»"],
  [
    "{ name: n, type: execution, step: train, task: sweep }",
    "prop-unknown «task» | «, task: sweep»→«»",
  ],
  ["{ name: n, type: execution, step: train, commit: main }"],
  ["{ name: n, type: execution, step: trian, commit: main }"],
  ["{ name: n, step: train }", "prop-missing «n» | «»→«, type: execution»"],
  ["{ name: n, task: sweep }", "prop-missing «n» | «»→«, type: execution»"],
  ["{ type: execution, step: train }", "prop-missing «type» | «»→«, name: my-name»"],
  ["{ name: n, type: exec, step: train }", "node-type «exec» | «exec»→«execution»"],
  ["{ name: n, type: executon, step: train }", "node-type «executon» | «executon»→«execution»"],
  ["{ name: n, type: Execution, step: train }", "node-type «Execution» | «Execution»→«execution»"],
  ["{ name: n, type: EXECUTION, step: train }", "node-type «EXECUTION» | «EXECUTION»→«execution»"],
  ["{ name: n, type: 5, step: train }", 'prop-type «5» | «5»→«"5"»'],
  ["{ name: n, type: task, step: train }", "task-not-varied «task» | «task»→«execution»"],
  ["{ name: n, type: task, task: sweep }"],
  ["{ name: n, type: task, task: swep }", "node-task-missing «swep» | «swep»→«sweep»"],
  ["{ name: n, type: task, task: train }", "node-task-missing «train»"],
  [
    "{ name: n, type: task, task: sweep, step: train }",
    "node-step-and-task «step» | «, step: train»→«»",
  ],
  [
    "{ name: n, type: task, task: sweep, step: other }",
    "node-step-and-task «step» | «, step: other»→«»",
  ],
  [
    "{ name: n, type: task, step: trian }",
    "task-not-varied «task» | «task»→«execution»",
    "node-step-missing «trian» | «trian»→«train» | «»→«- step:⏎    name: trian⏎    image: busybox⏎    command: python main.py⏎»",
  ],
  ["{ name: n, type: task }", "node-step-and-task «task»"],
  ["{ name: n, type: task, task: sweep, on-error: retry }"],
  ["{ name: n, type: task, task: sweep, on-error: stop-all }"],
  ["{ name: n, type: execution, step: train, on-error: stop-next }"],
  ["{ name: n, type: execution, step: train, on-error: retry }"],
  ["{ name: n, type: deployment, deployment: prod, endpoints: [api] }"],
  ["{ name: n, type: deployment, deployment: prod, endpoints: [] }"],
  ["{ name: n, type: deployment, deployment: prod }"],
  ["{ name: n, type: deployment, endpoints: [api] }", "prop-missing «n» | «»→«, deployment: prod»"],
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
    "node-retry-deployment «retry» | «retry»→«stop-all» | «retry»→«stop-next» | «retry»→«continue»",
  ],
  [
    "{ name: n, type: deployment, deployment: prod, endpoints: [api], step: train }",
    "prop-unknown «step» | «, step: train»→«»",
  ],
  ["{ name: n.x, type: execution, step: train }", "node-name-dot «n.x» | «n.x»→«n-x»"],
  [
    "{ name: n.x.y, type: task, step: train }",
    "node-name-dot «n.x.y» | «n.x.y»→«n-x-y»",
    "task-not-varied «task» | «task»→«execution»",
  ],
  ['{ name: "", type: execution, step: train }'],
  ["{ name: 5, type: execution, step: train }", 'prop-type «5» | «5»→«"5"»'],
  [
    "{ name: n, type: execution, step: train }\n      - { name: n, type: execution, step: other }",
    "node-duplicate «n» | The other node: «n» | «n»→«n-2»",
  ],
  ["{ name: n, type: execution, step: train }\n      - { name: m, type: execution, step: other }"],
  ["n", "prop-type «n»"],
  ["5", "prop-type «5»"],
  ["{ name: n, type: task, task: sweep, commit: main }", "node-remote-blueprint «sweep»"],
  ["{ name: n, type: task, task: swep, commit: main }", "node-remote-blueprint «swep»"],
  [
    "{ name: n, type: task, step: train, commit: main }",
    "task-not-varied «task» | «task»→«execution»",
  ],
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
  [
    "{ name: n, type: deployment, deployment: prod, endpoints: api }",
    "prop-type «api» | «api»→«[api]»",
  ],
  [
    '{ name: n, type: deployment, deployment: prod, endpoints: [api], on-error: "retry" }',
    'node-retry-deployment «"retry"» | «"retry"»→«stop-all» | «"retry"»→«stop-next» | «"retry"»→«continue»',
  ],
  [
    '{ name: n, type: execution, step: "" }',
    'node-step-missing «""» | «»→«- step:⏎    name: ""⏎    image: busybox⏎    command: python main.py⏎»',
  ],
  ['{ name: n, type: task, task: "" }', 'node-task-missing «""»'],
  [
    "{ name: n, type: task, task: sweep, step: nothing }",
    "node-step-and-task «step» | «, step: nothing»→«»",
    "node-step-missing «nothing» | «»→«- step:⏎    name: nothing⏎    image: busybox⏎    command: python main.py⏎»",
  ],
  [
    "{ name: n, type: task, task: nothing, step: train }",
    "node-task-missing «nothing»",
    "node-step-and-task «step» | «, step: train»→«»",
  ],
  [
    '{ name: n, type: "", step: train }',
    'node-type «""» | «""»→«execution» | «""»→«task» | «""»→«deployment»',
  ],
  ["{ name: n, type: tsk, task: sweep }", "node-type «tsk» | «tsk»→«task»"],
  [
    "{ name: n, type: deploymnt, deployment: prod }",
    "node-type «deploymnt» | «deploymnt»→«deployment»",
  ],
  [
    "{ name: last, type: execution, step: train }",
    "node-duplicate «last» | The other node: «last» | «last»→«last-2»",
  ],
  [
    "{ name: serve, type: execution, step: train }",
    "node-duplicate «serve» | The other node: «serve» | «serve»→«serve-2»",
  ],
];

test("says of each node what is wrong and no more, and how to mend it", () => {
  checkRows(rows, withNode);
});

const beforeBlocks = `- step:
    name: train
    image: busybox
    command: train {parameters}
    inputs: [{ name: data, optional: true }]
    parameters: [{ name: a, type: integer, default: 1 }, { name: b, default: x }, { name: l, type: integer, multiple: repeat, default: [1] }]
    outputs: [{ name: model.pkl }]
- step: { name: other, image: busybox, command: other }
- task: { name: sweep, step: train, parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }] }
- endpoint: { name: api, image: busybox, wsgi: "app:main" }
- deployment: { name: prod, defaults: { target: cluster } }
- pipeline:
    name: p
    nodes:
      - { name: serve, type: deployment, deployment: prod, endpoints: [api] }
      - { name: last, type: execution, step: other }
      `;

const blocks: readonly ProblemRow[] = [
  [
    "- name: n\n        type: task\n        step: train\n        task: sweep",
    "node-step-and-task «task» | «        step: train⏎»→«»",
  ],
  [
    "- name: n\n        task: sweep\n        step: train\n        type: task",
    "node-step-and-task «step» | «        step: train⏎»→«»",
  ],
  ["- name: n\n        type: task", "node-step-and-task «task»"],
  [
    "- name: n\n        type: execution\n        step: train\n        task: sweep",
    "prop-unknown «task» | «        task: sweep⏎»→«»",
  ],
  [
    "- name: n\n        type: execution\n        override: {}",
    "prop-missing «n» | «»→«⏎        step: train»",
  ],
  [
    "- name: n\n        type: execution\n        step: train\n        override:\n          parameters:\n            - name: a",
    "override-clears-default «a» | «»→«⏎              default: 1»",
  ],
  [
    "- name: n\n        type: execution\n        step: train\n        override:\n          parameters:\n            - name: a\n            - name: z\n          inputs:\n            - name: dta",
    "override-clears-default «a» | «»→«⏎              default: 1»",
    "override-unknown-parameter «z» | «»→«, { name: z, optional: true }»",
    "override-unknown-input «dta» | «»→«, { name: dta, optional: true }»",
  ],
  [
    "- name: n\n        type: deployment\n        deployment: prod\n        endpoints: [api]\n        on-error: retry",
    "node-retry-deployment «retry» | «retry»→«stop-all» | «retry»→«stop-next» | «retry»→«continue»",
  ],
  [
    "- name: n\n        type: deployment\n        deployment: prod\n        endpoints:\n          - apj",
    "node-endpoint-missing «apj»",
  ],
  [
    "- name: n\n        type: execution\n        step: train\n      - name: n\n        type: execution\n        step: other",
    "node-duplicate «n» | The other node: «n» | «n»→«n-2»",
  ],
  [
    "- name: n\n        type: execution\n        step: train\n      - name: n-2\n        type: execution\n        step: train\n      - name: n\n        type: execution\n        step: other",
    "node-duplicate «n» | The other node: «n» | «n»→«n-3»",
  ],
  [
    '- name: "n.x"\n        type: execution\n        step: train',
    'node-name-dot «"n.x"» | «"n.x"»→«n-x»',
  ],
  [
    "- name: n.x\n        type: execution\n        step: train\n      - name: n-x\n        type: execution\n        step: train",
    "node-name-dot «n.x» | «n.x»→«n-x-2»",
  ],
  [
    '- name: n\n        type: "execution "\n        step: train',
    'node-type «"execution "» | «"execution "»→«execution»',
  ],
  [
    "- name: n\n        type: \"exec\"\n        step: 'trian'",
    'node-type «"exec"» | «"exec"»→«execution»',
  ],
  [
    "- name: n\n        type: task\n        step: train\n        override:\n          parameters:\n            - name: a\n              default: 4",
    "task-not-varied «task» | «task»→«execution»",
  ],
];

test("mends a node that is written over several lines in its own layout", () => {
  checkRows(blocks, (written) => `${beforeBlocks}${written}\n    edges: []\n`);
});
