import { test } from "node:test";
import { checkRows, type ProblemRow } from "../support/list-problems.ts";
import { asNode } from "../support/part-places.ts";

const rows: readonly ProblemRow[] = [
  [
    "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: metadata.acc > 0.5, then: stop-pipeline }] }",
  ],
  [
    "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: acc > 0.5, then: stop-pipeline }] }",
    "expression-unknown-name «acc»",
  ],
  [
    "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: metadat.acc > 0.5, then: stop-pipeline }] }",
    "expression-unknown-name «metadat»",
  ],
  [
    "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: metadata > 0.5, then: stop-pipeline }] }",
    "expression-unknown-name «metadata»",
  ],
  [
    "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: metadata. > 0.5, then: stop-pipeline }] }",
    "expression-invalid «metadata.»",
  ],
  [
    "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: parameter.a > 0.5, then: stop-pipeline }] }",
  ],
  [
    "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: parameter.z > 0.5, then: stop-pipeline }] }",
    "expression-unknown-name «z»",
  ],
  [
    "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: parameter.a.x > 0.5, then: stop-pipeline }] }",
    "expression-unknown-name «a.x»",
  ],
  [
    "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: parameter > 0.5, then: stop-pipeline }] }",
    "expression-unknown-name «parameter»",
  ],
  [
    "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: parameter.a-1 > 0.5, then: stop-pipeline }] }",
    "expression-dash «a-1»",
  ],
  [
    "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: metadata.my-key > 0.5, then: stop-pipeline }] }",
  ],
  [
    "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: metadata.a - metadata.b > 0.5, then: stop-pipeline }] }",
  ],
  [
    '{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: "metadata.a >", then: stop-pipeline }] }',
    "expression-invalid «>»",
  ],
  [
    '{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: "metadata.a > 1 and", then: stop-pipeline }] }',
    "expression-invalid «and»",
  ],
  [
    '{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: "(metadata.a", then: stop-pipeline }] }',
    "expression-invalid «(»",
  ],
  [
    '{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: "metadata.a = 1", then: stop-pipeline }] }',
    "expression-invalid «=»",
  ],
  [
    '{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: "min(metadata.a, 1) > 0", then: stop-pipeline }] }',
  ],
  [
    '{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: "mn(metadata.a, 1) > 0", then: stop-pipeline }] }',
    "expression-unknown-name «mn»",
  ],
  [
    '{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: "round(metadata.a) > 0", then: stop-pipeline }] }',
    "expression-unknown-name «round»",
  ],
  [
    '{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: "metadata.f(1) > 0", then: stop-pipeline }] }',
    "expression-invalid «metadata.f»",
  ],
  [
    "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: 5, then: stop-pipeline }] }",
    "prop-type «5»",
  ],
  [
    "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: [metadata.a, acc], then: stop-pipeline }] }",
    "expression-unknown-name «acc»",
  ],
  [
    "{ name: n, type: execution, step: trian, actions: [{ when: node-complete, if: parameter.z > 0.5, then: stop-pipeline }] }",
    "node-step-missing «trian»",
  ],
  [
    '{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: "", then: stop-pipeline }] }',
  ],
  [
    '{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: "  ", then: stop-pipeline }] }',
  ],
  [
    "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: paramter.a > 1, then: stop-pipeline }] }",
    "expression-unknown-name «paramter»",
  ],
  [
    "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: other.a > 1, then: stop-pipeline }] }",
    "expression-unknown-name «other.a»",
  ],
  [
    "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: parameter.b-x > 1, then: stop-pipeline }] }",
    "expression-unknown-name «b-x»",
  ],
  [
    "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: parameter.a-12 > 1, then: stop-pipeline }] }",
    "expression-dash «a-12»",
  ],
  [
    "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: metadata.a-12 > 1, then: stop-pipeline }] }",
    "expression-dash «a-12»",
  ],
  [
    "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: parameters.a > 1, then: stop-pipeline }] }",
    "expression-unknown-name «parameters»",
  ],
  [
    "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: metadta > 1, then: stop-pipeline }] }",
    "expression-unknown-name «metadta»",
  ],
  [
    "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: parameter, then: stop-pipeline }] }",
    "expression-unknown-name «parameter»",
  ],
  [
    "{ name: n, type: task, task: sweep, actions: [{ when: node-complete, if: parameter.z > 1, then: stop-pipeline }] }",
    "expression-unknown-name «z»",
  ],
  [
    "{ name: n, type: execution, step: train, commit: main, actions: [{ when: node-complete, if: parameter.z > 1, then: stop-pipeline }] }",
  ],
  [
    '{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: "metadata.a > 1 and accuracy < 2 or parameter.q", then: stop-pipeline }] }',
    "expression-unknown-name «accuracy»",
    "expression-unknown-name «q»",
  ],
];

test("says of each condition what is wrong and no more", async (t) => {
  await checkRows(t, rows, asNode);
});
