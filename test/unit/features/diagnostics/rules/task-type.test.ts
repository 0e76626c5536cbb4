import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asTaskBlock, asTaskKeys } from "../../../../support/part-places.ts";
import { file, step, task } from "../../../../support/yaml.ts";

test("task-type suggests the nearest type", () => {
  checkRule(
    "task-type",
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
      type: grid
            ^^^^ task-type: No task type is named "grid"; did you mean "grid_search"?
      parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
    `,
      ),
    ),
  );
});

test("task-type lists the types where none is near", () => {
  checkRule(
    "task-type",
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
      type: zebra
            ^^^^^ task-type: No task type is named "zebra"; write "grid_search", "random_search", "bayesian_tpe", "manual_search" or "distributed"
      parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
    `,
      ),
    ),
  );
});

test("task-type allows each type, however it is written", () => {
  checkRule(
    "task-type",
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
      type: Grid-Search
      parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
    `,
      ),
      task(
        "other",
        `
      type: bayesian_tpe
      execution-count: 30
      parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
    `,
      ),
    ),
  );
});

test("task-type stays quiet while the type is not written", () => {
  checkTyping(
    "task-type",
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
      type:<|>
    `,
      ),
    ),
  );
});

test("task-type changes to the nearest type", () => {
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
    "task-type",
    'choose: Change to "grid_search"',
    text(`
    type: grid # keep
    parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
  `),
    text(`
    type: grid_search # keep
    parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
  `),
  );
});

test("task-type offers every type where none is near", () => {
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
    "task-type",
    'choose: Change to "random_search"',
    text(`
    execution-count: 5
    type: zebra # keep
    parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
  `),
    text(`
    execution-count: 5
    type: random_search # keep
    parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
  `),
  );
});

test("task-type says with its fixes what they write in a task over several lines", async (t) => {
  await checkFixRows(
    t,
    "task-type",
    [["type: bayesian\n    execution-count: 30", "«bayesian» | choose «bayesian»→«bayesian_tpe»"]],
    asTaskBlock,
  );
});

test("task-type says with its fixes what they write in a task", async (t) => {
  await checkFixRows(
    t,
    "task-type",
    [
      [
        "step: train\n    type: grid\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }]",
        "«grid» | choose «grid»→«grid_search»",
      ],
    ],
    asTaskKeys,
  );
});
