import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asParameter, asParameterBlock } from "../../../../support/part-places.ts";
import { file, step } from "../../../../support/yaml.ts";

test("parameter-default-type reports a default of another type", () => {
  checkRule(
    "parameter-default-type",
    file(
      step(
        "train",
        `
      parameters:
        - { name: a, type: integer, default: x }
                                             ^ parameter-default-type: The default "x" of "a" is not a whole number
        - { name: b, type: float, default: x }
                                           ^ parameter-default-type: The default "x" of "b" is not a number
        - { name: c, type: flag, default: "maybe" }
                                          ^^^^^^^ parameter-default-type: The default "maybe" of "c" is not true or false
        - { name: d, type: string, default: 5 }
                                            ^ parameter-default-type: The default 5 of "d" is not text
    `,
      ),
    ),
  );
});

test("parameter-default-type reports a falsy default, which the reference linter does not check", () => {
  checkRule(
    "parameter-default-type",
    file(
      step(
        "train",
        `
      parameters:
        - { name: a, type: integer, default: 0, min: 1 }
                                             ^ parameter-default-type: The default 0 of "a" is less than "min" 1
        - { name: b, type: integer, default: "" }
                                             ^^ parameter-default-type: The default "" of "b" is not a whole number
        - { name: c, type: string, default: false }
                                            ^^^^^ parameter-default-type: The default false of "c" is not text
    `,
      ),
    ),
  );
});

test("parameter-default-type reports a default beyond the limits", () => {
  checkRule(
    "parameter-default-type",
    file(
      step(
        "train",
        `
      parameters:
        - { name: a, type: integer, default: 1, min: 2 }
                                             ^ parameter-default-type: The default 1 of "a" is less than "min" 2
        - { name: b, type: float, default: 3.5, max: 3 }
                                           ^^^ parameter-default-type: The default 3.5 of "b" is more than "max" 3
    `,
      ),
    ),
  );
});

test("parameter-default-type reports a default that is none of the choices", () => {
  checkRule(
    "parameter-default-type",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: string, default: bat, choices: [cat, dog] }]
                                                     ^^^ parameter-default-type: The default "bat" of "a" is not one of the choices
    `,
      ),
    ),
  );
});

test("parameter-default-type reports the one wrong value of a list", () => {
  checkRule(
    "parameter-default-type",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: integer, multiple: repeat, default: [1, x, 3] }]
                                                                            ^ parameter-default-type: The default "x" of "a" is not a whole number
    `,
      ),
    ),
  );
});

test("parameter-default-type allows what the platform casts", () => {
  checkRule(
    "parameter-default-type",
    file(
      step(
        "train",
        `
      parameters:
        - { name: a, type: integer, default: "5", choices: [5] }
        - { name: b, type: float, default: 1 }
        - { name: c, type: float, default: "1e3" }
        - { name: d, type: flag, default: 1 }
    `,
      ),
    ),
  );
});

test("parameter-default-type allows a default that lies on a limit", () => {
  checkRule(
    "parameter-default-type",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: integer, default: 2, min: 2, max: 2 }]
    `,
      ),
    ),
  );
});

test("parameter-default-type leaves a default of null alone", () => {
  checkRule(
    "parameter-default-type",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: integer, default: null, min: 1 }]
    `,
      ),
    ),
  );
});

test("parameter-default-type stays quiet while the default is not written", () => {
  checkTyping(
    "parameter-default-type",
    file(
      step(
        "train",
        `
      parameters:
        - name: a
          type: integer
          default:<|>
    `,
      ),
    ),
  );
});

test("parameter-default-type stays quiet while the type is being typed", () => {
  checkTyping(
    "parameter-default-type",
    file(
      step(
        "train",
        `
      parameters:
        - name: a
          default: x
          type: in<|>
    `,
      ),
    ),
  );
});

test("parameter-default-type puts a number in quotes", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "parameter-default-type",
    "keep: Put it in quotes",
    text(`
    parameters:
      - name: a
        type: string
        default: 5 # keep
  `),
    text(`
    parameters:
      - name: a
        type: string
        default: "5" # keep
  `),
  );
});

test("parameter-default-type changes the type", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "parameter-default-type",
    "choose: Change the type to integer",
    text(`
    parameters:
      - name: a
        type: string # keep
        default: 5
  `),
    text(`
    parameters:
      - name: a
        type: integer # keep
        default: 5
  `),
  );
});

test("parameter-default-type writes the whole number", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "parameter-default-type",
    "choose: Change to 5",
    text(`
    parameters: [{ name: a, type: integer, default: 5.0 }]
  `),
    text(`
    parameters: [{ name: a, type: integer, default: 5 }]
  `),
  );
});

test("parameter-default-type writes the truth value", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "parameter-default-type",
    "choose: Change to true",
    text(`
    parameters: [{ name: a, type: flag, default: "yes" }]
  `),
    text(`
    parameters: [{ name: a, type: flag, default: true }]
  `),
  );
});

test("parameter-default-type changes to the nearest choice", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "parameter-default-type",
    'choose: Change to "cats"',
    text(`
    parameters: [{ name: a, type: string, default: caats, choices: [cats, dogs] }]
  `),
    text(`
    parameters: [{ name: a, type: string, default: cats, choices: [cats, dogs] }]
  `),
  );
});

test("parameter-default-type reports lists and mappings among the values, also without a type", () => {
  checkRule(
    "parameter-default-type",
    `
  - step:
      name: train
      image: busybox
      command: train {parameters}
      parameters:
        - { name: x, multiple: repeat, default: [[a], b] }
                                       ^^^^^^^ parameter-default-type: The default of "x" is not text
  `,
  );
});

test("parameter-default-type says with its fixes what they write in a parameter", async (t) => {
  await checkFixRows(
    t,
    "parameter-default-type",
    [
      ["{ name: a, type: integer, default: 2.0 }", "«2.0» | choose «2.0»→«2»"],
      ['{ name: a, type: integer, default: "-3.00" }', '«"-3.00"» | choose «"-3.00"»→«-3»'],
      ['{ name: a, type: flag, default: "no" }', '«"no"» | choose «"no"»→«false»'],
      ['{ name: a, type: flag, default: "true" }', '«"true"» | choose «"true"»→«true»'],
      ['{ name: a, type: flag, default: "off" }', '«"off"» | choose «"off"»→«false»'],
      ["{ name: a, type: string, default: 5 }", '«5» | keep «5»→«"5"» | choose «string»→«integer»'],
      ["{ name: a, type: string, default: { x: 1 } }", "«default»"],
      ['{ name: a, type: flag, default: "ON" }', '«"ON"» | choose «"ON"»→«true»'],
      ['{ name: a, type: flag, default: "1" }', '«"1"» | choose «"1"»→«true»'],
      ['{ name: a, type: flag, default: "0" }', '«"0"» | choose «"0"»→«false»'],
      ["{ name: a, type: integer, default: -2.0 }", "«-2.0» | choose «-2.0»→«-2»"],
    ],
    asParameter,
  );
});

test("parameter-default-type says with its fixes what they write in a parameter over several lines", async (t) => {
  await checkFixRows(
    t,
    "parameter-default-type",
    [
      ["- name: a\n        type: string\n        default:\n          k: v", "«default»"],
      [
        '- name: a\n        type: integer\n        default: "+5.0"',
        '«"+5.0"» | choose «"+5.0"»→«+5»',
      ],
      [
        "- name: a\n        type: string\n        default: 1.0",
        '«1.0» | keep «1.0»→«"1.0"» | choose «string»→«float»',
      ],
      [
        "- name: a\n        type: string\n        choices: [1, 2]\n        default: 1",
        '«1» | keep «1»→«"1"» | choose «string»→«integer»',
      ],
    ],
    asParameterBlock,
  );
});

test("parameter-default-type offers the type of the default instead", async (t) => {
  await checkFixRows(
    t,
    "parameter-default-type",
    [
      [
        "{ name: a, type: string, default: true }",
        '«true» | keep «true»→«"true"» | choose «string»→«flag»',
      ],
      [
        "{ name: a, type: string, default: [1, 2.5] }",
        '«1» | keep «1»→«"1"» | choose «string»→«integer»',
        '«2.5» | keep «2.5»→«"2.5"» | choose «string»→«float»',
      ],
      ["{ name: a, type: string, default: { b: 5 } }", "«default»"],
      ["{ name: a, type: strang, default: 5 }"],
      ["{ name: a, type: strang, default: { b: 5 } }", "«default»"],
    ],
    asParameter,
  );
});

test("parameter-default-type offers a flag only for words that mean one", async (t) => {
  await checkFixRows(
    t,
    "parameter-default-type",
    [
      ['{ name: a, type: flag, default: "not true" }', '«"not true"»'],
      ['{ name: a, type: flag, default: "oh no" }', '«"oh no"»'],
      ["{ name: a, type: flag, default: nope }", "«nope»"],
      ['{ name: a, type: flag, default: "10" }', '«"10"»'],
      ['{ name: a, type: flag, default: "0.5" }', '«"0.5"»'],
      ["{ name: a, type: flag, default: maybe }", "«maybe»"],
    ],
    asParameter,
  );
});

test("parameter-default-type offers a whole number only for one with zeros", async (t) => {
  await checkFixRows(
    t,
    "parameter-default-type",
    [
      ["{ name: a, type: integer, default: 12.00 }", "«12.00» | choose «12.00»→«12»"],
      ["{ name: a, type: integer, default: 12.05 }", "«12.05»"],
      ["{ name: a, type: integer, default: x1.0 }", "«x1.0»"],
      ["{ name: a, type: integer, default: true }", "«true»"],
      ["{ name: a, type: integer, default: { x: 1 } }", "«default»"],
      ["{ name: a, type: float, default: x }", "«x»"],
      ["{ name: a, type: integer, default: 5.0, max: 4 }", "«5.0» | choose «5.0»→«5»"],
    ],
    asParameter,
  );
});

test("parameter-default-type leaves the value of an alias as it is", async (t) => {
  await checkFixRows(
    t,
    "parameter-default-type",
    [
      [
        "- { name: a, type: string, default: &d 5 }\n      - { name: b, type: string, default: *d }",
        '«5» | keep «5»→«"5"» | choose «string»→«integer»',
        "«*d» | choose «string»→«integer»",
      ],
      [
        "- { name: a, type: float, default: &d 5.0 }\n      - { name: b, type: integer, default: *d }",
        "«*d»",
      ],
    ],
    asParameterBlock,
  );
});
