import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { examplePipeline } from "#core/features/refactorings/example-pipeline.ts";
import { codeOf } from "../../../support/check-code.ts";

const preprocess = `- step:
    name: preprocess
    image: python:3.12
    command: python preprocess.py
`;

const train = `- step:
    name: train
    image: python:3.12
    command: python train.py {parameters}
    parameters:
      - { name: epochs, type: integer, default: 5 }
      - { name: id, type: string }
    inputs:
      - name: data
`;

test("makes a task of the step whose parameter needs a value, fed by the step before it", () => {
  check(
    preprocess + train,
    `- pipeline:
    name: train-pipeline
    nodes:
      - name: preprocess
        type: execution
        step: preprocess
      - name: train
        type: task
        step: train
    edges:
      - [preprocess.metadata.ids, train.parameter.id]
      - [preprocess.output.*, train.input.data]`,
  );
});

test("takes the list that the script prints", () => {
  const { text } = expected(preprocess + train, {
    "preprocess.py": 'import json\nprint(json.dumps({"count": 3, "stores": [1, 2]}))\n',
  });
  assert.match(text, /- \[preprocess\.metadata\.stores, train\.parameter\.id\]/);
});

test("makes a task alone of the only step", () => {
  check(
    preprocess,
    `- pipeline:
    name: preprocess-pipeline
    nodes:
      - name: preprocess
        type: task
        step: preprocess
    edges: []`,
  );
});

test("takes a name that no pipeline has, and nodes without dots", () => {
  const { text } = expected(
    `${preprocess}${train.replace("name: train", "name: train.model")}- pipeline:
    name: train.model-pipeline
    nodes: []
    edges: []
`,
  );
  assert.match(text, /name: train\.model-pipeline-2\n/);
  assert.match(text, /- name: train-model\n {8}type: task\n {8}step: train\.model\n/);
  assert.match(text, /train-model\.parameter\.id/);
});

test("brings steps where the file has none, and no problem", () => {
  for (const text of [
    "",
    "# nothing",
    "\n\n",
    "- deployment:\n    name: serve\n    defaults: { target: cluster }\n",
  ]) {
    const { text: items, edits } = expected(text);
    const after = applyEdits(text, edits);
    assert.deepEqual(
      diagnose(createDocument(after)).map((it) => it.message),
      [],
    );
    assert.equal(after.trim().endsWith(items), true);
    assert.match(items, /^- step:\n {4}name: preprocess\n[\s\S]*\n\n- step:\n {4}name: train\n/);
    assert.match(
      items,
      /type: task\n {8}step: train\n[\s\S]*preprocess\.metadata\.ids, train\.parameter\.id\]$/,
    );
  }
});

test("starts the scripts of the folder in the steps that it brings", () => {
  const files = ["preprocess.py", "train.py"].map((name) => ({ name, kind: "file" }) as const);
  const found = examplePipeline(createDocument(""), undefined, { list: () => files });
  assert.match(
    found?.text ?? "",
    /- python preprocess\.py\n[\s\S]*- python train\.py \{parameters\}\n/,
  );
});

test("has nothing to propose where no item can be written", () => {
  for (const text of ["a text", "step:\n  name: s\n", "- \n"]) {
    assert.equal(examplePipeline(createDocument(text), undefined), undefined, text);
  }
});

function check(text: string, pipeline: string): void {
  assert.equal(expected(text).text, pipeline);
}

/** The proposal, written into the file, which must then have no error. */
function expected(text: string, files: { readonly [path: string]: string } = {}) {
  const code = Object.keys(files).length > 0 ? codeOf(files) : undefined;
  const found = examplePipeline(createDocument(text), code);
  assert.ok(found);
  const after = applyEdits(text, found.edits);
  const { start, end } = found.shown;
  assert.match(after.slice(0, start), /name: $/);
  assert.match(after.slice(end), /^\n/);
  const errors = diagnose(createDocument(after)).filter(({ severity }) => severity === "error");
  assert.deepEqual(errors, []);
  assert.ok(after.startsWith(text.trimEnd()));
  return found;
}
