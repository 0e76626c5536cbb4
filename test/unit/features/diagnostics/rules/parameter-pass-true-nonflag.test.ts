import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asParameter, asParameterBlock } from "../../../../support/part-places.ts";
import { file, step } from "../../../../support/yaml.ts";

test("parameter-pass-true-nonflag reports each key that is not read", () => {
  checkRule(
    "parameter-pass-true-nonflag",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: integer, pass-true-as: --a, pass-false-as: --b }]
                                             ^^^^^^^^^^^^ parameter-pass-true-nonflag: "pass-true-as" applies to flags only, and "a" is not a flag: its type is integer
                                                                ^^^^^^^^^^^^^ parameter-pass-true-nonflag: "pass-false-as" applies to flags only, and "a" is not a flag: its type is integer
    `,
      ),
    ),
  );
});

test("parameter-pass-true-nonflag reports a parameter without a type, which is a string", () => {
  checkRule(
    "parameter-pass-true-nonflag",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, pass-true-as: --a }]
                              ^^^^^^^^^^^^ parameter-pass-true-nonflag: "pass-true-as" applies to flags only, and "a" is not a flag: it has no type
    `,
      ),
    ),
  );
});

test("parameter-pass-true-nonflag allows flags", () => {
  checkRule(
    "parameter-pass-true-nonflag",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: flag, pass-true-as: --a }]
    `,
      ),
    ),
  );
});

test("parameter-pass-true-nonflag stays quiet while the type is being typed", () => {
  checkTyping(
    "parameter-pass-true-nonflag",
    file(
      step(
        "train",
        `
      parameters:
        - name: a
          pass-true-as: --a
          type: fl<|>
    `,
      ),
    ),
  );
});

test("parameter-pass-true-nonflag removes the key", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "parameter-pass-true-nonflag",
    'remove: Remove "pass-false-as"',
    text(`
    parameters:
      - name: a # keep
        pass-false-as: --b
        type: integer
  `),
    text(`
    parameters:
      - name: a # keep
        type: integer
  `),
  );
});

test("parameter-pass-true-nonflag says with its fixes what they write in a parameter", async (t) => {
  await checkFixRows(
    t,
    "parameter-pass-true-nonflag",
    [
      [
        '{ name: a, type: string, pass-true-as: "-a", default: x }',
        '«pass-true-as» | unnecessary | remove «pass-true-as: "-a", »→«»',
      ],
      [
        '{ name: a, type: string, pass-false-as: "-a", default: x }',
        '«pass-false-as» | unnecessary | remove «pass-false-as: "-a", »→«»',
      ],
      [
        '{ name: a, type: string, pass-true-as: "-a", pass-as: "-b", default: x }',
        '«pass-true-as» | unnecessary | remove «pass-true-as: "-a", »→«»',
      ],
    ],
    asParameter,
  );
});

test("parameter-pass-true-nonflag says with its fixes what they write in a parameter over several lines", async (t) => {
  await checkFixRows(
    t,
    "parameter-pass-true-nonflag",
    [
      [
        "- name: a\n        type: string\n        pass-true-as: --a\n        default: x",
        "«pass-true-as» | unnecessary | remove «        pass-true-as: --a⏎»→«»",
      ],
    ],
    asParameterBlock,
  );
});
