import { test } from "node:test";
import { checkNoRefactoring, checkRefactoring } from "../../../support/check-refactoring.ts";

const first = `- step:
    name: prepare
    outputs: [{ name: train.csv }]`;
const second = `- step:
    name: fit
    inputs:
    - name: train
    - { name: extra, optional: true }`;

test("makes a pipeline of the selected steps, with their edges", () => {
  checkRefactoring(
    `${first.replace("step", "<|step")}\n${second.replace("fit", "fi|>t")}\n# the end\n`,
    "Create a pipeline of 2 steps",
    `${first}\n${second}\n- pipeline:
    name: my-pipeline
    nodes:
    - name: prepare
      type: execution
      step: prepare
    - name: fit
      type: execution
      step: fit
    edges:
    - [prepare.output.train.csv, fit.input.train]
# the end
`,
  );
});

test("makes a pipeline of one step", () => {
  checkRefactoring(
    "- step:\n    name: a.<|>b\n- pipeline: { name: a.b-pipeline }\n",
    'Create a pipeline of step "a.b"',
    "- step:\n    name: a.b\n- pipeline: { name: a.b-pipeline }\n- pipeline:\n    name: a.b-pipeline-2\n    nodes:\n      - name: a-b\n        type: execution\n        step: a.b\n    edges: []\n",
  );
});

test("offers nothing elsewhere", () => {
  checkNoRefactoring("- step:\n    name: a\n    ima<|>ge: b\n", "Create a pipeline");
  checkNoRefactoring("- pipeline:\n    name: <|>a\n", "Create a pipeline");
});
