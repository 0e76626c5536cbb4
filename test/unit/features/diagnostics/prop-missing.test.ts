import { test } from "node:test";
import { checkDiagnostics, checkFix, checkTyping } from "../../../support/check-diagnostics.ts";
import { file, step } from "../../../support/snippets.ts";

test("prop-missing names what an item lacks, at its name", () => {
  checkDiagnostics(`
  - step:
      name: train
            ^^^^^ prop-missing: A step needs "image"
            ^^^^^ prop-missing: A step needs "command"
  - endpoint:
    ^^^^^^^^ prop-missing: An endpoint needs "name"
      image: python:3.12
      server-command: serve
`);
});

test("prop-missing reports a key with nothing behind it", () => {
  checkDiagnostics(`
  - step:
      name: train
      image:
      ^^^^^ prop-missing: "image" has no value; it takes text
      command: train
`);
});

test("prop-missing reports an empty entry of a list", () => {
  checkDiagnostics(`
  - step:
      name: train
      image: python:3.12
      command: train
      inputs:
        -
        ^ prop-missing: This entry is empty; it takes a mapping
`);
});

test("prop-missing says what a pipeline needs", () => {
  checkDiagnostics(`
  - pipeline:
      name: main
            ^^^^ prop-missing: A pipeline needs "nodes"
            ^^^^ prop-missing: A pipeline needs "edges"
`);
});

test("prop-missing allows what stands in a merged mapping", () => {
  checkDiagnostics(`
  - x: &base
      image: python:3.12
      command: train
  - step:
      <<: *base
      name: train
`);
});

test("prop-missing takes a misspelt key for the missing one", () => {
  checkDiagnostics(`
  - step:
      name: train
      imgae: python:3.12
      ^^^^^ prop-unknown: Unknown property "imgae" in step; did you mean "image"?
      command: train
`);
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
    'Add "image: python:3.12"',
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
    'Add "step: train"',
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
    'Write "type: string"',
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
    'Write "command: python main.py"',
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
