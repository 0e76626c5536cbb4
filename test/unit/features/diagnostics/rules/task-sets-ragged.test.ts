import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asTaskBlock, asTaskKeys } from "../../../../support/part-places.ts";
import { file, step, task } from "../../../../support/yaml.ts";

test("task-sets-ragged reports the first name of a set that misses others", () => {
  checkRule(
    "task-sets-ragged",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1 }, { name: y, type: integer, default: 1 }]
    `,
      ),
      task(
        "search",
        `
      type: manual_search
      parameter-sets:
        - { x: 1, y: 10 }
        - { x: 2 }
            ^ task-sets-ragged: This set has no value for "y"; the values of later sets move up
        - { x: 3, y: 30 }
    `,
      ),
    ),
  );
});

test("task-sets-ragged allows another order and empty sets, which are dropped", () => {
  checkRule(
    "task-sets-ragged",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1 }, { name: y, type: integer, default: 1 }]
    `,
      ),
      task(
        "search",
        `
      type: manual_search
      parameter-sets: [{ x: 1, y: 10 }, {}, { y: 20, x: 2 }]
    `,
      ),
    ),
  );
});

test("task-sets-ragged stays quiet while the first name is being typed", () => {
  checkTyping(
    "task-sets-ragged",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1 }, { name: y, type: integer, default: 1 }]
    `,
      ),
      task(
        "search",
        `
      type: manual_search
      parameter-sets:
        - x: 1
          y: 2
        - <|>
    `,
      ),
    ),
  );
});

test("task-sets-ragged fills in the default of the step", () => {
  const text = (keys: string) =>
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1 }, { name: y, type: integer, default: 7 }]
    `,
      ),
      task("search", keys),
    );
  checkFix(
    "task-sets-ragged",
    "add: Fill in what is missing",
    text(`
    type: manual_search
    parameter-sets:
      - x: 1
        y: 10
      - x: 2 # keep
      - x: 3
        y: 30
  `),
    text(`
    type: manual_search
    parameter-sets:
      - x: 1
        y: 10
      - x: 2 # keep
        y: 7
      - x: 3
        y: 30
  `),
  );
});

test("task-sets-ragged fills in several at once", () => {
  const text = (keys: string) =>
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1 }, { name: y, type: integer, default: 7 }, { name: z, default: "on" }]
    `,
      ),
      task("search", keys),
    );
  checkFix(
    "task-sets-ragged",
    "add: Fill in what is missing",
    text(`
    type: manual_search
    parameter-sets:
      - { x: 1, y: 10, z: a }
      - { x: 2 }
  `),
    text(`
    type: manual_search
    parameter-sets:
      - { x: 1, y: 10, z: a }
      - { x: 2, y: 7, z: "on" }
  `),
  );
});

test("task-sets-ragged leaves a misspelt name to the rule that knows the step", () => {
  checkRule(
    ["task-sets-ragged", "task-parameter-missing"],
    file(
      step(
        "train",
        `
      parameters: [{ name: rate, type: integer, default: 1 }, { name: epochs, type: integer, default: 1 }]
    `,
      ),
      task(
        "search",
        `
      type: manual_search
      parameter-sets:
        - { rate: 1, epoch: 10 }
                     ^^^^^ task-parameter-missing: Step "train" has no parameter "epoch"; did you mean "epochs"?
        - { rate: 2, epochs: 20 }
    `,
      ),
    ),
  );
});

test("task-sets-ragged says with its fixes what they write in a task over several lines", async (t) => {
  await checkFixRows(
    t,
    "task-sets-ragged",
    [
      [
        "type: manual_search\n    parameter-sets:\n      - a: 1\n        b: 0.1\n      - a: 2",
        "«a» | add «»→«⏎        b: 0.5»",
      ],
      [
        "type: manual_search\n    parameter-sets:\n      - a: 1\n      - a: 2\n        c: x\n        d: true",
        "«a» | add «»→«⏎        c: x⏎        d: true»",
      ],
    ],
    asTaskBlock,
  );
});

test("task-sets-ragged says with its fixes what they write in a task", async (t) => {
  await checkFixRows(
    t,
    "task-sets-ragged",
    [
      [
        "step: train\n    type: manual_search\n    parameter-sets: [{ a: 1, b: 0.1 }, { a: 2 }]",
        "«a» | add «»→«, b: 0.5»",
      ],
      [
        "step: train\n    type: manual_search\n    parameter-sets: [{ a: 1 }, { a: 20, c: q, z: 1 }]",
        "«a» | add «»→«, c: x, z: 1»",
      ],
    ],
    asTaskKeys,
  );
});

test("task-sets-ragged fills in the default of the step, else the value of another set", async (t) => {
  await checkFixRows(
    t,
    "task-sets-ragged",
    [
      [
        "step: train\n    type: manual_search\n    parameter-sets: [{ a: 1, b: 2 }, {}, { a: 2 }]",
        "«a» | add «»→«, b: 0.5»",
      ],
      [
        "step: train\n    type: manual_search\n    parameter-sets: [{ a: 1, x: [1, 2] }, { a: 2 }]",
        "«a» | add «»→«, x: [1, 2]»",
      ],
      [
        "step: other\n    type: manual_search\n    parameter-sets: [{ a: 1, b: 5 }, { a: 2 }]",
        "«a» | add «»→«, b: 5»",
      ],
      [
        "type: manual_search\n    parameter-sets: [{ a: 1, b: 5 }, { a: 2 }]",
        "«a» | add «»→«, b: 5»",
      ],
      [
        "step: train\n    type: manual_search\n    parameter-sets:\n      - a: 1\n        x:\n          - 1\n          - 2\n      - a: 2",
        "«a» | add «»→«⏎        x: [1, 2]»",
      ],
    ],
    asTaskKeys,
  );
});

test("task-sets-ragged takes a misspelt name for the one that is missing, unless a set has both", async (t) => {
  await checkFixRows(
    t,
    "task-sets-ragged",
    [
      [
        "step: train\n    type: manual_search\n    parameter-sets: [{ a: 1, rate: 5 }, { a: 2, raet: 3 }]",
      ],
      [
        "step: train\n    type: manual_search\n    parameter-sets: [{ a: 1, rate: 5, ratee: 6 }, { a: 2, rate: 7 }]",
        "«a» | add «»→«, ratee: 6»",
      ],
    ],
    asTaskKeys,
  );
});
