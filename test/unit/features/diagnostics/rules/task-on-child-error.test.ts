import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asTaskBlock, asTaskKeys } from "../../../../support/part-places.ts";
import { file, step, task } from "../../../../support/yaml.ts";

test("task-on-child-error reports an unknown word", () => {
  checkRule(
    "task-on-child-error",
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
      on-child-error: zebra
                      ^^^^^ task-on-child-error: "on-child-error" cannot be "zebra"; write "continue-and-complete", "continue-and-error" or "stop-all-and-error"
      parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
    `,
      ),
    ),
  );
});

test("task-on-child-error suggests the nearest word", () => {
  checkRule(
    "task-on-child-error",
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
      on-child-error: stop-all
                      ^^^^^^^^ task-on-child-error: "on-child-error" cannot be "stop-all"; did you mean "stop-all-and-error"?
      parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
    `,
      ),
    ),
  );
});

test("task-on-child-error allows each word, however it is written", () => {
  checkRule(
    "task-on-child-error",
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
      on-child-error: Continue_And_Complete
      parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
    `,
      ),
      task(
        "other",
        `
      on-child-error: stop-all-and-error
      parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
    `,
      ),
    ),
  );
});

test("task-on-child-error stays quiet while the word is not written", () => {
  checkTyping(
    "task-on-child-error",
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
      on-child-error:<|>
    `,
      ),
    ),
  );
});

test("task-on-child-error offers every word where none is near", () => {
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
    "task-on-child-error",
    'choose: Change to "continue-and-error"',
    text(`
    on-child-error: zebra # keep
    parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
  `),
    text(`
    on-child-error: continue-and-error # keep
    parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
  `),
  );
});

test("task-on-child-error says with its fixes what they write in a task over several lines", async (t) => {
  await checkFixRows(
    t,
    "task-on-child-error",
    [
      [
        "on-child-error: stop-all-and-eror\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }]",
        "«stop-all-and-eror» | spelling «stop-all-and-eror»→«stop-all-and-error»",
      ],
    ],
    asTaskBlock,
  );
});

test("task-on-child-error says with its fixes what they write in a task", async (t) => {
  await checkFixRows(
    t,
    "task-on-child-error",
    [
      [
        "step: train\n    on-child-error: stop-all\n    parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }]",
        "«stop-all» | choose «stop-all»→«stop-all-and-error»",
      ],
    ],
    asTaskKeys,
  );
});
