import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asNode, asNodeBlock } from "../../../../support/part-places.ts";
import { file, pipeline, step, task } from "../../../../support/yaml.ts";

test("node-step-and-task reports the second of both keys", () => {
  checkRule(
    "node-step-and-task",
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
      - { name: a, type: task, task: search, step: train }
                                             ^^^^ node-step-and-task: A task node has either "step" or "task", not both
    `),
    ),
  );
});

test("node-step-and-task reports a task node that names neither", () => {
  checkRule(
    "node-step-and-task",
    file(
      pipeline(`
      - { name: a, type: task }
                         ^^^^ node-step-and-task: A task node needs a "step" or a "task"
    `),
    ),
  );
});

test("node-step-and-task allows one of the two", () => {
  checkRule(
    "node-step-and-task",
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

test("node-step-and-task allows a step that a merge brings", () => {
  checkRule(
    "node-step-and-task",
    file(
      `
      - x-base: &base { step: train }
    `,
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1 }]
    `,
      ),
      pipeline(`
      - { <<: *base, name: a, type: task }
    `),
    ),
  );
});

test("node-step-and-task stays quiet while the type is being typed", () => {
  checkTyping(
    "node-step-and-task",
    file(
      step("train"),
      pipeline(`
      - name: a
        type: tas<|>
    `),
    ),
  );
});

test("node-step-and-task removes the step", () => {
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
    "node-step-and-task",
    'remove: Remove "step"',
    text(`
    - name: a
      type: task
      task: search # keep
      step: train
  `),
    text(`
    - name: a
      type: task
      task: search # keep
  `),
  );
});

test("node-step-and-task removes the task", () => {
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
      pipeline(
        nodes,
        `
      parameters:
        - { name: x, targets: [a.parameter.x] }
      edges: []
    `,
      ),
    );
  checkFix(
    "node-step-and-task",
    'remove: Remove "task"',
    text(`
    - name: a
      type: task
      task: search
      step: train # keep
  `),
    text(`
    - name: a
      type: task
      step: train # keep
  `),
  );
});

test("node-step-and-task says with its fixes what they write in a node", async (t) => {
  await checkFixRows(
    t,
    "node-step-and-task",
    [
      ["{ name: n, type: task, task: sweep, step: train }", "«step» | remove «, step: train»→«»"],
      ["{ name: n, type: task, task: sweep, step: other }", "«step» | remove «, step: other»→«»"],
      [
        "{ name: n, type: task, task: sweep, step: nothing }",
        "«step» | remove «, step: nothing»→«»",
      ],
      ["{ name: n, type: task, task: nothing, step: train }", "«step» | remove «, step: train»→«»"],
    ],
    asNode,
  );
});

test("node-step-and-task says with its fixes what they write in a node over several lines", async (t) => {
  await checkFixRows(
    t,
    "node-step-and-task",
    [
      [
        "- name: n\n        type: task\n        step: train\n        task: sweep",
        "«task» | remove «        step: train⏎»→«»",
      ],
      [
        "- name: n\n        task: sweep\n        step: train\n        type: task",
        "«step» | remove «        step: train⏎»→«»",
      ],
    ],
    asNodeBlock,
  );
});

test("node-step-and-task allows a merge that cannot be followed", () => {
  checkRule("node-step-and-task", file(pipeline("- { <<: *unknown, name: a, type: task }")));
});

/** A node with both keys; its step has these parameters besides one with a default, and edges lead to it. */
function asBoth(written: string): string {
  const [parameters, targets = "", keys = ""] = written.split(" <- ");
  const edges = targets.split(" ").map((it) => (it ? `[make.metadata.v, n.parameter.${it}]` : ""));
  return file(
    step("train", `parameters: [{ name: x, default: 1 }, ${parameters}]`),
    task("search", "parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]"),
    pipeline(
      `- { name: make, type: execution, step: train }\n- { name: n, type: task${keys}, task: search, step: train }`,
      `edges: [${edges.join(", ")}]`,
    ),
  );
}

test("node-step-and-task removes the task only where edges vary the step and nothing is missing", async (t) => {
  const step = "«step» | remove «, step: train»→«»";
  const both = "«step» | remove «task: search, »→«» | remove «, step: train»→«»";
  await checkFixRows(
    t,
    "node-step-and-task",
    [
      ["{ name: y, default: 1 } <- x", both],
      ["{ name: y, optional: true } <- x", both],
      ["{ name: y, type: flag } <- x", both],
      ["{ name: y } <- x y", both],
      ["{ name: y } <- x <- , override: { parameters: [{ name: y, default: 1 }] }", both],
      ["{ name: y } <- x", step],
      ["{ type: string } <- x", step],
      ["{ name: y, default: 1 }", step],
    ],
    asBoth,
  );
});
