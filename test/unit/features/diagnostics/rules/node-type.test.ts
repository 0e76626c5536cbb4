import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule, checkSlip } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asNode, asNodeBlock } from "../../../../support/part-places.ts";
import { file, pipeline, step } from "../../../../support/yaml.ts";

test("node-type reports a misspelt type and nothing else of the node", () => {
  checkSlip(
    "node-type",
    file(
      step("train"),
      pipeline(`
      - { name: a, type: exection, step: train, override: { parameters: [{ name: x }] } }
                         ^^^^^^^^ node-type: No node type is named "exection"; did you mean "execution"?
    `),
    ),
  );
});

test("node-type lists the types where none is near", () => {
  checkRule(
    "node-type",
    file(
      step("train"),
      pipeline(`
      - { name: a, type: zebra, step: train }
                         ^^^^^ node-type: No node type is named "zebra"; write "execution", "task" or "deployment"
    `),
    ),
  );
});

test("node-type allows the three types", () => {
  checkRule(
    "node-type",
    file(
      step(
        "train",
        `
      parameters: [{ name: x, type: integer }]
    `,
      ),
      `
      - deployment: { name: shop, defaults: { target: x } }
    `,
      pipeline(
        `
      - { name: a, type: execution, step: train }
      - { name: b, type: task, step: train }
      - { name: c, type: deployment, deployment: shop }
    `,
        `
      parameters: [{ name: x, targets: [a.parameter.x, b.parameter.x] }]
      edges: []
    `,
      ),
    ),
  );
});

test("node-type stays quiet while the type is not written", () => {
  checkTyping(
    "node-type",
    file(
      step("train"),
      pipeline(`
      - name: a
        type:
        step: train<|>
    `),
    ),
  );
});

test("node-type changes to the nearest type", () => {
  const text = (nodes: string) => file(step("train"), pipeline(nodes));
  checkFix(
    "node-type",
    'spelling: Change to "execution"',
    text(`
    - { name: a, type: exection, step: train } # keep
  `),
    text(`
    - { name: a, type: execution, step: train } # keep
  `),
  );
});

test("node-type offers every type where none is near", () => {
  const text = (nodes: string) => file(step("train"), pipeline(nodes));
  checkFix(
    "node-type",
    'choose: Change to "execution"',
    text(`
    - { name: a, type: zebra, step: train } # keep
  `),
    text(`
    - { name: a, type: execution, step: train } # keep
  `),
  );
});

test("node-type says with its fixes what they write in a node", async (t) => {
  await checkFixRows(
    t,
    "node-type",
    [
      ["{ name: n, type: exec, step: train }", "«exec» | choose «exec»→«execution»"],
      ["{ name: n, type: executon, step: train }", "«executon» | spelling «executon»→«execution»"],
      [
        "{ name: n, type: Execution, step: train }",
        "«Execution» | spelling «Execution»→«execution»",
      ],
      [
        "{ name: n, type: EXECUTION, step: train }",
        "«EXECUTION» | spelling «EXECUTION»→«execution»",
      ],
      [
        '{ name: n, type: "", step: train }',
        '«""» | choose «""»→«execution» | choose «""»→«task» | choose «""»→«deployment»',
      ],
      ["{ name: n, type: tsk, task: sweep }", "«tsk» | spelling «tsk»→«task»"],
      [
        "{ name: n, type: deploymnt, deployment: prod }",
        "«deploymnt» | spelling «deploymnt»→«deployment»",
      ],
    ],
    asNode,
  );
});

test("node-type says with its fixes what they write in a node over several lines", async (t) => {
  await checkFixRows(
    t,
    "node-type",
    [
      [
        '- name: n\n        type: "execution "\n        step: train',
        '«"execution "» | spelling «"execution "»→«execution»',
      ],
      [
        "- name: n\n        type: \"exec\"\n        step: 'trian'",
        '«"exec"» | choose «"exec"»→«execution»',
      ],
    ],
    asNodeBlock,
  );
});

test("node-type reports a text only", async (t) => {
  await checkFixRows(
    t,
    "node-type",
    [
      ["{ name: s, type: 5 }"],
      ["{ name: s, type: [task] }"],
      ["{ name: s, type: }"],
      ["{ name: s }"],
    ],
    asNode,
  );
});
