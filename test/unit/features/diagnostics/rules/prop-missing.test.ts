import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { fixesFor } from "#core/features/diagnostics/fixes.ts";
import {
  checkFix,
  checkFixAll,
  checkNoFix,
  checkTyping,
} from "../../../../support/check-diagnostics.ts";
import { checkRule, checkSlipCodes } from "../../../../support/check-rule.ts";
import { checkFixRows } from "../../../../support/list-problems.ts";
import {
  asFile,
  asNode,
  asNodeBlock,
  asParameter,
  asPipelineParameter,
} from "../../../../support/part-places.ts";
import { file, step } from "../../../../support/yaml.ts";

test("prop-missing names the missing keys of an item, at its name", () => {
  checkRule(
    "prop-missing",
    `
  - step:
      name: train
            ^^^^^ prop-missing: A step needs "image"
            ^^^^^ prop-missing: A step needs "command"
  - endpoint:
    ^^^^^^^^ prop-missing: An endpoint needs "name"
      image: python:3.12
      server-command: serve
`,
  );
});

test("prop-missing reports a key with nothing after it", () => {
  checkRule(
    "prop-missing",
    `
  - step:
      name: train
      image:
      ^^^^^ prop-missing: "image" has no value; it takes text
      command: train
`,
  );
});

test("prop-missing reports an empty entry of a list", () => {
  checkRule(
    "prop-missing",
    `
  - step:
      name: train
      image: python:3.12
      command: train
      inputs:
        -
        ^ prop-missing: This entry is empty; it takes a mapping
`,
  );
});

test("prop-missing says what a pipeline needs", () => {
  checkRule(
    "prop-missing",
    `
  - pipeline:
      name: main
            ^^^^ prop-missing: A pipeline needs "nodes"
            ^^^^ prop-missing: A pipeline needs "edges"
`,
  );
});

test("prop-missing allows what is in a merged mapping", () => {
  checkRule(
    "prop-missing",
    `
  - x: &base
      image: python:3.12
      command: train
  - step:
      <<: *base
      name: train
`,
  );
});

test("prop-missing takes a misspelt key for the missing one", () => {
  checkRule(
    ["prop-missing", "prop-unknown"],
    `
  - step:
      name: train
      imgae: python:3.12
      ^^^^^ prop-unknown: Unknown property "imgae" in step; did you mean "image"?
      command: train
`,
  );
});

test("prop-missing stays quiet while brackets are open", () => {
  checkTyping(
    "prop-missing",
    `
  - step:
      name: train
      image: python:3.12
      command: train
      parameters: [{<|>
`,
  );
});

test("prop-missing adds the key", () => {
  checkFix(
    "prop-missing",
    'add: Add "image: python:3.12"',
    `
    - step:
        name: train # keep
        command: train
  `,
    `
    - step:
        name: train # keep
        command: train
        image: python:3.12
  `,
  );
});

test("prop-missing adds a step that exists", () => {
  const text = (text: string) => file(step("train"), text);
  checkFix(
    "prop-missing",
    'add: Add "step: train"',
    text(`
    - task:
        name: search
        parameters: []
  `),
    text(`
    - task:
        name: search
        parameters: []
        step: train
  `),
  );
});

test("prop-missing adds a type that the owner of the key takes", () => {
  const text = (keys: string) => file(step("train", keys));
  checkFix(
    "prop-missing",
    'add: Write "type: string"',
    text(`
    parameters: [{ name: a, type: }] # keep
  `),
    text(`
    parameters: [{ name: a, type: string}] # keep
  `),
  );
});

test("prop-missing fills the empty key", () => {
  checkFix(
    "prop-missing",
    'add: Write "command: python main.py"',
    `
    - step:
        name: train
        image: python:3.12
        command: # keep
  `,
    `
    - step:
        name: train
        image: python:3.12
        command: python main.py # keep
  `,
  );
});

test("prop-missing is all that is said of a pipeline whose nodes are not written yet", () => {
  for (const nodes of ["nodes:", "nodes: # soon"]) {
    checkSlipCodes(
      ["prop-missing"],
      `
  - pipeline:
      name: p
      ${nodes}
      edges:
        - [a.output.x, b.input.y]
      parameters:
        - name: rate
          default: 1
          targets: [train.parameter.lr, tune.parameter.lr]
`,
    );
  }
});

/** A key without a colon between braces, before and after the fix that leaves its value to the author. */
const uncoloned: readonly (readonly [key: string, before: string, after: string])[] = [
  ["command", "- step: {name: a, image: b, command}", "- step: {name: a, image: b, command: }"],
  ["name", "- step: {name, image: b, command: c}", "- step: {name: , image: b, command: c}"],
  ["image", "- step: {name: a, image , command: c}", "- step: {name: a, image: , command: c}"],
  ["command", '- step: {name: a, image: b, "command"}', '- step: {name: a, image: b, "command": }'],
  [
    "command",
    "- step: {\n    name: a,\n    image: b,\n    command # soon\n  }",
    "- step: {\n    name: a,\n    image: b,\n    command: # soon\n  }",
  ],
  [
    "type",
    "- step: {name: a, image: b, command: c, parameters: [{name: x, type, default: 3}]}",
    "- step: {name: a, image: b, command: c, parameters: [{name: x, type: , default: 3}]}",
  ],
  [
    "min",
    "- step: {name: a, image: b, command: c, resources: {cpu: {min}}}",
    "- step: {name: a, image: b, command: c, resources: {cpu: {min: }}}",
  ],
];

for (const [key, before, after] of uncoloned) {
  test(`prop-missing gives a key between braces its colon and no value: ${before.split("\n").join(" ")}`, () => {
    checkSlipCodes(["prop-missing"], before);
    checkFix("prop-missing", `add: Write "${key}:"`, before, after);
    checkFixAll(before, before);
  });
}

/** A step with a list, and with the message for its second entry. */
const listed = (key: string, entries: string) => file(step("a", `${key}:\n${entries}`));

/** Entries that dashes before their keys split, and what they are once joined. */
const split: readonly (readonly [key: string, before: string, after: string])[] = [
  [
    "parameters",
    "  - name: x # why\n  # more\n  - type: float\n  - default: 3\n  - name: y\n    default: z",
    "  - name: x # why\n  # more\n    type: float\n    default: 3\n  - name: y\n    default: z",
  ],
  [
    "parameters",
    "  - name: x\n    type: float\n  - default: 3",
    "  - name: x\n    type: float\n    default: 3",
  ],
  ["inputs", "- name: x\n- default: s3://a/b", "- name: x\n  default: s3://a/b"],
  ["inputs", "- default: s3://a/b\n- name: x", "- default: s3://a/b\n  name: x"],
  ["outputs", "  - name: x\n  - description: y", "  - name: x\n    description: y"],
  ["mounts", "  - source: /x\n  - destination: /y", "  - source: /x\n    destination: /y"],
  ["environment-variables", "- name: x\n- default: y", "- name: x\n  default: y"],
];

for (const [key, before, after] of split) {
  test(`prop-missing joins an entry of ${key} that dashes split: ${before.split("\n").join(" ")}`, () => {
    const text = listed(key, before);
    checkSlipCodes(["prop-missing"], text);
    checkFix("prop-missing", "choose: Join the entries", text, listed(key, after));
    checkFixAll(text, text);
  });
}

test("prop-missing says at the first dash which keys are split off", () => {
  checkRule(
    ["prop-missing", "unused-endpoint"],
    `
  - step:
      name: a
      image: b
      command: c
      parameters:
        - name: x
        - type: float
        ^ prop-missing: This "-" splits the entry above: "type" and "default" seem to be part of it
        - default: 3
  - pipeline:
      name: p
      nodes:
        - name: n
        - type: execution
        ^ prop-missing: This "-" splits the entry above: "type" and "step" seem to be part of it
        - step: a
      edges:
        - source: n.metadata.y
        - target: m.parameter.x
        ^ prop-missing: This "-" splits the entry above: "target" seems to be part of it
  - endpoint:
      name: serve
            ^^^^^ unused-endpoint: No pipeline deploys endpoint "serve"
      image: b
      server-command: c
      files:
        - name: model
        - path: model.pkl
        ^ prop-missing: This "-" splits the entry above: "path" seems to be part of it
  - task:
      name: search
      step: a
      parameters:
        - name: x
        - style: multiple
        ^ prop-missing: This "-" splits the entry above: "style" and "rules" seem to be part of it
        - rules: { items: [1, 2] }
`,
  );
});

test("prop-missing joins nothing where a key is there twice, or where a key is not known", () => {
  const twice = "  - name: x\n  - type: float\n  - default: 3\n  - type: integer";
  checkSlipCodes(["prop-missing", "prop-missing"], listed("parameters", twice));
  checkNoFix("prop-missing", listed("parameters", twice));
  for (const entries of [
    "  - name: x\n    type: float\n  - type: integer\n    optional: true",
    "  - name: x\n  - description: y\n    nonsense: 3",
  ]) {
    const text = listed("parameters", entries);
    checkFix(
      "prop-missing",
      'add: Add "name: my-name"',
      text,
      `${text.trimEnd()}\n        name: my-name\n`,
    );
  }
});

test("prop-missing says with its fixes what they write in a file", async (t) => {
  await checkFixRows(
    t,
    "prop-missing",
    [
      [
        "- step: {}\n  name: a",
        "«step» | add «»→« image: python:3.12 »",
        "«step» | add «»→« command: python main.py »",
      ],
      [
        "- step:\n    name: a\n    command: c\n  inputs: []",
        "«a» | add «»→«⏎    image: python:3.12»",
      ],
      [
        "- blueprint: { name: t, step: a, parameters: [] }",
        "«t» | add «»→«, nodes: []»",
        "«t» | add «»→«, edges: []»",
      ],
      [
        "- step:\n    name: a\n    image: i\n    command: c\n  step:\n    name: b",
        "«b» | add «»→«⏎    image: python:3.12»",
        "«b» | add «»→«⏎    command: python main.py»",
      ],
      ["- step: { name: a, command: c, step-preset: x }", "«a» | add «»→«, image: python:3.12»"],
      ["- step: { name: a, image: i }", "«a» | add «»→«, command: python main.py»"],
      ["- step: { image: i, command: c }", "«step» | add «»→«, name: my-name»"],
      ["- step: { name: a, command: c }", "«a» | add «»→«, image: python:3.12»"],
      [
        "- step: { name: a, image: i, command: c, inputs: [{ default: x }] }",
        "«default» | add «»→«, name: my-name»",
      ],
      [
        "- step:\n    name: a\n    image: i\n    command:\n    inputs:",
        "«command» | add «»→« python main.py»",
        "«inputs»",
      ],
      [
        "- step:\n    name: a\n    image: i\n    command: c\n    inputs:\n      - d\n      - e: f",
        "«e» | add «»→«⏎        name: my-name»",
      ],
      ["- pipeline: { name: p }", "«p» | add «»→«, nodes: []»", "«p» | add «»→«, edges: []»"],
      ["- pipeline: { nodes: [], edges: [] }", "«pipeline» | add «»→«, name: my-name»"],
      ["- deployment: { defaults: { target: t } }", "«deployment» | add «»→«, name: my-name»"],
    ],
    asFile,
  );
});

test("prop-missing says with its fixes what they write in a node", async (t) => {
  await checkFixRows(
    t,
    "prop-missing",
    [
      [
        "{ name: n, type: execution, step: train, actions: [{ then: stop-pipeline }] }",
        "«then» | add «»→«, when: node-complete»",
      ],
      [
        "{ name: n, type: execution, step: train, actions: [{ when: node-complete }] }",
        "«when» | add «»→«, then: stop-pipeline»",
      ],
      [
        "{ name: n, type: execution, step: train, override: { inputs: [{ default: x }] } }",
        "«default» | add «»→«, name: my-name»",
      ],
      [
        "{ name: n, type: execution, step: train, override: { parameters: [{ default: 2 }] } }",
        "«default» | add «»→«, name: my-name»",
      ],
      ["{ name: n, type: execution, task: sweep }", "«n» | add «»→«, step: train»"],
      ["{ name: n, type: execution }", "«n» | add «»→«, step: train»"],
      ["{ name: n, step: train }", "«n» | add «»→«, type: execution»"],
      ["{ name: n, task: sweep }", "«n» | add «»→«, type: execution»"],
      ["{ type: execution, step: train }", "«type» | add «»→«, name: my-name»"],
      ["{ name: n, type: deployment, endpoints: [api] }", "«n» | add «»→«, deployment: prod»"],
    ],
    asNode,
  );
});

test("prop-missing says with its fixes what they write in a node over several lines", async (t) => {
  await checkFixRows(
    t,
    "prop-missing",
    [
      [
        "- name: n\n        type: execution\n        override: {}",
        "«n» | add «»→«⏎        step: train»",
      ],
    ],
    asNodeBlock,
  );
});

test("prop-missing says with its fixes what they write in a parameter", async (t) => {
  await checkFixRows(
    t,
    "prop-missing",
    [
      ["{ type: string, default: x }", "«type» | add «»→«, name: my-name»"],
      ["{ default: 5 }", "«default» | add «»→«, name: my-name»"],
    ],
    asParameter,
  );
});

test("prop-missing says with its fixes what they write in a pipeline parameter", async (t) => {
  await checkFixRows(
    t,
    "prop-missing",
    [["{ default: 1, target: n.parameter.a }", "«default» | add «»→«, name: my-name»"]],
    asPipelineParameter,
  );
});

const styled = (keys: string) => `- task:
    name: sweep
    step: train
    type: grid_search
    parameters:
      - name: rate
        ${keys}
`;

/** Rules of a variant parameter without a style, and the styles that can be added for them. */
const fitted: readonly (readonly [rules: string, ...fixes: string[]])[] = [
  ["{ items: [1, 2] }", "add: multiple"],
  ["{ min: 0, max: 1 }", "add: random"],
  ["{ start: 0, end: 1, step: 0.1 }", "add: linear"],
  ["{ start: 0, end: 1 }", "choose: linear", "choose: logspace"],
  ["{ min: 0, max: 1, step: 0.1 }"],
  ["{ min: 0, most: 1 }"],
  ["{}"],
  ["[1, 2]"],
];

for (const [rules, ...fixes] of fitted) {
  test(`prop-missing offers the styles that read the rules: ${rules}`, () => {
    const before = styled(`rules: ${rules}`);
    const missing = diagnose(createDocument(before)).find((it) => it.message.includes('"style"'));
    assert.ok(missing);
    const offered = fixesFor(missing, createDocument(before));
    assert.deepEqual(
      offered.map((it) => [it.kind, it.title]),
      fixes.map((it) => {
        const [kind, style] = it.split(": ");
        return [kind, `Add "style: ${style}"`];
      }),
    );
  });
}

test("prop-missing writes the style that reads the rules", () => {
  const rules = "rules: { value: 3 } # keep";
  checkFix(
    "prop-missing",
    'add: Add "style: single"',
    styled(rules),
    styled(`${rules}\n        style: single`),
  );
  checkFix(
    "prop-missing",
    'add: Write "style: single"',
    styled(`style:\n        ${rules}`),
    styled(`style: single\n        ${rules}`),
  );
});
