import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asNode } from "../../../../support/part-places.ts";
import { conditionFile } from "../../../../support/yaml.ts";

test("expression-dash points out a subtraction without blanks", () => {
  checkRule(
    "expression-dash",
    conditionFile(`metadata.epoch-1 > 5
                         ^^^^^^^ expression-dash: This is read as the name "epoch-1"; write "epoch - 1" to subtract`),
  );
});

test("expression-dash leaves names with dashes alone", () => {
  checkRule("expression-dash", conditionFile("metadata.val-accuracy > 0.5"));
});

test("expression-dash leaves a subtraction with blanks alone", () => {
  checkRule("expression-dash", conditionFile("metadata.epoch - 1 > 5"));
});

test("expression-dash stays quiet until the number is typed", () => {
  checkTyping("expression-dash", conditionFile("metadata.epoch-<|>"));
});

test("expression-dash puts blanks around the dash", () => {
  checkFix(
    "expression-dash",
    'choose: Change to "epoch - 1"',
    conditionFile("'metadata.epoch-1 > 5' # keep"),
    conditionFile("'metadata.epoch - 1 > 5' # keep"),
  );
});

test("expression-dash says with its fixes what they write in a node", async (t) => {
  await checkFixRows(
    t,
    "expression-dash",
    [
      [
        "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: parameter.a-1 > 0.5, then: stop-pipeline }] }",
        "«a-1» | choose «a-1»→«a - 1»",
      ],
      [
        "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: parameter.a-12 > 1, then: stop-pipeline }] }",
        "«a-12» | choose «a-12»→«a - 12»",
      ],
      [
        "{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: metadata.a-12 > 1, then: stop-pipeline }] }",
        "«a-12» | choose «a-12»→«a - 12»",
      ],
    ],
    asNode,
  );
});
