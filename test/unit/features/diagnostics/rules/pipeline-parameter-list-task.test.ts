import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asPipelineParameter } from "../../../../support/part-places.ts";
import { trainPipeline } from "../../../../support/yaml.ts";

test("pipeline-parameter-list-task reports a list that reaches a task node", () => {
  checkRule(
    "pipeline-parameter-list-task",
    trainPipeline(
      `
      parameters:
        - { name: p, default: [y, z], targets: [a.parameter.x] }
                                                ^^^^^^^^^^^^^ pipeline-parameter-list-task: The list reaches "a" as one value; it does not become one execution per item
      edges: []
    `,
      {
        nodes: `
      - { name: a, type: task, step: train }
    `,
      },
    ),
  );
});

test("pipeline-parameter-list-task allows a parameter of several values", () => {
  checkRule(
    "pipeline-parameter-list-task",
    trainPipeline(
      `
      parameters:
        - { name: p, default: [y, z], targets: [a.parameter.x] }
      edges: []
    `,
      {
        parameters: "{ name: x, multiple: repeat, optional: true }",
        nodes: `
      - { name: a, type: task, step: train }
    `,
      },
    ),
  );
});

test("pipeline-parameter-list-task allows a single value", () => {
  checkRule(
    "pipeline-parameter-list-task",
    trainPipeline(
      `
      parameters:
        - { name: p, default: y, targets: [a.parameter.x] }
      edges: []
    `,
      {
        nodes: `
      - { name: a, type: task, step: train }
    `,
      },
    ),
  );
});

test("pipeline-parameter-list-task stays quiet while the target is not written", () => {
  checkTyping(
    "pipeline-parameter-list-task",
    trainPipeline(
      `
      edges: []
      parameters:
        - name: p
          default: [y, z]
          targets:
            - <|>
    `,
      {
        nodes: `
      - { name: a, type: task, step: train }
    `,
      },
    ),
  );
});

test("pipeline-parameter-list-task wants a list and a parameter of a task node that takes one value", async (t) => {
  await checkFixRows(
    t,
    "pipeline-parameter-list-task",
    [
      ["{ name: q, default: [1, 2], target: m.parameter.a }", "«m.parameter.a»"],
      ["{ name: q, default: [1, 2], target: m.parameter.nothing }", "«m.parameter.nothing»"],
      ["{ name: q, default: [1, 2], target: m.parameter.l }"],
      ["{ name: q, default: [1, 2], target: m.input.a }"],
      ["{ name: q, default: [1, 2], target: n.parameter.a }"],
      ["{ name: q, default: 1, target: m.parameter.a }"],
    ],
    asPipelineParameter,
  );
});
