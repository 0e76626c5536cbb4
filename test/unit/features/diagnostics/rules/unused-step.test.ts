import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { file, pipeline, step, task } from "../../../../support/yaml.ts";

test("unused-step reports a step that no pipeline runs", () => {
  checkRule(
    "unused-step",
    file(
      step("train"),
      `
      - step: { name: other, image: i, command: c }
                      ^^^^^ unused-step: No pipeline runs step "other"
    `,
      pipeline(`
      - { name: a, type: execution, step: train }
    `),
    ),
  );
});

test("unused-step stays quiet in a file without pipelines", () => {
  checkRule("unused-step", file(step("train")));
});

test("unused-step counts a task as a use", () => {
  checkRule(
    "unused-step",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer }]
    `,
      ),
      step("other"),
      task(
        "search",
        `
      parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
    `,
      ),
      pipeline(`
      - { name: a, type: execution, step: other }
    `),
    ),
  );
});

test("unused-step takes a misspelt name for the step it means", () => {
  checkRule(
    ["unused-step", "node-step-missing"],
    file(
      step("train"),
      pipeline(`
      - { name: a, type: execution, step: trian }
                                          ^^^^^ node-step-missing: No step is named "trian"; did you mean "train"?
    `),
    ),
  );
});

test("unused-step counts a node whose type is misspelt", () => {
  checkRule(
    ["unused-step", "node-type"],
    file(
      step("train"),
      pipeline(`
      - { name: a, type: exection, step: train }
                         ^^^^^^^^ node-type: No node type is named "exection"; did you mean "execution"?
    `),
    ),
  );
});

test("unused-step stays quiet while the name is not written", () => {
  checkTyping(
    "unused-step",
    `
  - pipeline: { name: p, nodes: [], edges: [] }
  - step:
      name:<|>
`,
  );
});
