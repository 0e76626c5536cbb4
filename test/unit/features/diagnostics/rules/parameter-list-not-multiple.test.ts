import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asParameter, asParameterBlock } from "../../../../support/part-places.ts";
import { file, step } from "../../../../support/yaml.ts";

test("parameter-list-not-multiple reports the key of the default, not the list", () => {
  checkRule(
    "parameter-list-not-multiple",
    file(
      step(
        "train",
        `
      parameters:
        - name: a
          default:
          ^^^^^^^ parameter-list-not-multiple: The default of "a" is a list, but it takes one value; write "multiple: repeat" or "multiple: separate"
            - x
            - y
    `,
      ),
    ),
  );
});

test("parameter-list-not-multiple reports a parameter that says it takes one value", () => {
  checkRule(
    "parameter-list-not-multiple",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, multiple: none, default: [x] }]
                                              ^^^^^^^ parameter-list-not-multiple: The default of "a" is a list, but it takes one value; write "multiple: repeat" or "multiple: separate"
    `,
      ),
    ),
  );
});

test("parameter-list-not-multiple allows a parameter of several values", () => {
  checkRule(
    "parameter-list-not-multiple",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, multiple: repeat, default: [x, y] }]
    `,
      ),
    ),
  );
});

test("parameter-list-not-multiple allows an empty list", () => {
  checkRule(
    "parameter-list-not-multiple",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, default: [] }]
    `,
      ),
    ),
  );
});

test("parameter-list-not-multiple stays quiet while the key is being typed", () => {
  checkTyping(
    "parameter-list-not-multiple",
    file(
      step(
        "train",
        `
      parameters:
        - name: a
          default: [x]
          multiple:<|>
    `,
      ),
    ),
  );
});

test("parameter-list-not-multiple adds the key", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "parameter-list-not-multiple",
    'add: Write "multiple: repeat"',
    text(`
    parameters:
      - name: a
        default: # keep
          - x
          - y
  `),
    text(`
    parameters:
      - name: a
        default: # keep
          - x
          - y
        multiple: repeat
  `),
  );
});

test("parameter-list-not-multiple changes the key", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "parameter-list-not-multiple",
    'add: Write "multiple: separate"',
    text(`
    parameters: [{ name: a, multiple: none, default: [x] }]
  `),
    text(`
    parameters: [{ name: a, multiple: separate, default: [x] }]
  `),
  );
});

test("parameter-list-not-multiple says with its fixes what they write in a parameter", async (t) => {
  await checkFixRows(
    t,
    "parameter-list-not-multiple",
    [
      [
        "{ name: a, type: string, default: [a, b] }",
        "«default» | add «»→«, multiple: repeat» | add «»→«, multiple: separate»",
      ],
      [
        "{ name: a, type: integer, default: [1, 2] }",
        "«default» | add «»→«, multiple: repeat» | add «»→«, multiple: separate»",
      ],
      [
        "{ name: a, default: [1, 2] }",
        "«default» | add «»→«, multiple: repeat» | add «»→«, multiple: separate»",
      ],
    ],
    asParameter,
  );
});

test("parameter-list-not-multiple says with its fixes what they write in a parameter over several lines", async (t) => {
  await checkFixRows(
    t,
    "parameter-list-not-multiple",
    [
      [
        "- name: a\n        default: [1, 2]",
        "«default» | add «»→«⏎        multiple: repeat» | add «»→«⏎        multiple: separate»",
      ],
      [
        "- name: a\n        type: integer\n        default:\n          - 1\n          - x",
        "«default» | add «»→«⏎        multiple: repeat» | add «»→«⏎        multiple: separate»",
      ],
    ],
    asParameterBlock,
  );
});

test("parameter-list-not-multiple wants a list with values, and one value", async (t) => {
  await checkFixRows(
    t,
    "parameter-list-not-multiple",
    [
      [
        "{ name: a, type: integer, default: [1, 2] }",
        "«default» | add «»→«, multiple: repeat» | add «»→«, multiple: separate»",
      ],
      ["{ name: a, default: [] }"],
      ["{ name: a, default: 5 }"],
      ["{ name: a, type: flag, default: [true] }"],
      ["{ name: a, default: [1], multiple: repeat }"],
    ],
    asParameter,
  );
});
