import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asParameter, asParameterBlock, asTaskKeys } from "../../../../support/part-places.ts";
import { file, step, task } from "../../../../support/yaml.ts";

test("yaml-typed-scalar says what a default is read as", () => {
  checkRule(
    "yaml-typed-scalar",
    file(
      step(
        "train",
        `
      parameters:
        - { name: a, type: string, default: yes }
                                            ^^^ yaml-typed-scalar: "yes" is read as true; put it in quotes if it is text
        - { name: b, type: string, default: 010 }
                                            ^^^ yaml-typed-scalar: "010" is read as the number 8; put it in quotes if it is text
        - { name: c, type: string, default: 1:30 }
                                            ^^^^ yaml-typed-scalar: "1:30" is read as the number 90; put it in quotes if it is text
        - { name: d, type: string, default: 2020-09-02 }
                                            ^^^^^^^^^^ yaml-typed-scalar: "2020-09-02" is read as the date 2020-09-02; put it in quotes if it is text
    `,
      ),
    ),
  );
});

test("yaml-typed-scalar says what a choice is read as", () => {
  checkRule(
    "yaml-typed-scalar",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: string, choices: ["off", no] }]
                                                             ^^ yaml-typed-scalar: "no" is read as false; put it in quotes if it is text
    `,
      ),
    ),
  );
});

test("yaml-typed-scalar says what the number of a parameter is read as", () => {
  checkRule(
    "yaml-typed-scalar",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: integer, default: 1:30 }]
                                                      ^^^^ yaml-typed-scalar: "1:30" is read as the number 90; put it in quotes if it is text
    `,
      ),
    ),
  );
});

test("yaml-typed-scalar says what an item of a task is read as", () => {
  checkRule(
    "yaml-typed-scalar",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, optional: true }]
    `,
      ),
      task(
        "search",
        `
      parameters: [{ name: x, style: multiple, rules: { items: [on, 012] } }]
                                                                ^^ yaml-typed-scalar: "on" is read as true; put it in quotes if it is text
                                                                    ^^^ yaml-typed-scalar: "012" is read as the number 10; put it in quotes if it is text
    `,
      ),
    ),
  );
});

test("yaml-typed-scalar allows quotes", () => {
  checkRule(
    "yaml-typed-scalar",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: string, default: "yes", choices: ['yes', "010"] }]
    `,
      ),
    ),
  );
});

test("yaml-typed-scalar allows truth values among the items of a flag", () => {
  checkRule(
    "yaml-typed-scalar",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: flag }]
    `,
      ),
      task(
        "search",
        `
      parameters: [{ name: x, style: multiple, rules: { items: [on, off] } }]
    `,
      ),
    ),
  );
});

test("yaml-typed-scalar allows truth values for flags", () => {
  checkRule(
    "yaml-typed-scalar",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: flag, default: yes }]
    `,
      ),
    ),
  );
});

test("yaml-typed-scalar allows what YAML 1.1 reads as text", () => {
  checkRule(
    "yaml-typed-scalar",
    file(
      step(
        "train",
        `
      parameters: [{ name: a, type: string, default: y }, { name: b, type: string, default: 0o10 }]
    `,
      ),
    ),
  );
});

test("yaml-typed-scalar stays quiet while the default is not written", () => {
  checkTyping(
    "yaml-typed-scalar",
    file(
      step(
        "train",
        `
      parameters:
        - name: a
          type: string
          default:<|>
    `,
      ),
    ),
  );
});

test("yaml-typed-scalar puts it in quotes", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "yaml-typed-scalar",
    "keep: Put it in quotes",
    text(`
    parameters:
      - name: a
        type: string
        default: 010 # keep
  `),
    text(`
    parameters:
      - name: a
        type: string
        default: "010" # keep
  `),
  );
});

test("yaml-typed-scalar says with its fixes what they write in a parameter", async (t) => {
  await checkFixRows(
    t,
    "yaml-typed-scalar",
    [["{ name: a, type: string, default: yes }", '«yes» | keep «yes»→«"yes"»']],
    asParameter,
  );
});

test("yaml-typed-scalar says with its fixes what they write in a parameter over several lines", async (t) => {
  await checkFixRows(
    t,
    "yaml-typed-scalar",
    [
      ["- name: a\n        type: integer\n        default: 010", '«010» | keep «010»→«"010"»'],
      ["- name: a\n        type: integer\n        default: 1:30", '«1:30» | keep «1:30»→«"1:30"»'],
      [
        "- name: a\n        type: string\n        default: 2026-01-01",
        '«2026-01-01» | keep «2026-01-01»→«"2026-01-01"»',
      ],
      ["- name: a\n        type: string\n        default: 010", '«010» | keep «010»→«"010"»'],
    ],
    asParameterBlock,
  );
});

test("yaml-typed-scalar says with its fixes what they write in a task", async (t) => {
  await checkFixRows(
    t,
    "yaml-typed-scalar",
    [
      [
        "step: train\n    type: manual_search\n    parameter-sets: [{ a: yes, c: off }, { a: null, c: 1:30 }]",
        '«off» | keep «off»→«"off"»',
        '«1:30» | keep «1:30»→«"1:30"»',
      ],
    ],
    asTaskKeys,
  );
});

test("yaml-typed-scalar reads what a task gives to parameters of its step", async (t) => {
  await checkFixRows(
    t,
    "yaml-typed-scalar",
    [
      [
        "step: train\n    parameters: [{ name: c, style: multiple, rules: { items: [yes, 'yes', 010] } }]",
        '«yes» | keep «yes»→«"yes"»',
        '«010» | keep «010»→«"010"»',
      ],
      [
        "step: train\n    type: manual_search\n    parameter-sets: [{ c: yes }, { c: no }]",
        '«yes» | keep «yes»→«"yes"»',
        '«no» | keep «no»→«"no"»',
      ],
      ["step: train\n    parameters: [{ name: nobody, style: multiple, rules: { items: [yes] } }]"],
      ["step: nobody\n    parameters: [{ name: c, style: multiple, rules: { items: [yes] } }]"],
      ["step: train\n    parameters: [{ name: c, style: multiple }]"],
    ],
    asTaskKeys,
  );
});
