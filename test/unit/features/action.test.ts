import { test } from "node:test";
import { checkRows, type ProblemRow } from "../../support/list-problems.ts";

const before = `- step:
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
      - `;

const rows: readonly ProblemRow[] = [
  [
    "{ name: n, type: execution, step: train, actions: [{ when: node-complete, then: stop-pipeline }] }",
  ],
  [
    "{ name: n, type: execution, step: train, actions: [{ when: node-complet, then: stop-pipeline }] }",
    "action-when «node-complet» | «node-complet»→«node-complete»",
  ],
  [
    "{ name: n, type: execution, step: train, actions: [{ when: node-complete, then: stop }] }",
    "action-then «stop» | «stop»→«stop-pipeline»",
  ],
  [
    "{ name: n, type: execution, step: train, actions: [{ when: [node-complete, node-error], then: [stop-pipeline, require-approval] }] }",
  ],
  [
    "{ name: n, type: execution, step: train, actions: [{ when: [node-complete, x], then: [stop-pipeline, x] }] }",
    "action-when «x»",
    "action-then «x»",
  ],
  [
    "{ name: n, type: execution, step: train, actions: [{ then: stop-pipeline }] }",
    "prop-missing «then» | «»→«, when: node-complete»",
  ],
  [
    "{ name: n, type: execution, step: train, actions: [{ when: node-complete }] }",
    "prop-missing «when» | «»→«, then: stop-pipeline»",
  ],
];

test("says of each action what is wrong and no more, and how to mend it", () => {
  checkRows(rows, (written) => `${before}${written}\n    edges: []\n`);
});
