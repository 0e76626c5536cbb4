import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asPipelineParameter } from "../../../../support/part-places.ts";
import { trainPipeline } from "../../../../support/yaml.ts";

test("pipeline-parameter-and-edge reports the target that an edge fills, too", () => {
  checkRule(
    "pipeline-parameter-and-edge",
    trainPipeline(
      `
      parameters:
        - { name: p, targets: [a.parameter.x, b.parameter.x] }
                                              ^^^^^^^^^^^^^ pipeline-parameter-and-edge: An edge also fills "b.parameter.x"; it is not documented which value wins
      edges: [[a.metadata.y, b.parameter.x]]
    `,
      {
        nodes: `
      - { name: a, type: execution, step: train }
      - { name: b, type: execution, step: train }
    `,
      },
    ),
  );
});

test("pipeline-parameter-and-edge allows the edge to fill another parameter", () => {
  checkRule(
    "pipeline-parameter-and-edge",
    trainPipeline(
      `
      parameters:
        - { name: p, targets: [b.parameter.x] }
      edges: [[a.metadata.y, b.parameter.y]]
    `,
      {
        parameters: "{ name: x, optional: true }, { name: y, optional: true }",
        nodes: `
      - { name: a, type: execution, step: train }
      - { name: b, type: execution, step: train }
    `,
      },
    ),
  );
});

test("pipeline-parameter-and-edge stays quiet while the target is being typed", () => {
  checkTyping(
    "pipeline-parameter-and-edge",
    trainPipeline(
      `
      edges: [[a.metadata.y, b.parameter.x]]
      parameters:
        - name: p
          targets:
            - b.parameter.<|>
    `,
      {
        nodes: `
      - { name: a, type: execution, step: train }
      - { name: b, type: execution, step: train }
    `,
      },
    ),
  );
});

test("pipeline-parameter-and-edge says with its fixes what they write in a pipeline parameter", async (t) => {
  await checkFixRows(
    t,
    "pipeline-parameter-and-edge",
    [
      [
        "{ name: q, default: 1, target: m.parameter.b }",
        "«m.parameter.b» | The edge: «m.parameter.b»",
      ],
      [
        "{ name: q, default: 1, targets: [n.parameter.a, m.parameter.b] }",
        "«m.parameter.b» | The edge: «m.parameter.b»",
      ],
    ],
    asPipelineParameter,
  );
});

test("pipeline-parameter-and-edge compares whole sockets, whose types may be plural", async (t) => {
  await checkFixRows(
    t,
    "pipeline-parameter-and-edge",
    [
      [
        "{ name: q, default: 1, targets: [m.parameters.b] }",
        "«m.parameters.b» | The edge: «m.parameter.b»",
      ],
      ["{ name: q, default: 1, targets: [m.parameter.a] }"],
      ["{ name: q, default: 1, targets: [n.parameter.b] }"],
      ["{ name: q, default: 1, targets: [m.metadata.b] }"],
      ["{ name: q, default: 1, targets: [serve.dependency.*] }"],
    ],
    asPipelineParameter,
  );
});
