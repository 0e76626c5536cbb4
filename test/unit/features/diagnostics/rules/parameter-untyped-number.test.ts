import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule, checkSlipCodes } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asParameter, asParameterBlock } from "../../../../support/part-places.ts";
import { file, step } from "../../../../support/yaml.ts";

test("parameter-untyped-number says which type the default has", () => {
  checkRule(
    "parameter-untyped-number",
    file(
      step(
        "train",
        `
      parameters:
        - { name: a, default: 5 }
                              ^ parameter-untyped-number: Parameter "a" is a string because it has no type, but 5 is a number; write "type: integer"
        - { name: b, default: 0.5 }
                              ^^^ parameter-untyped-number: Parameter "b" is a string because it has no type, but 0.5 is a number; write "type: float"
        - { name: c, default: true }
                              ^^^^ parameter-untyped-number: Parameter "c" is a string because it has no type, but true is a Boolean; write "type: flag"
    `,
      ),
    ),
  );
});

test("parameter-untyped-number finds one type for a whole list", () => {
  checkRule(
    "parameter-untyped-number",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, multiple: repeat, default: [1, 0.5] }]
                                                          ^ parameter-untyped-number: Parameter "a" is a string because it has no type, but 1 is a number; write "type: float"
    `,
      ),
    ),
  );
});

test("parameter-untyped-number allows text", () => {
  checkRule(
    "parameter-untyped-number",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, default: "5" }, { name: b, default: five }]
    `,
      ),
    ),
  );
});

test("parameter-untyped-number allows a number with a type", () => {
  checkRule(
    "parameter-untyped-number",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: float, default: 5 }]
    `,
      ),
    ),
  );
});

test("parameter-untyped-number stays quiet while the type is being typed", () => {
  checkTyping(
    "parameter-untyped-number",
    file(
      step(
        "train",
        `
      parameters:
        - name: a
          default: 5
          type: in<|>
    `,
      ),
    ),
  );
});

test("parameter-untyped-number adds the type", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "parameter-untyped-number",
    'add: Write "type: integer"',
    text(`
    parameters:
      - name: a # keep
        default: 5
  `),
    text(`
    parameters:
      - name: a # keep
        default: 5
        type: integer
  `),
  );
});

test("parameter-untyped-number puts the number in quotes", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "parameter-untyped-number",
    "keep: Put it in quotes",
    text(`
    parameters: [{ name: a, default: 5 }]
  `),
    text(`
    parameters: [{ name: a, default: "5" }]
  `),
  );
});

test("parameter-untyped-number waits for the type where a syntax error cuts the parameter off", () => {
  const entry = (rest: string) =>
    `- step:\n    name: a\n    image: b\n    command: c {parameters}\n    parameters:\n      - name: x\n        default: 3\n${rest}`;
  checkSlipCodes(["yaml-syntax"], entry("\ttype: integer\n"));
  checkSlipCodes(["yaml-syntax"], entry('        description: "it\n        type: integer\n'));
  checkSlipCodes(
    ["parameter-untyped-number", "yaml-syntax"],
    entry("      - name: y\n\ttype: integer\n"),
  );
});

test("parameter-untyped-number says with its fixes what they write in a parameter", async (t) => {
  await checkFixRows(
    t,
    "parameter-untyped-number",
    [
      ["{ name: a, default: 5 }", '«5» | add «»→«, type: integer» | keep «5»→«"5"»'],
      [
        "{ name: a, default: 1_000 }",
        '«1_000» | add «»→«, type: integer» | keep «1_000»→«"1_000"»',
      ],
      ["{ name: a, default: [1, 2] }", '«1» | add «»→«, type: integer» | keep «1»→«"1"»'],
      ["{ default: 5 }", '«5» | add «»→«, type: integer» | keep «5»→«"5"»'],
    ],
    asParameter,
  );
});

test("parameter-untyped-number says with its fixes what they write in a parameter over several lines", async (t) => {
  await checkFixRows(
    t,
    "parameter-untyped-number",
    [
      ["- name: a\n        default: 5", '«5» | add «»→«⏎        type: integer» | keep «5»→«"5"»'],
      [
        "- name: a\n        default: [1, 2]",
        '«1» | add «»→«⏎        type: integer» | keep «1»→«"1"»',
      ],
    ],
    asParameterBlock,
  );
});

test("parameter-untyped-number reads each value of a list", async (t) => {
  await checkFixRows(
    t,
    "parameter-untyped-number",
    [
      ['{ name: a, default: ["1", 2] }', '«2» | add «»→«, type: integer» | keep «2»→«"2"»'],
      ["{ name: a, default: [x, 2] }", '«2» | add «»→«, type: integer» | keep «2»→«"2"»'],
      ["{ name: a, default: [] }"],
      ['{ name: a, default: "5" }'],
      ["{ name: a, default: 1e5 }"],
    ],
    asParameter,
  );
});

test("parameter-untyped-number quotes no alias, and waits for a type that is being typed", async (t) => {
  await checkFixRows(
    t,
    "parameter-untyped-number",
    [
      [
        "- { name: a, type: float, default: &d 5 }\n      - { name: b, default: *d }",
        "«*d» | add «»→«, type: integer»",
      ],
      ["- name: a\n        default: 5\n        type"],
    ],
    asParameterBlock,
  );
});
