import { test } from "node:test";
import { checkDiagnostics, checkFix } from "../../../support/check-diagnostics.ts";

const train = `
- step:
    name: train
    image: busybox
    command: train`;

test("node-step-missing reports a step that is not defined", () => {
  checkDiagnostics(`${train}
- pipeline:
    name: p
    nodes:
      - { name: b, type: execution, step: trian }
                                          ^^^^^ node-step-missing: No step is named "trian"; did you mean "train"?
    edges: []
`);
});

test("node-step-missing leaves nodes of another commit alone", () => {
  checkDiagnostics(`${train}
- pipeline:
    name: p
    nodes:
      - { name: b, type: execution, step: trian, commit: main }
    edges: []
`);
});

test("node-step-missing offers the nearest name", () => {
  const nodes = (step: string) => `${train}
- pipeline:
    name: p
    nodes:
      - { name: b, type: execution, step: ${step} } # keep
    edges: []
`;
  checkFix("node-step-missing", 'Change to "train"', nodes("trian"), nodes("train"));
});
