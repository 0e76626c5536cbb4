import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkRows } from "../../../../support/list-problems.ts";
import { file, pipeline, step } from "../../../../support/yaml.ts";

test("reuse-cli reports the key", () => {
  checkRule(
    "reuse-cli",
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
  checkRule(
    "reuse-cli",
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

test("reuse-cli reads Booleans, also through an alias", async (t) => {
  await checkRows(
    t,
    [
      ["yes", "reuse-cli «reuse-executions»"],
      ["*reuse", "reuse-cli «reuse-executions»"],
      ["false"],
      ["'yes'"],
      ["5"],
      ["[true]"],
    ],
    (written) =>
      file(
        "- definitions: { reuse: &reuse true }",
        step("train"),
        pipeline(
          "- { name: a, type: execution, step: train }",
          `edges: []\nreuse-executions: ${written}`,
        ),
      ),
  );
});
