import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asNode, asNodeBlock } from "../../../../support/part-places.ts";
import { file, pipeline, step } from "../../../../support/yaml.ts";

test("override-clears-default reports a parameter whose default the step declares", () => {
  checkRule(
    "override-clears-default",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 5 }]
    `,
      ),
      pipeline(`
      - { name: a, type: execution, step: train, override: { parameters: [{ name: x }] } }
                                                                                  ^ override-clears-default: Without "default", this override clears the default of "x"
    `),
    ),
  );
});

test("override-clears-default reports an input whose default the step declares", () => {
  checkRule(
    "override-clears-default",
    file(
      step(
        "train",
        `
      inputs: [{ name: x, default: "s3://b/x" }]
    `,
      ),
      pipeline(`
      - { name: a, type: execution, step: train, override: { inputs: [{ name: x }] } }
                                                                              ^ override-clears-default: Without "default", this override clears the default of "x"
    `),
    ),
  );
});

test("override-clears-default allows to repeat what has no default", () => {
  checkRule(
    "override-clears-default",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, optional: true }]
    `,
      ),
      pipeline(`
      - { name: a, type: execution, step: train, override: { parameters: [{ name: x }] } }
    `),
    ),
  );
});

test("override-clears-default allows an input that an edge fills", () => {
  checkRule(
    "override-clears-default",
    file(
      step(
        "train",
        `
      inputs: [{ name: x, default: "s3://b/x" }]
    `,
      ),
      pipeline(
        `
      - { name: a, type: execution, step: train, override: { inputs: [{ name: x }] } }
      - { name: b, type: execution, step: train }
    `,
        `
      edges: [[b.output.*, a.input.x]]
    `,
      ),
    ),
  );
});

test("override-clears-default stays quiet while the name is not written", () => {
  checkTyping(
    "override-clears-default",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, default: y }]
    `,
      ),
      pipeline(`
      - name: a
        type: execution
        step: train
        override:
          parameters:
            - name:<|>
    `),
    ),
  );
});

test("override-clears-default repeats the default of a parameter", () => {
  const text = (nodes: string) =>
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer, default: 5 }]
    `,
      ),
      pipeline(nodes),
    );
  checkFix(
    "override-clears-default",
    "add: Repeat the step's default",
    text(`
    - name: a
      type: execution
      step: train
      override:
        parameters:
          - name: x # keep
  `),
    text(`
    - name: a
      type: execution
      step: train
      override:
        parameters:
          - name: x # keep
            default: 5
  `),
  );
});

test("override-clears-default repeats the default of an input", () => {
  const text = (nodes: string) =>
    file(
      step(
        "train",
        `
      inputs: [{ name: x, default: ["s3://b/x", "s3://b/y"] }]
    `,
      ),
      pipeline(nodes),
    );
  checkFix(
    "override-clears-default",
    "add: Repeat the step's default",
    text(`
    - { name: a, type: execution, step: train, override: { inputs: [{ name: x }] } }
  `),
    text(`
    - { name: a, type: execution, step: train, override: { inputs: [{ name: x, default: [s3://b/x, s3://b/y] }] } }
  `),
  );
});

test("override-clears-default says with its fixes what they write in a node", async (t) => {
  await checkFixRows(
    t,
    "override-clears-default",
    [
      [
        "{ name: n, type: execution, step: train, override: { parameters: [{ name: a }] } }",
        "«a» | add «»→«, default: 1»",
      ],
      [
        "{ name: n, type: execution, step: train, override: { parameters: [{ name: b }, { name: l }] } }",
        "«b» | add «»→«, default: x»",
        "«l» | add «»→«, default: [1]»",
      ],
      [
        "{ name: n, type: execution, step: train, override: { parameters: [{ name: a, default: 1 }, { name: a }] } }",
        "«a» | add «»→«, default: 1»",
      ],
      [
        "{ name: n, type: execution, step: train, override: { parameters: [{ name: a, optional: true }] } }",
        "«a» | add «»→«, default: 1»",
      ],
      [
        "{ name: n, type: task, task: sweep, override: { parameters: [{ name: a }, { name: b }] } }",
        "«a» | add «»→«, default: 1»",
        "«b» | add «»→«, default: x»",
      ],
    ],
    asNode,
  );
});

test("override-clears-default says with its fixes what they write in a node over several lines", async (t) => {
  await checkFixRows(
    t,
    "override-clears-default",
    [
      [
        "- name: n\n        type: execution\n        step: train\n        override:\n          parameters:\n            - name: a",
        "«a» | add «»→«⏎              default: 1»",
      ],
      [
        "- name: n\n        type: execution\n        step: train\n        override:\n          parameters:\n            - name: a\n            - name: z\n          inputs:\n            - name: dta",
        "«a» | add «»→«⏎              default: 1»",
      ],
    ],
    asNodeBlock,
  );
});
