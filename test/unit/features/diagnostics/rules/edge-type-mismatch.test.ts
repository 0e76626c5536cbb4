import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkRows } from "../../../../support/list-problems.ts";
import { edgesFile, file, pipeline, step } from "../../../../support/yaml.ts";

test("edge-type-mismatch reports a parameter that does not take the other's type", () => {
  checkRule(
    "edge-type-mismatch",
    edgesFile(`
      - [prepare.parameter.rate, train.parameter.epochs]
                                                 ^^^^^^ edge-type-mismatch: Parameter "epochs" is of type integer, but "prepare.parameter.rate" is of type float
`),
  );
});

test("edge-type-mismatch reports a text that is no number", () => {
  checkRule(
    "edge-type-mismatch",
    edgesFile(`
      - [prepare.parameter.label, train.parameter.rate]
                                                  ^^^^ edge-type-mismatch: Parameter "rate" is of type float, but "prepare.parameter.label" is of type string
`),
  );
});

test("edge-type-mismatch takes an integer for a float and anything for a text", () => {
  checkRule(
    "edge-type-mismatch",
    edgesFile(`
      - [train.parameter.epochs, prepare.parameter.rate]
      - [train.parameter.rate, prepare.parameter.label]
`),
  );
});

test("edge-type-mismatch leaves metadata alone, which has no type", () => {
  checkRule(
    "edge-type-mismatch",
    edgesFile(`
      - [prepare.metadata.x, train.parameter.epochs]
`),
  );
});

test("edge-type-mismatch stays quiet until the key is typed", () => {
  checkTyping(
    "edge-type-mismatch",
    edgesFile("      - [prepare.parameter.rate, train.parameter.<|>]\n"),
  );
});

/** A parameter of a node, and the one that it fills. */
function between(written: string): string {
  const [from, to] = written.split(" -> ");
  return file(
    step("make", `parameters: [{ name: x, ${from} }]`),
    step("use", `parameters: [{ name: y, ${to} }]`),
    pipeline(
      "- { name: a, type: execution, step: make }\n- { name: b, type: execution, step: use }",
      "edges: [[a.parameter.x, b.parameter.y]]",
    ),
  );
}

test("edge-type-mismatch takes text for a number where the default is a number", async (t) => {
  await checkRows(
    t,
    [
      ["default: 5 -> type: integer"],
      ["default: 0.5 -> type: float"],
      ['default: "5" -> type: integer'],
      ['default: " " -> type: integer', "edge-type-mismatch «y»"],
      ["default: x -> type: integer", "edge-type-mismatch «y»"],
      ["default: true -> type: integer", "edge-type-mismatch «y»"],
      ["type: string -> type: integer", "edge-type-mismatch «y»"],
      ["default: 5 -> type: flag", "edge-type-mismatch «y»"],
    ],
    between,
  );
});

test("edge-type-mismatch takes no flag or whole number for each other", async (t) => {
  await checkRows(
    t,
    [
      ["type: flag -> type: float", "edge-type-mismatch «y»"],
      ["type: integer -> type: flag", "edge-type-mismatch «y»"],
      ["type: flag -> type: flag"],
    ],
    between,
  );
});
