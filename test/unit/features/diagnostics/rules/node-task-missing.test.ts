import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asNode } from "../../../../support/part-places.ts";
import { file, pipeline, step, task } from "../../../../support/yaml.ts";

test("node-task-missing reports a task that is not defined", () => {
  checkRule(
    "node-task-missing",
    file(
      pipeline(`
      - { name: a, type: task, task: search }
                                     ^^^^^^ node-task-missing: No task is named "search"
    `),
    ),
  );
});

test("node-task-missing reports the task alone, not what hangs on it", () => {
  checkRule(
    "node-task-missing",
    file(
      step("train"),
      pipeline(
        `
      - { name: a, type: execution, step: train }
      - { name: b, type: task, task: search }
                                     ^^^^^^ node-task-missing: No task is named "search"
    `,
        `
      edges: [[a.metadata.x, b.parameter.y]]
    `,
      ),
    ),
  );
});

test("node-task-missing stays quiet about a task of the file", () => {
  checkRule(
    "node-task-missing",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer }]
    `,
      ),
      task(
        "search",
        `
      parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
    `,
      ),
      pipeline(`
      - { name: a, type: task, task: search }
    `),
    ),
  );
});

test("node-task-missing stays quiet while the name is not written", () => {
  checkTyping(
    "node-task-missing",
    file(
      pipeline(`
      - name: a
        type: task
        task:<|>
    `),
    ),
  );
});

test("node-task-missing changes to the nearest name", () => {
  const text = (nodes: string) =>
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer }]
    `,
      ),
      task(
        "search",
        `
      parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]
    `,
      ),
      pipeline(nodes),
    );
  checkFix(
    "node-task-missing",
    'choose: Change to "search"',
    text(`
    - { name: a, type: task, task: serach } # keep
  `),
    text(`
    - { name: a, type: task, task: search } # keep
  `),
  );
});

test("node-task-missing says with its fixes what they write in a node", async (t) => {
  await checkFixRows(
    t,
    "node-task-missing",
    [
      [
        "{ name: n, type: task, task: swep, override: { parameters: [{ name: z }], inputs: [{ name: z }] } }",
        "«swep» | choose «swep»→«sweep»",
      ],
      ["{ name: n, type: task, task: swep }", "«swep» | choose «swep»→«sweep»"],
    ],
    asNode,
  );
});

test("node-task-missing leaves nodes alone that run no blueprint of the file", async (t) => {
  await checkFixRows(
    t,
    "node-task-missing",
    [
      ["{ name: r, type: task, task: sweeep }", "«sweeep» | choose «sweeep»→«sweep»"],
      ["{ name: r, type: task, task: nobody, commit: main }"],
      ["{ name: r, type: task, step: train }"],
      ["{ name: r, type: execution, step: train, task: nobody }"],
    ],
    asNode,
  );
});
