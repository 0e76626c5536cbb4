import { test } from "node:test";
import { checkRows, type ProblemRow } from "../support/list-problems.ts";
import { asNode } from "../support/part-places.ts";

const rows: readonly ProblemRow[] = [
  [
    "{ name: n, type: execution, step: train, actions: [{ when: node-complete, then: stop-pipeline }] }",
  ],
  [
    "{ name: n, type: execution, step: train, actions: [{ when: node-complet, then: stop-pipeline }] }",
    "action-when «node-complet»",
  ],
  [
    "{ name: n, type: execution, step: train, actions: [{ when: node-complete, then: stop }] }",
    "action-then «stop»",
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
    "prop-missing «then»",
  ],
  [
    "{ name: n, type: execution, step: train, actions: [{ when: node-complete }] }",
    "prop-missing «when»",
  ],
];

test("says of each action what is wrong and no more", async (t) => {
  await checkRows(t, rows, asNode);
});
