import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { readScript } from "#core/python/script.ts";
import { newFileText, proposeSteps } from "#core/scripts/new-file.ts";

const files = [
  "README.md",
  "requirements.txt",
  "setup.py",
  "tests/test_train.py",
  "train.py",
  "utils.py",
  "src/__init__.py",
  "src/train.py",
  "src/eval_model.py",
  "src/layers.py",
  "Analyse Data.R",
  "run.sh",
];

test("proposes a step for each script, those that are most likely run first", () => {
  assert.deepEqual(
    proposeSteps(files).map(({ name, script, likely }) => [name, script, likely]),
    [
      ["analyse-data", "Analyse Data.R", true],
      ["run", "run.sh", true],
      ["train", "train.py", true],
      ["eval-model", "src/eval_model.py", true],
      ["src-train", "src/train.py", true],
      ["utils", "utils.py", false],
      ["layers", "src/layers.py", false],
    ],
  );
});

test("writes a file with the chosen steps", () => {
  const chosen = proposeSteps(files).filter(({ name }) => ["train", "analyse-data"].includes(name));
  const text = newFileText(chosen, files);
  assert.equal(
    text,
    `- step:
    name: analyse-data
    image: r-base:4.4.1
    command:
      - Rscript 'Analyse Data.R' {parameters}

- step:
    name: train
    image: python:3.12
    command:
      - pip install -r requirements.txt
      - python train.py {parameters}
`,
  );
  assert.deepEqual(diagnose(createDocument(text)), []);
});

test("leaves a default to the script that it would not get from its text", () => {
  const script = readScript(`import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--resume", type=bool, default=False)
parser.add_argument("--shuffle", default=True)
parser.add_argument("--quiet", action="store_true", default=False)
parser.add_argument("--epochs", default=3)
parser.add_argument("--rate", type=float, default=0.5)
parser.add_argument("--name", default="a")
parser.add_argument("--sizes", nargs="+", default=[1, 2])
parser.add_argument("--folds", nargs="+", type=int, default=[1, 2])
`);
  const text = newFileText(proposeSteps(["train.py"]), ["train.py"], () => script);
  assert.equal(
    text.slice(text.indexOf("    parameters:")),
    `    parameters:
      - name: resume
        optional: true
      - name: shuffle
        optional: true
      - name: quiet
        type: flag
      - name: epochs
        optional: true
      - name: rate
        type: float
        default: 0.5
      - name: name
        default: a
      - name: sizes
        multiple: separate
        optional: true
      - name: folds
        type: integer
        default:
          - 1
          - 2
        multiple: separate
`,
  );
  assert.deepEqual(diagnose(createDocument(text)), []);
});

test("writes a step to be filled in where there are no scripts", () => {
  const text = newFileText([], []);
  assert.match(text, /^- step:\n {4}name: my-step\n/);
  assert.deepEqual(diagnose(createDocument(text)), []);
});
