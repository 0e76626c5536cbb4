import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkRule } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import { asNode, asNodeBlock } from "../../../../support/part-places.ts";
import { file, pipeline, step } from "../../../../support/yaml.ts";

test("node-duplicate reports each later node of the same name", () => {
  checkRule(
    "node-duplicate",
    file(
      step("train"),
      pipeline(`
      - { name: a, type: execution, step: train }
      - { name: a, type: execution, step: train }
                ^ node-duplicate: Another node of this pipeline is named "a"
      - { name: a, type: execution, step: train }
                ^ node-duplicate: Another node of this pipeline is named "a"
    `),
    ),
  );
});

test("node-duplicate allows the same name in another pipeline", () => {
  checkRule(
    "node-duplicate",
    file(
      step("train"),
      pipeline(`
      - { name: a, type: execution, step: train }
    `),
      `
      - pipeline:
          name: other
          nodes: [{ name: a, type: execution, step: train }]
          edges: []
    `,
    ),
  );
});

test("node-duplicate stays quiet while neither node has a name", () => {
  checkTyping(
    "node-duplicate",
    file(
      step("train"),
      pipeline(`
      - name:
      - name:<|>
    `),
    ),
  );
});

test("node-duplicate renames the later node to a free name", () => {
  const text = (nodes: string) => file(step("train"), pipeline(nodes));
  checkFix(
    "node-duplicate",
    'choose: Rename this node to "a-3"',
    text(`
    - { name: a, type: execution, step: train }
    - { name: a-2, type: execution, step: train }
    - { name: a, type: execution, step: train } # keep
  `),
    text(`
    - { name: a, type: execution, step: train }
    - { name: a-2, type: execution, step: train }
    - { name: a-3, type: execution, step: train } # keep
  `),
  );
});

test("node-duplicate says with its fixes what they write in a node", async (t) => {
  await checkFixRows(
    t,
    "node-duplicate",
    [
      [
        "{ name: n, type: execution, step: train }\n      - { name: n, type: execution, step: other }",
        "«n» | The other node: «n» | choose «n»→«n-2»",
      ],
      [
        "{ name: last, type: execution, step: train }",
        "«last» | The other node: «last» | choose «last»→«last-2»",
      ],
      [
        "{ name: serve, type: execution, step: train }",
        "«serve» | The other node: «serve» | choose «serve»→«serve-2»",
      ],
    ],
    asNode,
  );
});

test("node-duplicate says with its fixes what they write in a node over several lines", async (t) => {
  await checkFixRows(
    t,
    "node-duplicate",
    [
      [
        "- name: n\n        type: execution\n        step: train\n      - name: n\n        type: execution\n        step: other",
        "«n» | The other node: «n» | choose «n»→«n-2»",
      ],
      [
        "- name: n\n        type: execution\n        step: train\n      - name: n-2\n        type: execution\n        step: train\n      - name: n\n        type: execution\n        step: other",
        "«n» | The other node: «n» | choose «n»→«n-3»",
      ],
    ],
    asNodeBlock,
  );
});

test("node-duplicate quotes the free name where it needs quotes", async (t) => {
  await checkFixRows(
    t,
    "node-duplicate",
    [
      [
        "- { name: 'a, b', type: execution, step: train }\n      - { name: 'a, b', type: execution, step: train }",
        "«'a, b'» | The other node: «'a, b'» | choose «'a, b'»→«\"a, b-2\"»",
      ],
    ],
    asNodeBlock,
  );
});

test("node-duplicate compares only nodes with names", async (t) => {
  await checkFixRows(
    t,
    "node-duplicate",
    [["- { type: execution, step: train }\n      - { type: execution, step: train }"]],
    asNodeBlock,
  );
});
