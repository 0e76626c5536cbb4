import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule, checkSlip } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asParameter, asTaskKeys } from "../../../../support/part-places.ts";
import { file, pipeline, step, task } from "../../../../support/yaml.ts";

test("prop-enum reports a misspelt word", () => {
  checkRule(
    "prop-enum",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: intger }]
                                    ^^^^^^ prop-enum: "type" cannot be "intger"; did you mean "integer"?
    `,
      ),
    ),
  );
});

test("prop-enum lists the words where none is near", () => {
  checkRule(
    "prop-enum",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, multiple: zebra }]
                                        ^^^^^ prop-enum: "multiple" cannot be "zebra"; write "none", "repeat" or "separate"
    `,
      ),
    ),
  );
});

test("prop-enum judges a node by its type", () => {
  checkRule(
    "prop-enum",
    file(
      step("train"),
      pipeline(`
      - { name: a, type: execution, step: train, on-error: stopall }
                                                           ^^^^^^^ prop-enum: "on-error" cannot be "stopall"; did you mean "stop-all"?
    `),
    ),
  );
});

test("prop-enum reports the style of a variant parameter", () => {
  checkRule(
    "prop-enum",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer }]
    `,
      ),
      task(
        "search",
        `
      parameters: [{ name: x, style: list, rules: {} }]
                                     ^^^^ prop-enum: "style" cannot be "list"; did you mean "multiple"?
    `,
      ),
    ),
  );
});

test("prop-enum allows every word of the schema", () => {
  checkRule(
    "prop-enum",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: string }, { name: b, type: integer }, { name: c, type: float }, { name: d, type: flag }]
    `,
      ),
    ),
  );
});

test("prop-enum stays quiet while the word is not written", () => {
  checkTyping(
    "prop-enum",
    file(
      step(
        "train",
        `
      parameters:
        - name: a
          type:<|>
    `,
      ),
    ),
  );
});

test("prop-enum changes to the nearest word", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "prop-enum",
    'spelling: Change to "integer"',
    text(`
    parameters: [{ name: a, type: intger }] # keep
  `),
    text(`
    parameters: [{ name: a, type: integer }] # keep
  `),
  );
});

test("prop-enum offers every word where none is near", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "prop-enum",
    'choose: Change to "repeat"',
    text(`
    parameters: [{ name: a, multiple: zebra }] # keep
  `),
    text(`
    parameters: [{ name: a, multiple: repeat }] # keep
  `),
  );
});

test("prop-enum completes a word that is cut short", () => {
  checkRule(
    "prop-enum",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, multiple: sep }]
                                        ^^^ prop-enum: "multiple" cannot be "sep"; did you mean "separate"?
    `,
      ),
    ),
  );
});

test("prop-enum is reported once at a place that several aliases share", () => {
  checkSlip(
    "prop-enum",
    file(
      step(
        "train",
        `
      parameters: &all [{ name: a, type: intger }]
                                         ^^^^^^ prop-enum: "type" cannot be "intger"; did you mean "integer"?
    `,
      ),
      step(
        "test",
        `
      parameters: *all
    `,
      ),
    ),
  );
});

test("prop-enum says with its fixes what they write in a parameter", async (t) => {
  await checkFixRows(
    t,
    "prop-enum",
    [
      [
        "{ name: a, type: integer, multiple: maybe, default: 4 }",
        "«maybe» | choose «maybe»→«none» | choose «maybe»→«repeat» | choose «maybe»→«separate»",
      ],
      ["{ name: a, type: strng, default: x }", "«strng» | spelling «strng»→«string»"],
      ["{ name: a, type: Integer, default: 1 }", "«Integer» | spelling «Integer»→«integer»"],
      [
        '{ name: a, type: flag, multiple: "" }',
        '«""» | choose «""»→«none» | choose «""»→«repeat» | choose «""»→«separate»',
      ],
    ],
    asParameter,
  );
});

test("prop-enum says with its fixes what they write in a task", async (t) => {
  await checkFixRows(
    t,
    "prop-enum",
    [
      [
        "step: train\n    parameters: [{ name: b, style: Linear, rules: { start: 0, end: 1, step: 1 } }]",
        "«Linear» | spelling «Linear»→«linear»",
      ],
      [
        "step: train\n    parameters: [{ name: b, style: liner, rules: { start: 0, end: 1, step: 1 } }]",
        "«liner» | spelling «liner»→«linear»",
      ],
    ],
    asTaskKeys,
  );
});
