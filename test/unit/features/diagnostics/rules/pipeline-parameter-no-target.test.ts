import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asPipelineParameter } from "../../../../support/part-places.ts";
import { file, pipeline, step, trainPipeline } from "../../../../support/yaml.ts";

test("pipeline-parameter-no-target reports a parameter without targets", () => {
  checkRule(
    "pipeline-parameter-no-target",
    file(
      step("train"),
      pipeline(
        `
      - { name: a, type: execution, step: train }
    `,
        `
      parameters:
        - { name: p, default: 1 }
                  ^ pipeline-parameter-no-target: Pipeline parameter "p" has no targets
        - { name: q, targets: [] }
                  ^ pipeline-parameter-no-target: Pipeline parameter "q" has no targets
      edges: []
    `,
      ),
    ),
  );
});

test("pipeline-parameter-no-target allows one target", () => {
  checkRule(
    "pipeline-parameter-no-target",
    trainPipeline(`
      parameters: [{ name: p, target: a.parameter.x }]
      edges: []
    `),
  );
});

test("pipeline-parameter-no-target stays quiet while the targets are not written", () => {
  checkTyping(
    "pipeline-parameter-no-target",
    trainPipeline(`
      edges: []
      parameters:
        - name: p
          targets:<|>
    `),
  );
});

test("pipeline-parameter-no-target counts only empty lists for no targets", async (t) => {
  await checkFixRows(
    t,
    "pipeline-parameter-no-target",
    [
      ["{ name: q }", "«q»"],
      ["{ name: q, targets: [] }", "«q»"],
      ["{ name: q, targets: &none [] }", "«q»"],
      ["{ name: q, target: [], targets: [] }", "«q»"],
      ["{ name: q, targets: [{}] }"],
      ["{ name: q, target: [[]] }"],
      ["{ name: q, targets: {} }"],
      ["{ name: q, target: {} }"],
      ["{ name: q, targets: 5 }"],
      ["{ default: 1 }"],
    ],
    asPipelineParameter,
  );
});
