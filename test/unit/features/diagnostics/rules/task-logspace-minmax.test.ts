import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asTaskBlock, asTaskKeys } from "../../../../support/part-places.ts";
import { file, step, task } from "../../../../support/yaml.ts";

test("task-logspace-minmax reports the first of the two keys", () => {
  checkRule(
    "task-logspace-minmax",
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
      parameters: [{ name: x, style: logspace, rules: { count: 5, max: 2, min: 1 } }]
                                                                          ^^^ task-logspace-minmax: Style "logspace" goes from "start" to "end", not "min" to "max"
    `,
      ),
    ),
  );
});

test("task-logspace-minmax allows the documented keys", () => {
  checkRule(
    "task-logspace-minmax",
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
      parameters: [{ name: x, style: logspace, rules: { start: 1, end: 2, count: 5 } }]
    `,
      ),
    ),
  );
});

test("task-logspace-minmax allows the limits of a random style", () => {
  checkRule(
    "task-logspace-minmax",
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
      parameters: [{ name: x, style: random, rules: { min: 1, max: 2 } }]
    `,
      ),
    ),
  );
});

test("task-logspace-minmax stays quiet while the key is being typed", () => {
  checkTyping(
    "task-logspace-minmax",
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
      parameters:
        - name: x
          style: logspace
          rules:
            mi<|>
    `,
      ),
    ),
  );
});

test("task-logspace-minmax renames both keys", () => {
  const text = (keys: string) =>
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: float, default: 1 }]
    `,
      ),
      task("search", keys),
    );
  checkFix(
    "task-logspace-minmax",
    'choose: Write "start" and "end"',
    text(`
    parameters:
      - name: x
        style: logspace
        rules:
          min: -5 # keep
          max: -1
          count: 5
  `),
    text(`
    parameters:
      - name: x
        style: logspace
        rules:
          start: -5 # keep
          end: -1
          count: 5
  `),
  );
});

test("task-logspace-minmax says with its fixes what they write in a task over several lines", async (t) => {
  await checkFixRows(
    t,
    "task-logspace-minmax",
    [
      [
        "parameters:\n      - name: b\n        style: logspace\n        rules:\n          min: 1\n          max: 2\n          count: 3",
        "«min» | choose «min»→«start» «max»→«end»",
      ],
    ],
    asTaskBlock,
  );
});

test("task-logspace-minmax says with its fixes what they write in a task", async (t) => {
  await checkFixRows(
    t,
    "task-logspace-minmax",
    [
      [
        "step: train\n    parameters: [{ name: b, style: logspace, rules: { min: -3, max: -1, count: 3 } }]",
        "«min» | choose «min»→«start» «max»→«end»",
      ],
      [
        "step: train\n    parameters: [{ name: b, style: logspace, rules: { min: 0.001, max: 0.1, count: 3 } }]",
        "«min» | choose «min»→«start» «max»→«end»",
      ],
      [
        "step: train\n    parameters: [{ name: b, style: logspace, rules: { min: 1, count: 3 } }]",
        "«min» | choose «min»→«start»",
      ],
    ],
    asTaskKeys,
  );
});

test("task-logspace-minmax reports only limits that are alone", async (t) => {
  await checkFixRows(
    t,
    "task-logspace-minmax",
    [
      [
        "parameters: [{ name: b, style: logspace, rules: { max: 1, count: 3 } }]",
        "«max» | choose «max»→«end»",
      ],
      ["parameters: [{ name: b, style: logspace, rules: { count: 3 } }]"],
      ["parameters: [{ name: b, style: logspace }]"],
      ["parameters: [{ name: b, style: logspace, rules: { start: 1, max: 2, count: 3 } }]"],
      ["parameters: [{ name: b, style: logspace, rules: { min: 1, end: 2, count: 3 } }]"],
    ],
    asTaskKeys,
  );
});
