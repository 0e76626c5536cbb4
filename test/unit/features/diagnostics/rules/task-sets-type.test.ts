import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asTaskBlock, asTaskKeys } from "../../../../support/part-places.ts";
import { file, step, task } from "../../../../support/yaml.ts";

test("task-sets-type reports the key where the type is another", () => {
  checkRule(
    "task-sets-type",
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
      type: random_search
      execution-count: 5
      parameter-sets: [{ x: 1 }]
      ^^^^^^^^^^^^^^ task-sets-type: "parameter-sets" are for "type: manual_search", and this task is random_search
    `,
      ),
    ),
  );
});

test("task-sets-type reports a task without a type, which is a grid search", () => {
  checkRule(
    "task-sets-type",
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
      parameter-sets: [{ x: 1 }]
      ^^^^^^^^^^^^^^ task-sets-type: "parameter-sets" are for "type: manual_search", and this task is grid_search
    `,
      ),
    ),
  );
});

test("task-sets-type allows a manual search, however it is written", () => {
  checkRule(
    "task-sets-type",
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
      type: Manual-Search
      parameter-sets: [{ x: 1 }]
    `,
      ),
    ),
  );
});

test("task-sets-type allows an empty list", () => {
  checkRule(
    "task-sets-type",
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
      parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
      parameter-sets: []
    `,
      ),
    ),
  );
});

test("task-sets-type stays quiet while the type is being typed", () => {
  checkTyping(
    "task-sets-type",
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
      parameter-sets: [{ x: 1 }]
      type: man<|>
    `,
      ),
    ),
  );
});

test("task-sets-type changes the type", () => {
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
    "task-sets-type",
    'choose: Write "type: manual_search"',
    text(`
    type: grid_search # keep
    parameter-sets: [{ x: 1 }]
  `),
    text(`
    type: manual_search # keep
    parameter-sets: [{ x: 1 }]
  `),
  );
});

test("task-sets-type adds the type", () => {
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
    "task-sets-type",
    'choose: Write "type: manual_search"',
    text(`
    # keep
    parameter-sets:
      - x: 1
  `),
    text(`
    # keep
    parameter-sets:
      - x: 1
    type: manual_search
  `),
  );
});

test("task-sets-type says with its fixes what they write in a task over several lines", async (t) => {
  await checkFixRows(
    t,
    "task-sets-type",
    [
      [
        "type: random_search\n    parameter-sets: [{ a: 1 }]",
        "«parameter-sets» | choose «random_search»→«manual_search»",
      ],
    ],
    asTaskBlock,
  );
});

test("task-sets-type says with its fixes what they write in a task", async (t) => {
  await checkFixRows(
    t,
    "task-sets-type",
    [
      [
        "step: train\n    type: grid_search\n    parameter-sets: [{ a: 1 }, { a: 2 }]",
        "«parameter-sets» | choose «grid_search»→«manual_search»",
      ],
      [
        "step: train\n    parameter-sets: [{ a: 1 }, { a: 2 }]",
        "«parameter-sets» | choose «»→«⏎    type: manual_search»",
      ],
    ],
    asTaskKeys,
  );
});

test("task-sets-type takes a task without a type for a grid search, and leaves sets without values alone", async (t) => {
  await checkFixRows(
    t,
    "task-sets-type",
    [
      ["parameter-sets: [{ a: 1 }]", "«parameter-sets» | choose «»→«⏎    type: manual_search»"],
      ["type: bayesian_tpe\n    parameter-sets: [{ a: 1 }]", "«parameter-sets»"],
      ["type: zebra\n    parameter-sets: [{ a: 1 }]"],
      ["type: grid_search\n    parameter-sets: [{}]"],
    ],
    asTaskKeys,
  );
});
