import { test } from "node:test";
import { checkDiagnostics, checkTyping } from "../../../../support/check-diagnostics.ts";
import { file, pipeline, step } from "../../../../support/snippets.ts";

test("reuse-cli reports the key", () => {
  checkDiagnostics(
    file(
      step("train"),
      pipeline(
        `
      - { name: a, type: execution, step: train }
    `,
        `
      reuse-executions: yes
      ^^^^^^^^^^^^^^^^ reuse-cli: "vh pipeline run" does not send "reuse-executions"
      edges: []
    `,
      ),
    ),
  );
});

test("reuse-cli allows to say no", () => {
  checkDiagnostics(
    file(
      step("train"),
      pipeline(
        `
      - { name: a, type: execution, step: train }
    `,
        `
      reuse-executions: false
      edges: []
    `,
      ),
    ),
  );
});

test("reuse-cli stays quiet while the value is not written", () => {
  checkTyping(
    "reuse-cli",
    file(
      step("train"),
      pipeline(
        `
      - { name: a, type: execution, step: train }
    `,
        `
      edges: []
      reuse-executions:<|>
    `,
      ),
    ),
  );
});
