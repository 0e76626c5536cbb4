import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asPipelineParameter } from "../../../../support/part-places.ts";
import { trainPipeline } from "../../../../support/yaml.ts";

test("pipeline-parameter-target-and-targets reports the single target", () => {
  checkRule(
    "pipeline-parameter-target-and-targets",
    trainPipeline(`
      parameters: [{ name: p, targets: [a.parameter.x], target: a.parameter.x }]
                                                        ^^^^^^ pipeline-parameter-target-and-targets: Write "targets" or "target", not both
      edges: []
    `),
  );
});

test("pipeline-parameter-target-and-targets allows one text for all targets", () => {
  checkRule(
    "pipeline-parameter-target-and-targets",
    trainPipeline(`
      parameters: [{ name: p, targets: a.parameter.x }]
      edges: []
    `),
  );
});

test("pipeline-parameter-target-and-targets stays quiet while the second key is being typed", () => {
  checkTyping(
    "pipeline-parameter-target-and-targets",
    trainPipeline(`
      edges: []
      parameters:
        - name: p
          targets: [a.parameter.x]
          targe<|>
    `),
  );
});

test("pipeline-parameter-target-and-targets merges both in the style of the list", () => {
  const text = (keys: string) =>
    trainPipeline(keys, { parameters: "{ name: x, optional: true }, { name: y, optional: true }" });
  checkFix(
    "pipeline-parameter-target-and-targets",
    'remove: Merge "target" into "targets"',
    text(`
    parameters:
      - name: p
        target: a.parameter.x
        targets: # keep
          - a.parameter.y
    edges: []
  `),
    text(`
    parameters:
      - name: p
        targets: # keep
          - a.parameter.y
          - a.parameter.x
    edges: []
  `),
  );
});

test("pipeline-parameter-target-and-targets makes a list of two texts", () => {
  const text = (keys: string) =>
    trainPipeline(keys, { parameters: "{ name: x, optional: true }, { name: y, optional: true }" });
  checkFix(
    "pipeline-parameter-target-and-targets",
    'remove: Merge "target" into "targets"',
    text(`
    parameters:
      - { name: p, targets: a.parameter.y, target: a.parameter.x } # keep
    edges: []
  `),
    text(`
    parameters:
      - { name: p, targets: [a.parameter.y, a.parameter.x] } # keep
    edges: []
  `),
  );
});

test("pipeline-parameter-target-and-targets says with its fixes what they write in a pipeline parameter", async (t) => {
  await checkFixRows(
    t,
    "pipeline-parameter-target-and-targets",
    [
      [
        "{ name: q, default: 1, target: n.parameter.a, targets: [m.parameter.a] }",
        "«target» | remove «target: n.parameter.a, »→«» «»→«, n.parameter.a»",
      ],
      [
        "{ name: q, default: 1, target: n.parameter.a, targets: [n.parameter.a] }",
        "«target» | remove «target: n.parameter.a, »→«»",
      ],
      [
        "{ name: q, default: 1, target: n.parameter.a, targets: [] }",
        "«target» | remove «target: n.parameter.a, »→«» «»→«n.parameter.a»",
      ],
      [
        "{ name: q, default: 1, target: n.parameter.a, targets: m.parameter.a }",
        "«target» | remove «target: n.parameter.a, »→«» «m.parameter.a»→«[m.parameter.a, n.parameter.a]»",
      ],
      [
        "{ name: q, default: 1, target: , targets: [n.parameter.a] }",
        "«target» | remove «target: , »→«»",
      ],
    ],
    asPipelineParameter,
  );
});

test("pipeline-parameter-target-and-targets merges one target that can be written in one line", async (t) => {
  await checkFixRows(
    t,
    "pipeline-parameter-target-and-targets",
    [
      [
        "{ name: q, target: n.parameter.a, targets: [n.parameter.a] }",
        "«target» | remove «target: n.parameter.a, »→«»",
      ],
      [
        "{ name: q, target: n.parameter.a, targets: n.parameter.a }",
        "«target» | remove «target: n.parameter.a, »→«»",
      ],
      [
        "{ name: q, target: 'n.parameter.a', targets: [] }",
        "«target» | remove «target: 'n.parameter.a', »→«» «»→«'n.parameter.a'»",
      ],
      ["{ name: q, target: , targets: [n.parameter.b] }", "«target» | remove «target: , »→«»"],
      [
        "{ name: q, target: n.parameter.a, targets: [[n.parameter.a]] }",
        "«target» | remove «target: n.parameter.a, »→«» «»→«, n.parameter.a»",
      ],
      ["{ name: q, target: [n.parameter.a], targets: [n.parameter.b] }", "«target»"],
      ["{ name: q, target: n.parameter.a, targets: {} }", "«target»"],
      ["{ name: q, target: n.parameter.a, targets: }", "«target»"],
      [
        'name: q\n        target: "n.\\\n          parameter.a"\n        targets: [n.parameter.b]',
        "«target»",
      ],
      ["{ name: q, target: n.parameter.a }"],
      ["{ name: q, targets: [n.parameter.a] }"],
    ],
    asPipelineParameter,
  );
});
