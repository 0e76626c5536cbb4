import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { file, pipeline, step } from "../../../../support/snippets.ts";

test("pipeline-parameter-list-task reports a list that reaches a task node", () => {
  checkRule(
    "pipeline-parameter-list-task",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, optional: true }]
    `,
      ),
      pipeline(
        `
      - { name: a, type: task, step: train }
    `,
        `
      parameters:
        - { name: p, default: [y, z], targets: [a.parameter.x] }
                                                ^^^^^^^^^^^^^ pipeline-parameter-list-task: The list reaches "a" as one value; it does not become one execution per item
      edges: []
    `,
      ),
    ),
  );
});

test("pipeline-parameter-list-task allows a parameter of several values", () => {
  checkRule(
    "pipeline-parameter-list-task",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, multiple: repeat, optional: true }]
    `,
      ),
      pipeline(
        `
      - { name: a, type: task, step: train }
    `,
        `
      parameters:
        - { name: p, default: [y, z], targets: [a.parameter.x] }
      edges: []
    `,
      ),
    ),
  );
});

test("pipeline-parameter-list-task allows a single value", () => {
  checkRule(
    "pipeline-parameter-list-task",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, optional: true }]
    `,
      ),
      pipeline(
        `
      - { name: a, type: task, step: train }
    `,
        `
      parameters:
        - { name: p, default: y, targets: [a.parameter.x] }
      edges: []
    `,
      ),
    ),
  );
});

test("pipeline-parameter-list-task stays quiet while the target is not written", () => {
  checkTyping(
    "pipeline-parameter-list-task",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, optional: true }]
    `,
      ),
      pipeline(
        `
      - { name: a, type: task, step: train }
    `,
        `
      edges: []
      parameters:
        - name: p
          default: [y, z]
          targets:
            - <|>
    `,
      ),
    ),
  );
});
