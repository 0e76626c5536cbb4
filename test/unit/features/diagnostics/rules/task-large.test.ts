import { test } from "node:test";
import { checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { file, step, task } from "../../../../support/yaml.ts";

test("task-large reports the product of the values", () => {
  checkRule(
    "task-large",
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
      parameters:
      ^^^^^^^^^^ task-large: This task creates 110 executions (10 × 11)
        - { name: x, style: linear, rules: { start: 1, end: 10, step: 1 } }
        - { name: y, style: linear, rules: { start: 1, end: 11, step: 1 } }
    `,
      ),
    ),
  );
});

test("task-large counts a single long range", () => {
  checkRule(
    "task-large",
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
      parameters: [{ name: x, style: linear, rules: { start: 1, end: 1000000, step: 1 } }]
      ^^^^^^^^^^ task-large: This task creates 1000000 executions
    `,
      ),
    ),
  );
});

test("task-large allows a hundred executions", () => {
  checkRule(
    "task-large",
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
      parameters:
        - { name: x, style: linear, rules: { start: 1, end: 10, step: 1 } }
        - { name: y, style: linear, rules: { start: 1, end: 10, step: 1 } }
    `,
      ),
    ),
  );
});

test("task-large leaves tasks alone that say how many they run", () => {
  checkRule(
    "task-large",
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
      parameters: [{ name: x, style: linear, rules: { start: 1, end: 1000, step: 1 } }]
    `,
      ),
    ),
  );
});

test("task-large stays quiet while the end is not written", () => {
  checkTyping(
    "task-large",
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

test("task-large names only the numbers that multiply", () => {
  checkRule(
    "task-large",
    file(
      step("train"),
      task(
        "search",
        `
      parameters:
      ^^^^^^^^^^ task-large: This task creates 102 executions (51 × 2)
        - { name: x, style: linear, rules: { start: 1, end: 51, step: 1 } }
        - { name: y, style: multiple, rules: { items: [1, 2] } }
        - { name: z, style: single, rules: { value: 1 } }
    `,
      ),
    ),
  );
});

test("task-large counts a parameter without values once", () => {
  checkRule(
    "task-large",
    file(
      step("train"),
      task(
        "search",
        `
      parameters:
      ^^^^^^^^^^ task-large: This task creates 101 executions
        - { name: x, style: linear, rules: { start: 1, end: 101, step: 1 } }
        - { name: y, style: random, rules: { min: 1, max: 2 } }
        - { name: z, style: multiple, rules: { items: [] } }
    `,
      ),
    ),
  );
});
