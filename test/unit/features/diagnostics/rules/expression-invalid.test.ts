import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asNode } from "../../../../support/part-places.ts";
import { conditionFile } from "../../../../support/yaml.ts";

const step = (condition: string) => `
- step:
    name: train
    image: busybox
    command: train
    stop-condition: ${condition}
`;

test("expression-invalid reports operators of other languages", () => {
  checkRule(
    "expression-invalid",
    step(`a > 1 && b < 2
                          ^^ expression-invalid: Write "and" instead of "&&"`),
  );
});

test("expression-invalid reports comparisons in a chain", () => {
  checkRule(
    "expression-invalid",
    step(`0 < loss < 1
                    ^^^^^^^^^^^^ expression-invalid: Comparisons cannot be chained; write "0 < loss and loss < 1"`),
  );
});

test("expression-invalid reports a list", () => {
  checkRule(
    "expression-invalid",
    step(`"a in [1, 2]"
                          ^^^^^^ expression-invalid: A condition cannot contain a list; write (1, 2)`),
  );
});

test("expression-invalid only warns of a word that is read as a name", () => {
  checkRule(
    "expression-invalid",
    conditionFile(`metadata.ok == true
                               ^^^^ warning expression-invalid: "true" is read as a name; write True`),
  );
});

test("expression-invalid reports an empty stop condition, but not an empty if", () => {
  checkRule(
    "expression-invalid",
    step(`""
                    ^^ expression-invalid: The condition is empty`),
  );
  checkRule("expression-invalid", conditionFile('""'));
});

test("expression-invalid finds its place in each condition of a list", () => {
  checkRule(
    "expression-invalid",
    conditionFile(`
              - metadata.a > 1
              - "metadata.b = 2"
                            ^ expression-invalid: Write "==" instead of "="`),
  );
});

test("expression-invalid refuses what the linter of Valohai refuses", () => {
  const refused = [
    "a % 2 == 0",
    "a ** 2 > 1",
    "!ready",
    "a || b",
    'metadata["a"] > 1',
    "a.b() > 1",
    "a if b else c",
    "a >",
    "(a > 1",
    "a b",
    "lambda: 1",
  ];
  const errors = (condition: string) =>
    diagnose(createDocument(step(`'${condition}'`))).filter((it) => it.severity === "error");
  assert.deepEqual(
    refused.filter((it) => errors(it).every(({ code }) => code !== "expression-invalid")),
    [],
  );
});

test("expression-invalid takes what the linter of Valohai takes", () => {
  for (const condition of [
    "accuracy >= 0.99",
    "metadata.val-acc > 0.5 and not stop",
    "abs(a - b) < 1e-3 or max(a, b) == 3",
    "a is None",
    "a in (1, 2)",
    "a not in {1, 2}",
    "-a + 2 * (b // 3) / 4 != 'text'",
    "execution.duration > 3600",
  ]) {
    checkRule("expression-invalid", step(JSON.stringify(condition)));
  }
});

test("expression-invalid stays quiet until a condition is written", () => {
  checkTyping("expression-invalid", step("<|>"));
  checkTyping("expression-invalid", conditionFile("<|>"));
});

test("expression-invalid writes the operator of Python", () => {
  checkFix(
    "expression-invalid",
    'choose: Change to "and"',
    step('"a > 1 && b < 2" # keep'),
    step('"a > 1 and b < 2" # keep'),
  );
});

test("expression-invalid takes a chain apart", () => {
  checkFix(
    "expression-invalid",
    'choose: Change to "0 < loss and loss < 1"',
    step("0 < loss < 1"),
    step("0 < loss and loss < 1"),
  );
});

test("expression-invalid writes a list as a tuple and a constant in its case", () => {
  checkFix(
    "expression-invalid",
    'choose: Change to "(1,)"',
    step('"a in [1]"'),
    step('"a in (1,)"'),
  );
  checkFix(
    "expression-invalid",
    'choose: Change to "False"',
    step("a == false"),
    step("a == False"),
  );
});

test("expression-invalid reports the part that is deeper than Valohai reads", () => {
  checkRule(
    "expression-invalid",
    step(`a + a + a + a + a + a + a + a
                    ^ expression-invalid: This is the eighth level of the condition, and Valohai reads seven; nest fewer operators and calls`),
  );
  checkRule("expression-invalid", step("a and a and a and a and a and a and a and a and a"));
});

test("expression-invalid reports a condition over several lines where brackets do not join them", () => {
  checkRule(
    "expression-invalid",
    step(`|
      loss
      < 1
      ^ expression-invalid: A condition ends with its line; write it on one line, or in brackets`),
  );
  checkRule("expression-invalid", step("|\n      (loss\n      < 1)"));
  checkRule("expression-invalid", step(">\n      loss\n      < 1"));
});

test("expression-invalid reports a blank that would indent the condition", () => {
  checkRule(
    "expression-invalid",
    step(`"  a > 1"
                     ^^ expression-invalid: A condition cannot start with white space`),
  );
});

test("expression-invalid warns of a comma, which makes a condition that is always true", () => {
  checkRule(
    "expression-invalid",
    step(`a > 1, b > 1
                         ^ warning expression-invalid: A comma makes a tuple of the condition, which is always true; write "and" or "or"`),
  );
});

test("expression-invalid reports mappings, sets of sets, and signs before what is no number", () => {
  checkRule(
    "expression-invalid",
    step(`"a == {}"
                          ^^ expression-invalid: A condition cannot contain a mapping`),
  );
  checkRule(
    "expression-invalid",
    step(`"a in {1, {2}}"
                              ^^^ expression-invalid: A set cannot hold another set`),
  );
  checkRule(
    "expression-invalid",
    step(`-"a" < 1
                     ^^^ expression-invalid: "-" takes a number`),
  );
});

test("expression-invalid reports an escape with too few digits", () => {
  checkRule(
    "expression-invalid",
    step(`'a == "\\x4"'
                          ^^^^^ expression-invalid: The escape "\\x4" is not complete; write "\\\\" for a backslash`),
  );
});

test("expression-invalid says with its fixes what they write in a node", async (t) => {
  await checkFixRows(
    t,
    "expression-invalid",
    [
      [
        '{ name: n, type: execution, step: train, actions: [{ when: node-complete, if: "metadata.a = 1", then: stop-pipeline }] }',
        "«=» | choose «=»→«==»",
      ],
    ],
    asNode,
  );
});
