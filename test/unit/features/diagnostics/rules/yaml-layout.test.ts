import { test } from "node:test";
import { checkFix, checkTyping } from "../../../../support/check-diagnostics.ts";
import { checkSlip } from "../../../../support/check-rule.ts";

const step = `- step:
    name: train
    image: python:3.12
    command: python train.py
    inputs:
      - name: images
        default: s3://bucket/images.zip
`;

test("yaml-layout finds the children of an empty key beside it", () => {
  const node = (override: string) => `${step}- pipeline:
    name: p
    nodes:
      - name: fetch
        type: execution
        step: train
      - name: fit
        type: execution
        step: train
        override:
${override}
    edges:
      - [fetch.output.*, fit.input.images]
`;
  checkSlip(
    "yaml-layout",
    node(`        inputs:
        ^^^^^^ yaml-layout: "inputs" must be indented below "override", by 10 spaces
          - name: images`),
  );
  checkFix(
    "yaml-layout",
    "keep: Indent by 10 spaces",
    node("        image: busybox\n        inputs:\n          - name: images"),
    node("          image: busybox\n          inputs:\n            - name: images"),
  );
});

test("yaml-layout finds lists without a blank after any dash", () => {
  const file = (first: string, second: string) => `- step:
    name: train
    image: busybox
    command:
      ${first}
      ${second}
`;
  checkSlip(
    "yaml-layout",
    file(
      `-python a.py
      ^^^^^^^ warning yaml-layout: A space is missing after "-" in this and 1 more line; write "- python"`,
      "-python b.py",
    ),
  );
  checkFix(
    "yaml-layout",
    "choose: Insert the spaces",
    file("-python a.py", "-python b.py"),
    file("- python a.py", "- python b.py"),
  );
});

test("yaml-layout finds an edge without a blank after its dash", () => {
  const file = (edge: string) => `${step}- pipeline:
    name: p
    nodes:
      - name: fetch
        type: execution
        step: train
      - name: fit
        type: execution
        step: train
    edges:
      ${edge}
`;
  checkFix(
    "yaml-layout",
    "keep: Insert a space",
    file("-[fetch.output.*, fit.input.images]"),
    file("- [fetch.output.*, fit.input.images]"),
  );
});

test("yaml-layout stays quiet while a key is being typed", () => {
  checkTyping(
    "yaml-layout",
    `
    - step:
        name: train
        image: python:3.12
        comm<|>
  `,
  );
});

test("yaml-layout finds the dash that lost its blank before an entry that became text", () => {
  checkSlip(
    "yaml-layout",
    `
  - step:
      name: train
      image: python:3.12
      command:
        -prepare
        ^^^^^^^^ warning yaml-layout: A space is missing after "-"; write "- prepare"
        - train
`,
  );
});

test("yaml-layout inserts the blank", () => {
  checkFix(
    "yaml-layout",
    "choose: Insert a space",
    `
    - step:
        name: train
        image: python:3.12
        command:
          -prepare
          - train # keep
  `,
    `
    - step:
        name: train
        image: python:3.12
        command:
          - prepare
          - train # keep
  `,
  );
});

test("yaml-layout does not move a key to a place where it is not known either", () => {
  checkSlip(
    ["yaml-layout", "prop-unknown", "task-parameter-missing"],
    `
  - step:
      name: train
      image: python:3.12
      command: python train.py
      outputs:
        - name: model
          files: "*.csv"
          ^^^^^ prop-unknown: Unknown property "files" in output
  - task:
      name: sweep
      step: train
      type: manual_search
      parameter-sets:
        - rate: 1
          ^^^^ task-parameter-missing: Step "train" has no parameter "rate"
      base: 10
      ^^^^ prop-unknown: Unknown property "base" in task
  - pipeline:
      pass-as: both
      ^^^^^^^ prop-unknown: Unknown property "pass-as" in pipeline
      name: both
      nodes:
        - name: first
          type: execution
          step: train
      edges: []
`,
  );
  checkSlip(
    ["yaml-layout", "prop-type"],
    `
  - step:
      name: train
      image:
      ^^^^^ prop-type: "image" takes text, but this is a list
        - default: /data
      command: python train.py
      inputs: busybox
              ^^^^^^^ prop-type: "inputs" takes a list, but this is text
`,
  );
});

test("yaml-layout hides no other fault where only a text looks like a list", () => {
  checkSlip(
    ["yaml-layout", "item-unindented"],
    `
  - step:
    ^^^^ item-unindented: The properties of "step" must be indented below it
    name: train
    image: python:3.12
    command:
      pip install -r requirements.txt
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning yaml-layout: A "- " is missing before "pip install -r requirements.txt"
      - python train.py
`,
  );
});

test("yaml-layout finds lists of mappings without a blank after any dash", () => {
  const file = (dash: string) => `- step:
    name: train
    image: busybox
    command: train
    inputs:
      ${dash}name: images
      ${dash}name: labels
`;
  checkSlip(
    "yaml-layout",
    file("-").replace(
      "-name: images",
      `-name: images
      ^^^^^^ yaml-layout: A space is missing after "-" in this and 1 more line; write "- name:"`,
    ),
  );
  checkFix("yaml-layout", "keep: Insert the spaces", file("-"), file("- "));
});

test("yaml-layout names a character that only looks like a space, wherever it appears", () => {
  const body = "    name: train\n    image: busybox\n    command: train\n";
  checkSlip(
    "yaml-layout",
    `-\u00a0step:\n ^ yaml-layout: There is a no-break space (U+00A0) here; write an ordinary space\n${body}`,
  );
  checkSlip(
    "yaml-layout",
    `\u200b- step:\n^ yaml-layout: There is a zero width space (U+200B) here; remove it\n${body}`,
  );
  checkSlip(
    "yaml-layout",
    `- step:
    name\u00a0: train
        ^ yaml-layout: There is a no-break space (U+00A0) here; write an ordinary space
    image: busybox
    command: train
`,
  );
});
