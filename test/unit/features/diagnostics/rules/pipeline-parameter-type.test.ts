import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asPipelineParameter } from "../../../../support/part-places.ts";
import { trainPipeline } from "../../../../support/yaml.ts";

test("pipeline-parameter-type reports both keys", () => {
  checkRule(
    "pipeline-parameter-type",
    trainPipeline(`
      parameters: [{ name: p, type: integer, value: 5, targets: [a.parameter.x] }]
                              ^^^^ pipeline-parameter-type: A pipeline parameter has no "type"; the parameters that it fills have their own
                                             ^^^^^ pipeline-parameter-type: A pipeline parameter has no "value"; write "default"
      edges: []
    `),
  );
});

test("pipeline-parameter-type allows a default", () => {
  checkRule(
    "pipeline-parameter-type",
    trainPipeline(`
      parameters: [{ name: p, default: 5, category: c, description: d, targets: [a.parameter.x] }]
      edges: []
    `),
  );
});

test("pipeline-parameter-type stays quiet while the key is being typed", () => {
  checkTyping(
    "pipeline-parameter-type",
    trainPipeline(`
      edges: []
      parameters:
        - name: p
          targets: [a.parameter.x]
          typ<|>
    `),
  );
});

test("pipeline-parameter-type removes the type", () => {
  checkFix(
    "pipeline-parameter-type",
    'remove: Remove "type"',
    trainPipeline(`
    parameters:
      - name: p
        type: string
        default: y # keep
        targets: [a.parameter.x]
    edges: []
  `),
    trainPipeline(`
    parameters:
      - name: p
        default: y # keep
        targets: [a.parameter.x]
    edges: []
  `),
  );
});

test("pipeline-parameter-type renames the value", () => {
  checkFix(
    "pipeline-parameter-type",
    'choose: Rename to "default"',
    trainPipeline(`
    parameters:
      - name: p
        value: y # keep
        targets: [a.parameter.x]
    edges: []
  `),
    trainPipeline(`
    parameters:
      - name: p
        default: y # keep
        targets: [a.parameter.x]
    edges: []
  `),
  );
});

test("pipeline-parameter-type removes the value beside a default", () => {
  checkFix(
    "pipeline-parameter-type",
    'remove: Remove "value"',
    trainPipeline(`
    parameters: [{ name: p, value: y, default: z, targets: [a.parameter.x] }]
    edges: []
  `),
    trainPipeline(`
    parameters: [{ name: p, default: z, targets: [a.parameter.x] }]
    edges: []
  `),
  );
});

test("pipeline-parameter-type says with its fixes what they write in a pipeline parameter", async (t) => {
  await checkFixRows(
    t,
    "pipeline-parameter-type",
    [
      ["{ name: q, value: 1, target: n.parameter.a }", "«value» | choose «value»→«default»"],
      [
        "{ name: q, value: 1, default: 2, target: n.parameter.a }",
        "«value» | remove «value: 1, »→«»",
      ],
      [
        "{ name: q, type: integer, default: 1, target: n.parameter.a }",
        "«type» | remove «type: integer, »→«»",
      ],
      [
        "{ name: q, type: string, default: 1, target: n.parameter.a }",
        "«type» | remove «type: string, »→«»",
      ],
      [
        "{ name: q, value: 1, value-type: x, target: n.parameter.a }",
        "«value» | choose «value»→«default»",
      ],
    ],
    asPipelineParameter,
  );
});

test("pipeline-parameter-type reports only the keys of a step's parameter", async (t) => {
  await checkFixRows(
    t,
    "pipeline-parameter-type",
    [
      [
        "{ name: q, target: n.parameter.a, type: integer, value: 1 }",
        "«type» | remove «type: integer, »→«»",
        "«value» | choose «value»→«default»",
      ],
      [
        "{ name: q, target: n.parameter.a, value: 1, default: 2 }",
        "«value» | remove «value: 1, »→«»",
      ],
      ["{ name: q, target: n.parameter.a, toString: 1 }"],
    ],
    asPipelineParameter,
  );
});
