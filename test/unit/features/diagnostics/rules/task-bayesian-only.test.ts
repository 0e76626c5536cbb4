import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asTaskBlock, asTaskKeys } from "../../../../support/part-places.ts";
import { file, step, task } from "../../../../support/yaml.ts";

test("task-bayesian-only reports each key that another type does not read", () => {
  checkRule(
    "task-bayesian-only",
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
      engine: optuna
      ^^^^^^ task-bayesian-only: "engine" is for "type: bayesian_tpe", and this task is random_search
      optimization-target-metric: m
      ^^^^^^^^^^^^^^^^^^^^^^^^^^ task-bayesian-only: "optimization-target-metric" is for "type: bayesian_tpe", and this task is random_search
      optimization-target-value: 1
      ^^^^^^^^^^^^^^^^^^^^^^^^^ task-bayesian-only: "optimization-target-value" is for "type: bayesian_tpe", and this task is random_search
      parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
    `,
      ),
    ),
  );
});

test("task-bayesian-only reports a task without a type, which is a grid search", () => {
  checkRule(
    "task-bayesian-only",
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
      engine: optuna
      ^^^^^^ task-bayesian-only: "engine" is for "type: bayesian_tpe", and this task is grid_search
      parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
    `,
      ),
    ),
  );
});

test("task-bayesian-only allows a Bayesian task, however it is written", () => {
  checkRule(
    "task-bayesian-only",
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
      type: Bayesian-TPE
      execution-count: 50
      engine: optuna
      parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
    `,
      ),
    ),
  );
});

test("task-bayesian-only stays quiet while the type is being typed", () => {
  checkTyping(
    "task-bayesian-only",
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
      engine: optuna
      parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
      type: bayes<|>
    `,
      ),
    ),
  );
});

test("task-bayesian-only removes the key", () => {
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
    "task-bayesian-only",
    'remove: Remove "engine"',
    text(`
    engine: optuna
    # keep
    parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
  `),
    text(`
    # keep
    parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
  `),
  );
});

test("task-bayesian-only sets the type", () => {
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
    "task-bayesian-only",
    'choose: Write "type: bayesian_tpe"',
    text(`
    type: grid_search # keep
    execution-count: 30
    engine: optuna
    parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
  `),
    text(`
    type: bayesian_tpe # keep
    execution-count: 30
    engine: optuna
    parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
  `),
  );
});

test("task-bayesian-only says with its fixes what they write in a task over several lines", async (t) => {
  await checkFixRows(
    t,
    "task-bayesian-only",
    [
      [
        "type: random_search\n    optimization-target-value: 3\n    execution-count: 3\n    parameters: [{ name: b, style: random, rules: { min: 0, max: 1 } }]",
        "«optimization-target-value» | unnecessary | remove «    optimization-target-value: 3⏎»→«» | choose «random_search»→«bayesian_tpe»",
      ],
    ],
    asTaskBlock,
  );
});

test("task-bayesian-only says with its fixes what they write in a task", async (t) => {
  await checkFixRows(
    t,
    "task-bayesian-only",
    [
      [
        "step: train\n    optimization-target-metric: acc\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }]",
        "«optimization-target-metric» | unnecessary | remove «    optimization-target-metric: acc⏎»→«»",
      ],
      [
        "step: train\n    type: random_search\n    execution-count: 3\n    parameters: [{ name: b, style: random, rules: { min: 0, max: 1 } }]\n    optimization-target-metric: acc",
        "«optimization-target-metric» | unnecessary | remove «    optimization-target-metric: acc⏎»→«» | choose «random_search»→«bayesian_tpe»",
      ],
      [
        "step: train\n    optimization-target-metric: acc\n    optimization-target-value: 1\n    execution-count: 4\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }]",
        "«optimization-target-metric» | unnecessary | remove «    optimization-target-metric: acc⏎»→«» | choose «»→«⏎    type: bayesian_tpe»",
        "«optimization-target-value» | unnecessary | remove «    optimization-target-value: 1⏎»→«» | choose «»→«⏎    type: bayesian_tpe»",
      ],
    ],
    asTaskKeys,
  );
});
