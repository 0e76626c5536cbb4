import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asPipelineParameter } from "../../../../support/part-places.ts";
import { trainPipeline } from "../../../../support/yaml.ts";

test("pipeline-parameter-plural reports the plural alone", () => {
  checkRule(
    "pipeline-parameter-plural",
    trainPipeline(`
      parameters: [{ name: p, targets: [a.parameters.x] }]
                                          ^^^^^^^^^^ pipeline-parameter-plural: The documented form is "parameter"
      edges: []
    `),
  );
});

test("pipeline-parameter-plural allows the singular", () => {
  checkRule(
    "pipeline-parameter-plural",
    trainPipeline(`
      parameters: [{ name: p, targets: [a.parameter.x] }]
      edges: []
    `),
  );
});

test("pipeline-parameter-plural stays quiet while the key is not written", () => {
  checkTyping(
    "pipeline-parameter-plural",
    trainPipeline(`
      edges: []
      parameters:
        - name: p
          targets:
            - a.parameters<|>
    `),
  );
});

test("pipeline-parameter-plural writes the singular", () => {
  checkFix(
    "pipeline-parameter-plural",
    'spelling: Change to "parameter"',
    trainPipeline(`
    parameters:
      - name: p
        targets:
          - a.parameters.x # keep
    edges: []
  `),
    trainPipeline(`
    parameters:
      - name: p
        targets:
          - a.parameter.x # keep
    edges: []
  `),
  );
});

test("pipeline-parameter-plural says with its fixes what they write in a pipeline parameter", async (t) => {
  await checkFixRows(
    t,
    "pipeline-parameter-plural",
    [
      [
        "{ name: q, default: 1, target: n.parameters.a }",
        "«parameters» | spelling «parameters»→«parameter»",
      ],
      [
        "{ name: q, default: [1], target: n.parameters.a }",
        "«parameters» | spelling «parameters»→«parameter»",
      ],
    ],
    asPipelineParameter,
  );
});

test("pipeline-parameter-plural wants a whole target in a node with parameters", async (t) => {
  await checkFixRows(
    t,
    "pipeline-parameter-plural",
    [
      [
        "{ name: q, targets: [n.parameter.a, m.parameters.b] }",
        "«parameters» | spelling «parameters»→«parameter»",
      ],
      ["{ name: q, target: nobody.parameters.a }"],
      ["{ name: q, target: serve.parameters.a }"],
      ["{ name: q, target: n.parameters }"],
    ],
    asPipelineParameter,
  );
});
