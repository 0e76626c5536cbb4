import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asTaskBlock, asTaskKeys } from "../../../../support/part-places.ts";
import { file, step, task } from "../../../../support/yaml.ts";

test("task-parameter-missing reports a variant of a parameter that the step does not declare", () => {
  checkRule(
    "task-parameter-missing",
    file(
      step(
        "train",
        `
      parameters: [{ name: rate, type: float, default: 1 }]
    `,
      ),
      task(
        "search",
        `
      parameters: [{ name: rat, style: multiple, rules: { items: [1, 2] } }]
                           ^^^ task-parameter-missing: Step "train" has no parameter "rat"
    `,
      ),
    ),
  );
});

test("task-parameter-missing reports it in every set", () => {
  checkRule(
    "task-parameter-missing",
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
      parameter-sets:
        - { x: 1, zz: 2 }
                  ^^ task-parameter-missing: Step "train" has no parameter "zz"
        - { x: 3, zz: 4 }
                  ^^ task-parameter-missing: Step "train" has no parameter "zz"
    `,
      ),
    ),
  );
});

test("task-parameter-missing leaves a task whose step is missing to task-step-missing", () => {
  checkRule(
    ["task-parameter-missing", "task-step-missing"],
    `
  - task:
      name: search
      step: train
            ^^^^^ task-step-missing: No step is named "train"
      parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
`,
  );
});

test("task-parameter-missing stays quiet while the name is not written", () => {
  checkTyping(
    "task-parameter-missing",
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
        - name:<|>
    `,
      ),
    ),
  );
});

test("task-parameter-missing changes to the nearest name", () => {
  const text = (keys: string) =>
    file(
      step(
        "train",
        `
      parameters: [{ name: rate, type: float, default: 1 }]
    `,
      ),
      task("search", keys),
    );
  checkFix(
    "task-parameter-missing",
    'choose: Change to "rate"',
    text(`
    parameters: [{ name: raet, style: multiple, rules: { items: [1, 2] } }] # keep
  `),
    text(`
    parameters: [{ name: rate, style: multiple, rules: { items: [1, 2] } }] # keep
  `),
  );
});

test("task-parameter-missing declares the parameter", () => {
  const text = (keys: string) =>
    file(
      step("train", keys),
      task(
        "search",
        `
      parameters: [{ name: zz, style: multiple, rules: { items: [1, 2] } }]
    `,
      ),
    );
  checkFix(
    "task-parameter-missing",
    'add: Declare parameter "zz" in step "train"',
    text(`
    parameters: [{ name: x, type: integer, default: 1 }] # keep
  `),
    text(`
    parameters: [{ name: x, type: integer, default: 1 }, { name: zz }] # keep
  `),
  );
});

test("task-parameter-missing says with its fixes what they write in a task over several lines", async (t) => {
  await checkFixRows(
    t,
    "task-parameter-missing",
    [
      [
        "type: manual_search\n    parameter-sets:\n      - { z: 1 }\n      - { a: 2 }",
        "«z» | add «»→«⏎      - { name: z }»",
      ],
    ],
    asTaskBlock,
  );
});

test("task-parameter-missing says with its fixes what they write in a task", async (t) => {
  await checkFixRows(
    t,
    "task-parameter-missing",
    [
      [
        "step: train\n    parameters: [{ name: z, style: multiple, rules: { items: [1, 2] } }]",
        "«z» | add «»→«⏎      - { name: z }»",
      ],
      [
        "step: train\n    type: manual_search\n    parameter-sets: [{ a: 1 }, { a: 20, c: q, z: 1 }]",
        "«z» | add «»→«⏎      - { name: z }»",
      ],
      [
        "step: train\n    parameters: [{ name: z, style: multiple, rules: { items: [1, 2] } }, { name: z, style: multiple, rules: { items: [1, 2] } }]",
        "«z» | add «»→«⏎      - { name: z }»",
        "«z»",
      ],
      [
        "step: train\n    type: manual_search\n    parameter-sets: [{ z: 1 }, { z: 2 }]",
        "«z» | add «»→«⏎      - { name: z }»",
        "«z»",
      ],
    ],
    asTaskKeys,
  );
});

test("task-parameter-missing offers to declare a parameter once, where the step is known", async (t) => {
  await checkFixRows(
    t,
    "task-parameter-missing",
    [
      [
        "step: train\n    parameters: [{ name: x, style: single, rules: { value: 1 } }, { name: x, style: single, rules: { value: 2 } }]",
        "«x» | add «»→«⏎      - { name: x }»",
        "«x»",
      ],
      ["step: train\n    parameters: [{ style: single, rules: { value: 1 } }]"],
      ["step: nothing\n    parameters: [{ name: x, style: single, rules: { value: 1 } }]"],
      ["parameters: [{ name: x, style: single, rules: { value: 1 } }]"],
    ],
    asTaskKeys,
  );
});
