import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asPipelineParameter } from "../../../../support/part-places.ts";
import { file, pipeline, step } from "../../../../support/yaml.ts";

/** A pipeline parameter with this default, whose target is a parameter of an execution node. */
const targeting = (parameter: string, value: string, caret = "", type = "execution") =>
  file(
    step("train", `\n      parameters: [${parameter}]\n    `),
    pipeline(
      `\n      - { name: a, type: ${type}, step: train }\n    `,
      `
      parameters:
        - { name: p, default: ${value}, targets: [a.parameter.x] }${caret}
      edges: []
    `,
    ),
  );

test("pipeline-parameter-list-not-multiple reports a list for a parameter that takes one value", () => {
  checkRule(
    "pipeline-parameter-list-not-multiple",
    targeting(
      "{ name: x, optional: true }",
      "[y, z]",
      `
                                                ^^^^^^^^^^^^^ pipeline-parameter-list-not-multiple: Parameter "x" of step "train" takes one value, and "p" is a list`,
    ),
  );
});

test("pipeline-parameter-list-not-multiple allows a list for a parameter of several values, and one value", () => {
  checkRule(
    "pipeline-parameter-list-not-multiple",
    targeting("{ name: x, multiple: repeat, optional: true }", "[y, z]"),
  );
  checkRule("pipeline-parameter-list-not-multiple", targeting("{ name: x, optional: true }", "y"));
});

test("pipeline-parameter-list-not-multiple stays quiet while the target is not written yet", () => {
  checkTyping(
    "pipeline-parameter-list-not-multiple",
    targeting("{ name: x, optional: true }", "[y, z]").replace(
      "a.parameter.x]",
      "a.parameter.<|>]",
    ),
  );
});

test("pipeline-parameter-list-not-multiple lets the parameter take several values", () => {
  checkFix(
    "pipeline-parameter-list-not-multiple",
    'choose: Let parameter "x" take several values',
    targeting("{ name: x, optional: true }", "[y, z]"),
    targeting("{ name: x, optional: true, multiple: repeat }", "[y, z]"),
  );
});

test("pipeline-parameter-list-not-multiple says with its fixes what they write in a pipeline parameter", async (t) => {
  await checkFixRows(
    t,
    "pipeline-parameter-list-not-multiple",
    [
      [
        "{ name: q, default: [1, 2], target: n.parameter.a }",
        "«n.parameter.a» | choose «»→«, multiple: repeat»",
      ],
      [
        "{ name: q, default: [1], target: n.parameters.a }",
        "«n.parameters.a» | choose «»→«, multiple: repeat»",
      ],
      [
        "{ name: q, default: [1], targets: [n.parameter.a, m.parameter.a] }",
        "«n.parameter.a» | choose «»→«, multiple: repeat»",
      ],
    ],
    asPipelineParameter,
  );
});

test("pipeline-parameter-list-not-multiple wants a parameter of an execution node that takes one value", async (t) => {
  await checkFixRows(
    t,
    "pipeline-parameter-list-not-multiple",
    [
      [
        "{ name: q, default: [1, 2], targets: [n.parameters.a, last.parameter.a] }",
        "«n.parameters.a» | choose «»→«, multiple: repeat»",
      ],
      ["{ name: q, default: [1, 2], target: n.parameter.l }"],
      ["{ name: q, default: [1, 2], target: n.parameter.nothing }"],
      ["{ name: q, default: [1, 2], target: n.input.a }"],
      ["{ name: q, default: [1, 2], target: n.parameter }"],
      ["{ name: q, default: [1, 2], target: m.parameter.a }"],
      ["{ name: q, default: [1, 2], target: nobody.parameter.a }"],
    ],
    asPipelineParameter,
  );
});
