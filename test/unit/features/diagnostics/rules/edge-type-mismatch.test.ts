import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { edgesFile } from "../../../../support/yaml.ts";

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
