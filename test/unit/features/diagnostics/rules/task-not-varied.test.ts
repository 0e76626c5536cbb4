import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asFile, asNode, asNodeBlock } from "../../../../support/part-places.ts";
import { file, pipeline, step, task } from "../../../../support/yaml.ts";

test("task-not-varied reports the type of a task node that nothing varies", () => {
  checkRule(
    "task-not-varied",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1 }]
    `,
      ),
      pipeline(`
      - { name: a, type: task, step: train }
                         ^^^^ task-not-varied: No edge fills a parameter of this task node, so it runs a single execution
    `),
    ),
  );
});

test("task-not-varied does not count an edge into an input", () => {
  checkRule(
    "task-not-varied",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1 }]
      inputs: [{ name: i, optional: true }]
    `,
      ),
      pipeline(
        `
      - { name: a, type: execution, step: train }
      - { name: b, type: task, step: train }
                         ^^^^ task-not-varied: No edge fills a parameter of this task node, so it runs a single execution
    `,
        `
      edges: [[a.output.*, b.input.i]]
    `,
      ),
    ),
  );
});

test("task-not-varied allows a parameter that an edge fills", () => {
  checkRule(
    "task-not-varied",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1 }]
    `,
      ),
      pipeline(
        `
      - { name: a, type: execution, step: train }
      - { name: b, type: task, step: train }
    `,
        `
      edges: [[a.metadata.y, b.parameter.x]]
    `,
      ),
    ),
  );
});

test("task-not-varied allows a blueprint", () => {
  checkRule(
    "task-not-varied",
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
    `,
      ),
      pipeline(`
      - { name: a, type: task, task: search }
    `),
    ),
  );
});

test("task-not-varied allows a parameter that a pipeline parameter fills", () => {
  checkRule(
    "task-not-varied",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1 }]
    `,
      ),
      pipeline(
        `
      - { name: a, type: task, step: train }
    `,
        `
      parameters: [{ name: p, targets: [a.parameter.x] }]
      edges: []
    `,
      ),
    ),
  );
});

test("task-not-varied stays quiet while the step is not written", () => {
  checkTyping(
    "task-not-varied",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1 }]
    `,
      ),
      pipeline(`
      - name: a
        type: task
        step:<|>
    `),
    ),
  );
});

test("task-not-varied makes it an execution node", () => {
  const text = (nodes: string) =>
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 1 }]
    `,
      ),
      pipeline(nodes),
    );
  checkFix(
    "task-not-varied",
    "choose: Make it an execution node",
    text(`
    - { name: a, type: task, step: train } # keep
  `),
    text(`
    - { name: a, type: execution, step: train } # keep
  `),
  );
});

test("task-not-varied says with its fixes what they write in a file", async (t) => {
  await checkFixRows(
    t,
    "task-not-varied",
    [
      [
        "- pipeline: { name: p, nodes: [{ name: a, type: task, step: s, image: x, parameters: [], inputs: [] }], edges: [] }",
        "«task» | choose «task»→«execution»",
      ],
    ],
    asFile,
  );
});

test("task-not-varied says with its fixes what they write in a node", async (t) => {
  await checkFixRows(
    t,
    "task-not-varied",
    [
      ["{ name: n, type: task, step: train }", "«task» | choose «task»→«execution»"],
      ["{ name: n, type: task, step: trian }", "«task» | choose «task»→«execution»"],
      ["{ name: n.x.y, type: task, step: train }", "«task» | choose «task»→«execution»"],
      ["{ name: n, type: task, step: train, commit: main }", "«task» | choose «task»→«execution»"],
    ],
    asNode,
  );
});

test("task-not-varied says with its fixes what they write in a node over several lines", async (t) => {
  await checkFixRows(
    t,
    "task-not-varied",
    [
      [
        "- name: n\n        type: task\n        step: train\n        override:\n          parameters:\n            - name: a\n              default: 4",
        "«task» | choose «task»→«execution»",
      ],
    ],
    asNodeBlock,
  );
});

test("task-not-varied waits until every edge can be read", () => {
  for (const edges of ["[[a.metadata.x]]", "[[a.metadata.x, b.parameter.x, b.input.i]]"]) {
    checkRule(
      "task-not-varied",
      file(
        step("train", "parameters: [{ name: x, type: integer, default: 1 }]"),
        pipeline(
          "- { name: a, type: execution, step: train }\n- { name: b, type: task, step: train }",
          `edges: ${edges}`,
        ),
      ),
    );
  }
});

test("task-not-varied leaves an edge into the wrong list to the rules for edges", () => {
  checkRule(
    "task-not-varied",
    file(
      step("train", "parameters: [{ name: x, type: integer, default: 1 }]"),
      pipeline(
        "- { name: a, type: execution, step: train }\n- { name: b, type: task, step: train }",
        "edges: [[a.metadata.x, b.input.x]]",
      ),
    ),
  );
});
