import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asTaskBlock, asTaskKeys } from "../../../../support/part-places.ts";
import { file, step, task } from "../../../../support/yaml.ts";

test("task-rules-foreign reports each rule of another style", () => {
  checkRule(
    "task-rules-foreign",
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
      parameters: [{ name: x, style: linear, rules: { start: 1, end: 2, step: 1, items: [1], count: 3 } }]
                                                                                 ^^^^^ task-rules-foreign: Style "linear" does not read "items"
                                                                                             ^^^^^ task-rules-foreign: Style "linear" does not read "count"
    `,
      ),
    ),
  );
});

test("task-rules-foreign allows what the style reads", () => {
  checkRule(
    "task-rules-foreign",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: float, default: 1 }]
    `,
      ),
      task(
        "search",
        `
      parameters: [{ name: x, style: logspace, rules: { start: 1, end: 2, count: 3, base: 2, integerify: true } }]
    `,
      ),
    ),
  );
});

test("task-rules-foreign leaves unknown rules to prop-unknown", () => {
  checkRule(
    ["task-rules-foreign", "prop-unknown"],
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
      parameters: [{ name: x, style: multiple, rules: { items: [1, 2], zebra: 1 } }]
                                                                       ^^^^^ warning prop-unknown: "zebra" in rules is unknown to valohai-yaml 0.59; a newer version may know it
    `,
      ),
    ),
  );
});

test("task-rules-foreign stays quiet while the style is not written", () => {
  checkTyping(
    "task-rules-foreign",
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
          rules: { step: 1 }
          style:<|>
    `,
      ),
    ),
  );
});

test("task-rules-foreign removes the rule", () => {
  const text = (keys: string) =>
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1 }]
    `,
      ),
      task("search", keys),
    );
  checkFix(
    "task-rules-foreign",
    'remove: Remove "step"',
    text(`
    parameters:
      - name: x
        style: multiple
        rules:
          step: 1
          items: [1, 2] # keep
  `),
    text(`
    parameters:
      - name: x
        style: multiple
        rules:
          items: [1, 2] # keep
  `),
  );
});

test("task-rules-foreign says with its fixes what they write in a task over several lines", async (t) => {
  await checkFixRows(
    t,
    "task-rules-foreign",
    [
      [
        "parameters:\n      - name: a\n        style: linear\n        rules:\n          start: 1\n          end: 3\n          step: 1\n          count: 3",
        "«count» | unnecessary | remove «          count: 3⏎»→«»",
      ],
      [
        "parameters:\n      - name: a\n        style: linear\n        rules:\n          count: 3\n          start: 1\n          end: 3\n          step: 1",
        "«count» | unnecessary | remove «          count: 3⏎»→«»",
      ],
    ],
    asTaskBlock,
  );
});

test("task-rules-foreign says with its fixes what they write in a task", async (t) => {
  await checkFixRows(
    t,
    "task-rules-foreign",
    [
      [
        "step: train\n    parameters: [{ name: a, style: single, rules: { items: [3] } }]",
        "«items» | unnecessary",
      ],
      [
        "step: train\n    parameters: [{ name: a, style: linear, rules: { min: 1, max: 5, step: 1 } }]",
        "«min» | unnecessary | remove «min: 1, »→«»",
        "«max» | unnecessary | remove «max: 5, »→«»",
      ],
      [
        "step: train\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2], start: 1 } }]",
        "«start» | unnecessary | remove «, start: 1»→«»",
      ],
      [
        "step: train\n    parameters: [{ name: a, style: linear, rules: { start: 1, end: 2, step: 1, base: 2 } }]",
        "«base» | unnecessary | remove «, base: 2»→«»",
      ],
    ],
    asTaskKeys,
  );
});

test("task-rules-foreign knows what each style reads", async (t) => {
  await checkFixRows(
    t,
    "task-rules-foreign",
    [
      ["parameters: [{ name: a, rules: { items: [1] } }]"],
      ["parameters: [{ name: a, style: zebra, rules: { items: [1] } }]"],
      ["parameters: [{ name: a, style: multiple }]"],
      [
        "parameters: [{ name: a, style: multiple, rules: { items: [1], integerify: true } }]",
        "«integerify» | unnecessary | remove «, integerify: true»→«»",
      ],
      [
        "parameters: [{ name: a, style: linear, rules: { start: 1, end: 2, step: 1, integerify: true } }]",
      ],
      ["parameters: [{ name: a, style: logspace, rules: { min: 1, max: 2, count: 2 } }]"],
      [
        "parameters: [{ name: a, style: single, rules: { value: 1, min: 1 } }]",
        "«min» | unnecessary | remove «, min: 1»→«»",
      ],
    ],
    asTaskKeys,
  );
});
