import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asTaskBlock, asTaskKeys } from "../../../../support/part-places.ts";
import { file, step, task } from "../../../../support/yaml.ts";

test("task-no-count reports the type that needs a count", () => {
  checkRule(
    "task-no-count",
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
            ^^^^^^^^^^^^^ task-no-count: A task of type random_search needs "execution-count"
      parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
    `,
      ),
    ),
  );
});

test("task-no-count reports a distributed task", () => {
  checkRule(
    "task-no-count",
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
      type: distributed
            ^^^^^^^^^^^ task-no-count: A task of type distributed needs "execution-count"
      parameters: []
    `,
      ),
    ),
  );
});

test("task-no-count allows a count", () => {
  checkRule(
    "task-no-count",
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
      execution-count: 10
      parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
    `,
      ),
    ),
  );
});

test("task-no-count leaves types alone whose values can be counted", () => {
  checkRule(
    "task-no-count",
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
      parameter-sets: [{ x: 1 }]
    `,
      ),
    ),
  );
});

test("task-no-count stays quiet while the count is not written", () => {
  checkTyping(
    "task-no-count",
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
      parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
      execution-count:<|>
    `,
      ),
    ),
  );
});

test("task-no-count adds a count", () => {
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
    "task-no-count",
    'add: Add "execution-count: 30"',
    text(`
    type: bayesian_tpe # keep
    parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
  `),
    text(`
    type: bayesian_tpe # keep
    parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
    execution-count: 30
  `),
  );
});

test("task-no-count says with its fixes what they write in a task over several lines", async (t) => {
  await checkFixRows(
    t,
    "task-no-count",
    [
      [
        "type: random_search\n    parameter-sets: [{ a: 1 }]",
        "«random_search» | add «»→«⏎    execution-count: 10»",
      ],
      [
        "type: bayesian_tpe\n    parameter-sets: [{ a: 1 }]",
        "«bayesian_tpe» | add «»→«⏎    execution-count: 30»",
      ],
    ],
    asTaskBlock,
  );
});

test("task-no-count says with its fixes what they write in a task", async (t) => {
  await checkFixRows(
    t,
    "task-no-count",
    [
      [
        "step: train\n    type: random_search\n    parameters: [{ name: b, style: random, rules: { min: 0, max: 1 } }]",
        "«random_search» | add «»→«⏎    execution-count: 10»",
      ],
      [
        "step: train\n    type: bayesian_tpe\n    optimization-target-metric: acc\n    parameters: [{ name: b, style: random, rules: { min: 0, max: 1 } }]",
        "«bayesian_tpe» | add «»→«⏎    execution-count: 30»",
      ],
      ["step: train\n    type: distributed", "«distributed» | add «»→«⏎    execution-count: 2»"],
    ],
    asTaskKeys,
  );
});
