import { test } from "node:test";
import { checkDiagnostics, checkFix, checkTyping } from "../../../support/check-diagnostics.ts";
import { file, pipeline, step } from "../../../support/snippets.ts";

test("node-step-missing reports a step that is not defined", () => {
  checkDiagnostics(
    file(
      step("train"),
      pipeline(`
      - { name: b, type: execution, step: trian }
                                          ^^^^^ node-step-missing: No step is named "trian"; did you mean "train"?
    `),
    ),
  );
});

test("node-step-missing reports the step alone, not what hangs on it", () => {
  checkDiagnostics(
    file(
      step("train"),
      pipeline(
        `
      - name: a
        type: task
        step: other
              ^^^^^ node-step-missing: No step is named "other"
        override:
          parameters: [{ name: x, default: 1 }]
      - { name: b, type: execution, step: train }
    `,
        `
      parameters:
        - { name: rate, targets: [a.parameter.x] }
                                  ^^^^^^^^^^^^^ pparam-and-edge: An edge fills "a.parameter.x", too; which value wins is not documented
      edges:
        - [b.metadata.y, a.parameter.x]
        - [b.output.*, a.input.z]
    `,
      ),
    ),
  );
});

test("node-step-missing leaves nodes of another commit alone", () => {
  checkDiagnostics(
    file(
      step("train"),
      pipeline(`
      - { name: a, type: execution, step: train }
      - { name: b, type: execution, step: trian, commit: main }
    `),
    ),
  );
});

test("node-step-missing stays quiet while the name is not written", () => {
  checkTyping(
    "node-step-missing",
    file(
      step("train"),
      pipeline(`
      - name: a
        type: execution
        step:<|>
    `),
    ),
  );
});

test("node-step-missing changes to the nearest name", () => {
  const text = (nodes: string) => file(step("train"), pipeline(nodes));
  checkFix(
    "node-step-missing",
    'Change to "train"',
    text(`
    - { name: b, type: execution, step: trian } # keep
  `),
    text(`
    - { name: b, type: execution, step: train } # keep
  `),
  );
});
