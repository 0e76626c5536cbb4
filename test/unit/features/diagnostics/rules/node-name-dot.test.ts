import { test } from "node:test";
import { checkFix, checkRevealingFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asNode, asNodeBlock } from "../../../../support/part-places.ts";
import { edgesFile, file, pipeline, step } from "../../../../support/yaml.ts";

test("node-name-dot reports the name alone, not the edges that use it", () => {
  checkRule(
    ["node-name-dot", "input-required-unfed"],
    file(
      step(
        "train",
        `
      inputs: [{ name: x }]
    `,
      ),
      pipeline(
        `
      - { name: a.b, type: execution, step: train }
                ^^^ node-name-dot: Edges cannot address "a.b": a node's name must not contain a dot
                ^^^ input-required-unfed: Input "x" of step "train" gets no files: no default, no edge, no override
      - { name: c, type: execution, step: train }
    `,
        `
      edges: [[a.b.output.*, c.input.x]]
    `,
      ),
    ),
  );
});

test("node-name-dot allows dashes and blanks", () => {
  checkRule(
    "node-name-dot",
    file(
      step("train"),
      pipeline(`
      - { name: a-b c, type: execution, step: train }
    `),
    ),
  );
});

test("node-name-dot stays quiet while the name is not written", () => {
  checkTyping(
    "node-name-dot",
    file(
      step("train"),
      pipeline(`
      - name:<|>
    `),
    ),
  );
});

test("node-name-dot renames the node and the sockets that mean it", () => {
  checkFix(
    "node-name-dot",
    'choose: Rename to "a-b"',
    file(
      step(
        "train",
        `
      inputs: [{ name: x }]
    `,
      ),
      pipeline(
        `
      - { name: a.b, type: execution, step: train } # keep
      - { name: c, type: execution, step: train }
    `,
        `
      edges: [[a.b.output.*, c.input.x]]
    `,
      ),
    ),
    `
    - step:
        name: train
        image: python:3.12
        command: python train.py
        inputs: [{ name: x }]
    - pipeline:
        name: main
        nodes:
          - { name: a-b, type: execution, step: train } # keep
          - { name: c, type: execution, step: train }
        edges: [[a-b.output.*, c.input.x]]
  `,
  );
});

test("node-name-dot says with its fixes what they write in a node", async (t) => {
  await checkFixRows(
    t,
    "node-name-dot",
    [
      ["{ name: n.x, type: execution, step: train }", "«n.x» | choose «n.x»→«n-x»"],
      ["{ name: n.x.y, type: task, step: train }", "«n.x.y» | choose «n.x.y»→«n-x-y»"],
    ],
    asNode,
  );
});

test("node-name-dot says with its fixes what they write in a node over several lines", async (t) => {
  await checkFixRows(
    t,
    "node-name-dot",
    [
      [
        '- name: "n.x"\n        type: execution\n        step: train',
        '«"n.x"» | choose «"n.x"»→«n-x»',
      ],
      [
        "- name: n.x\n        type: execution\n        step: train\n      - name: n-x\n        type: execution\n        step: train",
        "«n.x» | choose «n.x»→«n-x-2»",
      ],
    ],
    asNodeBlock,
  );
});

test("node-name-dot quotes the new name where it needs quotes", async (t) => {
  await checkFixRows(
    t,
    "node-name-dot",
    [
      [
        "{ name: 'a.b, c', type: execution, step: train }",
        "«'a.b, c'» | choose «'a.b, c'»→«\"a-b, c\"»",
      ],
    ],
    asNode,
  );
});

test("node-name-dot renames only sockets that begin with the name and mean no other node", () => {
  const text = (name: string, ends: string) =>
    edgesFile(
      `      - [${ends}, train.input.data]\n`,
      `      - { name: ${name}, type: execution, step: prepare }\n`,
    );
  for (const ends of ["fetch.rawer.output.*", "prepare.raw.output.*", '"f\\x65tch.raw.output.*"']) {
    checkRevealingFix(
      "node-name-dot",
      'choose: Rename to "fetch-raw"',
      text("fetch.raw", ends),
      text("fetch-raw", ends),
    );
  }
  checkRevealingFix(
    "node-name-dot",
    'choose: Rename to "prepare-raw"',
    text("prepare.raw", "prepare.raw.output.*"),
    text("prepare-raw", "prepare.raw.output.*"),
  );
});
