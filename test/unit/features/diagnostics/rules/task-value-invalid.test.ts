import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule, checkSlip } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asTaskKeys } from "../../../../support/part-places.ts";
import { file, step, task } from "../../../../support/yaml.ts";

test("task-value-invalid reports a value of another type", () => {
  checkRule(
    "task-value-invalid",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1 }]
    `,
      ),
      task(
        "search",
        `
      parameters: [{ name: x, style: multiple, rules: { items: [1, a, 2.5] } }]
                                                                   ^ task-value-invalid: The value "a" of "x" is not a whole number
                                                                      ^^^ task-value-invalid: The value 2.5 of "x" is not a whole number
    `,
      ),
    ),
  );
});

test("task-value-invalid reports a value beyond the limits", () => {
  checkRule(
    "task-value-invalid",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1, min: 0, max: 10 }]
    `,
      ),
      task(
        "search",
        `
      parameters: [{ name: x, style: multiple, rules: { items: [1, 11, -1] } }]
                                                                   ^^ task-value-invalid: The value 11 of "x" is more than "max" 10
                                                                       ^^ task-value-invalid: The value -1 of "x" is less than "min" 0
    `,
      ),
    ),
  );
});

test("task-value-invalid reports the end of a range beyond the limits", () => {
  checkRule(
    "task-value-invalid",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1, max: 10 }]
    `,
      ),
      task(
        "search",
        `
      parameters: [{ name: x, style: linear, rules: { start: 1, end: 20, step: 1 } }]
                                                                     ^^ task-value-invalid: The last value 20 of "x" is more than "max" 10
    `,
      ),
    ),
  );
});

test("task-value-invalid reports a value that is none of the choices", () => {
  checkRule(
    "task-value-invalid",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, default: a, choices: [a, b] }]
    `,
      ),
      task(
        "search",
        `
      parameters: [{ name: x, style: multiple, rules: { items: [a, c] } }]
                                                                   ^ task-value-invalid: The value "c" of "x" is not one of the choices
    `,
      ),
    ),
  );
});

test("task-value-invalid reports a value in a set", () => {
  checkRule(
    "task-value-invalid",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1 }]
    `,
      ),
      task(
        "search",
        `
      type: manual_search
      parameter-sets: [{ x: 1 }, { x: a }]
                                      ^ task-value-invalid: The value "a" of "x" is not a whole number
    `,
      ),
    ),
  );
});

test("task-value-invalid reports a range that leaves the whole numbers", () => {
  checkRule(
    "task-value-invalid",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1 }]
    `,
      ),
      task(
        "search",
        `
      parameters: [{ name: x, style: linear, rules: { start: 1, end: 2, step: 0.5 } }]
                                                                              ^^^ task-value-invalid: The value 0.5 of "x" is not a whole number
    `,
      ),
    ),
  );
});

test("task-value-invalid allows numbers for text, which commands show as text", () => {
  checkRule(
    "task-value-invalid",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, default: a }]
    `,
      ),
      task(
        "search",
        `
      parameters: [{ name: x, style: multiple, rules: { items: [1, true, a] } }]
    `,
      ),
    ),
  );
});

test("task-value-invalid allows whole floats for integers and integers for floats", () => {
  checkRule(
    "task-value-invalid",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1 }, { name: y, type: float, default: 1 }]
    `,
      ),
      task(
        "search",
        `
      parameters:
        - { name: x, style: multiple, rules: { items: [1.0, 2] } }
        - { name: y, style: multiple, rules: { items: [1, 2.5] } }
    `,
      ),
    ),
  );
});

test("task-value-invalid allows a range whose last value lies on the limit", () => {
  checkRule(
    "task-value-invalid",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1, max: 9 }]
    `,
      ),
      task(
        "search",
        `
      parameters: [{ name: x, style: linear, rules: { start: 1, end: 10, step: 2 } }]
    `,
      ),
    ),
  );
});

test("task-value-invalid stays quiet while the item is not written", () => {
  checkTyping(
    "task-value-invalid",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1 }]
    `,
      ),
      task(
        "search",
        `
      parameters:
        - name: x
          style: multiple
          rules:
            items:
              - <|>
    `,
      ),
    ),
  );
});

test("task-value-invalid leaves a rule of another type to the schema", () => {
  checkRule(
    ["task-value-invalid", "prop-type"],
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1 }]
    `,
      ),
      task(
        "search",
        `
      parameters: [{ name: x, style: linear, rules: { start: 1, end: 3, step: one } }]
                                                                              ^^^ prop-type: "step" takes a number, but this is text
    `,
      ),
    ),
  );
});

test("task-value-invalid says once that a range begins beyond the limits, and no limits of its step", () => {
  checkSlip(
    "task-value-invalid",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1, min: 0, max: 9 }]
    `,
      ),
      task(
        "below",
        `
      parameters: [{ name: x, style: linear, rules: { start: -5, end: 5, step: 10 } }]
                                                             ^^ task-value-invalid: The first value -5 of "x" is less than "min" 0
    `,
      ),
    ),
  );
});

test("task-value-invalid takes whole floats for integers", async (t) => {
  await checkFixRows(
    t,
    "task-value-invalid",
    [
      [
        "step: train\n    parameters: [{ name: a, style: multiple, rules: { items: [2.0, 2.5] } }]",
        "«2.5»",
      ],
      ["step: train\n    parameters: [{ name: a, style: single, rules: { value: 9.0 } }]"],
      [
        "step: train\n    parameters: [{ name: a, style: single, rules: { value: 10.0 } }]",
        "«10.0»",
      ],
      [
        "step: train\n    parameters: [{ name: a, style: linear, rules: { start: 2.5, end: 5, step: 0.5 } }]",
        "«2.5»",
        "«0.5»",
      ],
      [
        "step: train\n    parameters: [{ name: a, style: linear, rules: { start: 2.5, end: 5, step: 0.5, integerify: true } }]",
      ],
    ],
    asTaskKeys,
  );
});

test("task-value-invalid checks values that a parameter of the step has", async (t) => {
  await checkFixRows(
    t,
    "task-value-invalid",
    [
      [
        "step: train\n    parameters: [{ name: c, style: multiple, rules: { items: [x, z, 5] } }]",
        "«z»",
        "«5»",
      ],
      ["step: train\n    parameters: [{ name: a, style: multiple }]"],
      ["step: train\n    parameters: [{ style: single, rules: { value: x } }]"],
      ["step: train\n    parameters: [{ name: nobody, style: single, rules: { value: 99 } }]"],
      ["step: nothing\n    parameters: [{ name: a, style: single, rules: { value: 99 } }]"],
      [
        "step: train\n    type: manual_search\n    parameter-sets: [{ c: null, a: 10 }, { c: y, a: 9 }]",
        "«10»",
      ],
      [
        "step: train\n    type: manual_search\n    parameter-sets: [{ c: yy, a: 1 }, { c: [y, z], a: [99] }]",
        "«yy»",
      ],
    ],
    asTaskKeys,
  );
});

test("task-value-invalid checks the bounds of each range", async (t) => {
  await checkFixRows(
    t,
    "task-value-invalid",
    [
      [
        "step: train\n    parameters: [{ name: a, style: linear, rules: { start: -1, end: 10, step: 1 } }]",
        "«-1»",
        "«10»",
      ],
      [
        "step: train\n    parameters: [{ name: a, style: random, rules: { min: -1, max: 10 } }]",
        "«-1»",
        "«10»",
      ],
      [
        "step: train\n    parameters: [{ name: a, style: logspace, rules: { start: 0, end: 2, count: 2 } }]",
        "«2»",
      ],
      [
        "step: train\n    parameters: [{ name: b, style: linear, rules: { start: x, end: 5, step: 1 } }]",
      ],
    ],
    asTaskKeys,
  );
});
