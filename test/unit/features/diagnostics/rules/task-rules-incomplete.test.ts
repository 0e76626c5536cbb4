import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asTaskBlock, asTaskKeys } from "../../../../support/part-places.ts";
import { file, step, task } from "../../../../support/yaml.ts";

test("task-rules-incomplete names the missing rules", () => {
  checkRule(
    "task-rules-incomplete",
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
        - { name: x, style: linear, rules: { start: 1 } }
                                    ^^^^^ task-rules-incomplete: Style "linear" needs "end" and "step"
        - { name: y, style: logspace, rules: { start: 1, end: 2 } }
                                      ^^^^^ task-rules-incomplete: Style "logspace" needs "count"
    `,
      ),
    ),
  );
});

test("task-rules-incomplete names what the other styles need", () => {
  checkRule(
    "task-rules-incomplete",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1 }, { name: y, type: float, default: 1 }, { name: z, type: float, default: 1 }]
    `,
      ),
      task(
        "search",
        `
      type: random_search
      execution-count: 5
      parameters:
        - { name: x, style: single, rules: {} }
                                    ^^^^^ task-rules-incomplete: Style "single" needs "value"
        - { name: y, style: multiple, rules: {} }
                                      ^^^^^ task-rules-incomplete: Style "multiple" needs "items"
        - { name: z, style: random, rules: {} }
                                    ^^^^^ task-rules-incomplete: Style "random" needs "min" and "max"
    `,
      ),
    ),
  );
});

test("task-rules-incomplete leaves rules alone that are misspelt or written beside the others", () => {
  for (const keys of [
    "style: multiple, rules: {}, items: [1]",
    "style: multiple, rules: { itmes: [1] }",
    "style: linear, rules: { start: 1, ned: 2 }, step: 1",
  ]) {
    const text = file(
      step("train", "parameters: [{ name: x, type: integer, default: 1 }]"),
      task("sweep", `parameters: [{ name: x, ${keys} }]`),
    );
    const codes = diagnose(createDocument(text)).map((it) => it.code);
    assert.deepEqual([...new Set(codes)], ["prop-unknown"]);
  }
});

test("task-rules-incomplete reports a range that holds nothing", () => {
  checkRule(
    "task-rules-incomplete",
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
        - { name: x, style: linear, rules: { start: 5, end: 1, step: 1 } }
                                                            ^ task-rules-incomplete: "end" 1 is less than "start" 5
        - { name: y, style: linear, rules: { start: 1, end: 5, step: 0 } }
                                                                     ^ task-rules-incomplete: "step" must be more than 0, not 0
    `,
      ),
    ),
  );
});

test("task-rules-incomplete reports a count that is no whole number from one", () => {
  checkRule(
    "task-rules-incomplete",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: float, default: 1 }, { name: y, type: float, default: 1 }]
    `,
      ),
      task(
        "search",
        `
      parameters:
        - { name: x, style: logspace, rules: { start: 1, end: 2, count: 0 } }
                                                                        ^ task-rules-incomplete: "count" must be a whole number of at least 1, not 0
        - { name: y, style: logspace, rules: { start: 1, end: 2, count: 2.5 } }
                                                                        ^^^ task-rules-incomplete: "count" must be a whole number of at least 1, not 2.5
    `,
      ),
    ),
  );
});

test("task-rules-incomplete reports an empty list", () => {
  checkRule(
    "task-rules-incomplete",
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
      parameters: [{ name: x, style: multiple, rules: { items: [] } }]
                                                        ^^^^^ task-rules-incomplete: The list "items" is empty, so nothing runs
    `,
      ),
    ),
  );
});

test("task-rules-incomplete reports limits in the wrong order", () => {
  checkRule(
    "task-rules-incomplete",
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
      type: random_search
      execution-count: 5
      parameters: [{ name: x, style: random, rules: { min: 2, max: 1 } }]
                                                                   ^ task-rules-incomplete: "max" 1 is less than "min" 2
    `,
      ),
    ),
  );
});

test("task-rules-incomplete allows a range of one value", () => {
  checkRule(
    "task-rules-incomplete",
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
      parameters: [{ name: x, style: linear, rules: { start: 25, end: 25, step: 1 } }]
    `,
      ),
    ),
  );
});

test("task-rules-incomplete allows the other keys of a logspace", () => {
  checkRule(
    ["task-rules-incomplete", "task-logspace-minmax"],
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
      parameters: [{ name: x, style: logspace, rules: { min: 1, max: 2, count: 5 } }]
                                                        ^^^ task-logspace-minmax: Style "logspace" goes from "start" to "end", not "min" to "max"
    `,
      ),
    ),
  );
});

test("task-rules-incomplete stays quiet while the style is not written", () => {
  checkTyping(
    "task-rules-incomplete",
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
          rules: {}
          style:<|>
    `,
      ),
    ),
  );
});

test("task-rules-incomplete stays quiet while the last rule is not written", () => {
  checkTyping(
    "task-rules-incomplete",
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
          style: linear
          rules:
            start: 1
            step: 1
            end:<|>
    `,
      ),
    ),
  );
});

test("task-rules-incomplete adds the missing rules", () => {
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
    "task-rules-incomplete",
    'add: Add "end" and "step"',
    text(`
    parameters:
      - name: x
        style: linear
        rules:
          start: 5 # keep
  `),
    text(`
    parameters:
      - name: x
        style: linear
        rules:
          start: 5 # keep
          end: 5
          step: 1
  `),
  );
});

test("task-rules-incomplete adds the rules of an empty mapping", () => {
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
    "task-rules-incomplete",
    'add: Add "items"',
    text(`
    parameters: [{ name: x, style: multiple, rules: {} }]
  `),
    text(`
    parameters: [{ name: x, style: multiple, rules: { items: [1] } }]
  `),
  );
});

test("task-rules-incomplete says with its fixes what they write in a task over several lines", async (t) => {
  await checkFixRows(
    t,
    "task-rules-incomplete",
    [
      [
        "parameters:\n      - name: a\n        style: linear\n        rules:\n          start: 1",
        "«rules» | add «»→«⏎          end: 1⏎          step: 1»",
      ],
      [
        "parameters:\n      - name: b\n        style: logspace\n        rules:\n          start: 1\n          max: 2\n          count: 3",
        "«rules» | add «»→«⏎          min: 2»",
      ],
      [
        "parameters:\n      - name: b\n        style: logspace\n        rules:\n          min: 1\n          end: 2\n          count: 3",
        "«rules» | add «»→«⏎          max: 1»",
      ],
    ],
    asTaskBlock,
  );
});

test("task-rules-incomplete says with its fixes what they write in a task", async (t) => {
  await checkFixRows(
    t,
    "task-rules-incomplete",
    [
      [
        "step: train\n    parameters: [{ name: a, style: multiple, rules: {} }]",
        "«rules» | add «»→« items: [1] »",
      ],
      [
        "step: train\n    parameters: [{ name: a, style: single, rules: { items: [3] } }]",
        "«rules» | add «»→«, value: 1»",
      ],
      [
        "step: train\n    parameters: [{ name: a, style: linear, rules: { start: 1, end: 5 } }]",
        "«rules» | add «»→«, step: 1»",
      ],
      [
        "step: train\n    parameters: [{ name: a, style: linear, rules: { end: 5 } }]",
        "«rules» | add «»→«, start: 5, step: 1»",
      ],
      [
        "step: train\n    parameters: [{ name: a, style: linear, rules: { min: 1, max: 5, step: 1 } }]",
        "«rules» | add «»→«, start: 1, end: 1»",
      ],
      [
        "step: train\n    parameters: [{ name: b, style: logspace, rules: { min: 1, count: 3 } }]",
        "«rules» | add «»→«, max: 1»",
      ],
      [
        "step: train\n    type: random_search\n    execution-count: 5\n    parameters: [{ name: b, style: random, rules: { min: 0 } }]",
        "«rules» | add «»→«, max: 0»",
      ],
    ],
    asTaskKeys,
  );
});

test("task-rules-incomplete wants a count of at least 1", async (t) => {
  await checkFixRows(
    t,
    "task-rules-incomplete",
    [
      ["parameters: [{ name: a, style: random, rules: { min: 1, max: 2, count: 0 } }]", "«0»"],
      ["parameters: [{ name: a, style: random, rules: { min: 1, max: 2, count: 1 } }]"],
      ["parameters: [{ name: a, style: random, rules: { min: 1, max: 2, count: 1.5 } }]", "«1.5»"],
      ["parameters: [{ name: a, style: logspace, rules: { start: 1, end: 2, count: 0 } }]", "«0»"],
      ["parameters: [{ name: a, style: logspace, rules: { start: 1, end: 2, count: 1 } }]"],
      [
        "parameters: [{ name: a, style: logspace, rules: { start: 1, end: 2, count: 1.5 } }]",
        "«1.5»",
      ],
    ],
    asTaskKeys,
  );
});

test("task-rules-incomplete compares limits that are numbers", async (t) => {
  await checkFixRows(
    t,
    "task-rules-incomplete",
    [
      ["parameters: [{ name: a, style: random, rules: { min: 2, max: 1 } }]", "«1»"],
      ["parameters: [{ name: a, style: random, rules: { min: 2, max: 2 } }]"],
      ["parameters: [{ name: a, style: random, rules: { min: x, max: 1 } }]"],
      ["parameters: [{ name: a, style: random, rules: { min: 2, max: x } }]"],
      ["parameters: [{ name: a, style: random, rules: { min: 2, max: true } }]"],
    ],
    asTaskKeys,
  );
});

test("task-rules-incomplete compares the bounds and the step of a range that are numbers", async (t) => {
  await checkFixRows(
    t,
    "task-rules-incomplete",
    [
      ["parameters: [{ name: a, style: linear, rules: { start: 2, end: 1, step: 1 } }]", "«1»"],
      ["parameters: [{ name: a, style: linear, rules: { start: 2, end: 2, step: 1 } }]"],
      ["parameters: [{ name: a, style: linear, rules: { start: 1, end: 2, step: 0 } }]", "«0»"],
      ["parameters: [{ name: a, style: linear, rules: { start: x, end: 1, step: 0 } }]"],
      ["parameters: [{ name: a, style: linear, rules: { start: 2, end: x, step: 0 } }]"],
      ["parameters: [{ name: a, style: linear, rules: { start: 2, end: 1, step: x } }]"],
      ["parameters: [{ name: a, style: linear, rules: { start: true, end: 0, step: 1 } }]"],
    ],
    asTaskKeys,
  );
});

test("task-rules-incomplete reports a list without items", async (t) => {
  await checkFixRows(
    t,
    "task-rules-incomplete",
    [
      ["parameters: [{ name: a, style: multiple, rules: { items: [] } }]", "«items»"],
      ["parameters: [{ name: a, style: multiple, rules: { items: 1 } }]"],
      ["parameters: [{ name: a, style: multiple, rules: {} }]", "«rules» | add «»→« items: [1] »"],
      ["parameters: [{ name: a, style: multiple }]"],
      ["parameters: [{ name: a, rules: { items: [] } }]"],
    ],
    asTaskKeys,
  );
});
