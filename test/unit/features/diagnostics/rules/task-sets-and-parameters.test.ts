import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asTaskKeys } from "../../../../support/part-places.ts";
import { file, step, task } from "../../../../support/yaml.ts";

test("task-sets-and-parameters reports the entry that is not read", () => {
  checkRule(
    "task-sets-and-parameters",
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
      parameters: [{ name: x, style: single, rules: { value: 1 } }]
                           ^ task-sets-and-parameters: "x" takes its values from "parameter-sets"; these are not read
      parameter-sets: [{ x: 1 }, { x: 2 }]
    `,
      ),
    ),
  );
});

test("task-sets-and-parameters allows another parameter", () => {
  checkRule(
    "task-sets-and-parameters",
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
      parameters: [{ name: y, style: single, rules: { value: 1 } }]
      parameter-sets: [{ x: 1 }, { x: 2 }]
    `,
      ),
    ),
  );
});

test("task-sets-and-parameters stays quiet while the set is being typed", () => {
  checkTyping(
    "task-sets-and-parameters",
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
      parameters: [{ name: x, style: single, rules: { value: 1 } }]
      parameter-sets:
        - x<|>
    `,
      ),
    ),
  );
});

test("task-sets-and-parameters removes the entry", () => {
  const text = (keys: string) =>
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1 }, { name: y, type: integer, default: 1 }]
    `,
      ),
      task("search", keys),
    );
  checkFix(
    "task-sets-and-parameters",
    "remove: Remove the entry",
    text(`
    type: manual_search
    parameters:
      - { name: x, style: single, rules: { value: 1 } }
      # keep
      - { name: y, style: single, rules: { value: 1 } }
    parameter-sets: [{ x: 1 }, { x: 2 }]
  `),
    text(`
    type: manual_search
    parameters:
      # keep
      - { name: y, style: single, rules: { value: 1 } }
    parameter-sets: [{ x: 1 }, { x: 2 }]
  `),
  );
});

test("task-sets-and-parameters says with its fixes what they write in a task", async (t) => {
  await checkFixRows(
    t,
    "task-sets-and-parameters",
    [
      [
        "step: train\n    type: manual_search\n    parameter-sets: [{ a: 1 }]\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }]",
        "«a» | unnecessary",
      ],
    ],
    asTaskKeys,
  );
});
