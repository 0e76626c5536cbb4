import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asParameter, asParameterBlock } from "../../../../support/part-places.ts";
import { file, pipeline, step } from "../../../../support/yaml.ts";

test("parameter-flag-multiple reports a flag with several values", () => {
  checkRule(
    "parameter-flag-multiple",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: flag, multiple: separate }]
                                                    ^^^^^^^^ parameter-flag-multiple: A flag cannot have several values; remove "multiple" or give "a" another type
    `,
      ),
    ),
  );
});

test("parameter-flag-multiple allows a flag to have none", () => {
  checkRule(
    "parameter-flag-multiple",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: flag, multiple: none }]
    `,
      ),
    ),
  );
});

test("parameter-flag-multiple allows other types", () => {
  checkRule(
    "parameter-flag-multiple",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: integer, multiple: repeat }]
    `,
      ),
    ),
  );
});

test("parameter-flag-multiple stays quiet while the word is not written", () => {
  checkTyping(
    "parameter-flag-multiple",
    file(
      step(
        "train",
        `
      parameters:
        - name: a
          type: flag
          multiple:<|>
    `,
      ),
    ),
  );
});

test("parameter-flag-multiple removes the key", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "parameter-flag-multiple",
    'remove: Remove "multiple"',
    text(`
    parameters:
      - name: a
        type: flag # keep
        multiple: repeat
  `),
    text(`
    parameters:
      - name: a
        type: flag # keep
  `),
  );
});

test("parameter-flag-multiple reports a flag that an override writes anew", () => {
  checkRule(
    "parameter-flag-multiple",
    file(
      step("train", "parameters: [{ name: a, type: flag }]"),
      pipeline(`
      - name: n
        type: execution
        step: train
        override:
          parameters: [{ name: a, type: flag, multiple: repeat, default: true }]
                                                        ^^^^^^ parameter-flag-multiple: A flag cannot have several values; remove "multiple" or give "a" another type
    `),
    ),
  );
});

test("parameter-flag-multiple says with its fixes what they write in a parameter", async (t) => {
  await checkFixRows(
    t,
    "parameter-flag-multiple",
    [["{ name: a, type: flag, multiple: repeat }", "«repeat» | remove «, multiple: repeat»→«»"]],
    asParameter,
  );
});

test("parameter-flag-multiple says with its fixes what they write in a parameter over several lines", async (t) => {
  await checkFixRows(
    t,
    "parameter-flag-multiple",
    [
      [
        "- name: a\n        type: flag\n        multiple: separate",
        "«separate» | remove «        multiple: separate⏎»→«»",
      ],
    ],
    asParameterBlock,
  );
});

test("parameter-flag-multiple wants a flag, and several values", async (t) => {
  await checkFixRows(
    t,
    "parameter-flag-multiple",
    [
      ["{ type: flag, multiple: repeat }", "«repeat» | remove «, multiple: repeat»→«»"],
      ["{ name: a, type: flag, multiple: none }"],
      ["{ name: a, type: flag, multiple: }"],
      ["{ name: a, type: integer, multiple: repeat }"],
    ],
    asParameter,
  );
});
