import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { codeOf, disagreements, type Scripts } from "../../support/check-code.ts";

/** The codes that are reported where an edge reads a key that nothing seems to print, and a parameter that nothing reads. */
function reported(scripts: Scripts, ...commands: readonly string[]): readonly string[] {
  const list = commands.length > 0 ? commands : ["python train.py {parameters}"];
  const document = createDocument(`- step:
    name: train
    image: busybox
    command: ${JSON.stringify(list)}
    parameters: [{ name: unheard, type: integer }]
- step: { name: report, image: busybox, command: report, parameters: [{ name: score }] }
- pipeline:
    name: p
    nodes:
      - { name: train, type: execution, step: train }
      - { name: report, type: execution, step: report }
    edges: [[train.metadata.absent, report.parameter.score]]
`);
  const found = disagreements(document, codeOf(scripts)).map((it) => it.code);
  return [...new Set(found.filter((it) => /missing|unused/.test(it)))].sort();
}

const prints = 'import json, sys, os\nprint(json.dumps({"loss": 1}))\n';
const both = ["script-metadata-missing", "script-parameter-unused"];

test("says what is missing and unused where all that runs is read", () => {
  const plain = "import numpy as np, torch.nn\nfrom sklearn import svm\nfrom ours import x\n";
  assert.deepEqual(reported({ "train.py": prints }), both);
  assert.deepEqual(
    reported({ "train.py": plain + prints, "requirements.txt": "ours==1.0\n" }),
    both,
  );
  assert.deepEqual(
    reported({ "train.py": plain + prints }, "pip install 'ours>=2'", "python train.py"),
    both,
  );
  const quiet =
    'os.system("mkdir -p x")\nimport subprocess\nsubprocess.run(["pip", "install", "x"])\n';
  assert.deepEqual(reported({ "train.py": prints + quiet }), both);
});

test("reads modules of modules before it says what is missing", () => {
  const emit = 'import json\ndef emit(v):\n    print(json.dumps({"absent": v}))\n';
  const loop = "from out import emit\ndef run():\n    emit(1)\n";
  const read = (files: Scripts) => reported(files).filter((it) => it === "script-metadata-missing");
  const main = (line: string) => `${prints}${line}\n`;
  for (const files of [
    { "train.py": main("from loop import run; run()"), "loop.py": loop, "out.py": emit },
    {
      "train.py": main("from lib import emit; emit(1)"),
      "lib/__init__.py": "from .out import emit",
      "lib/out.py": emit,
    },
    { "train.py": main("from lib import out; out.emit(1)"), "lib/out/__init__.py": emit },
    {
      "train.py": main('sys.path.append("z"); from k.metrics import emit; emit(1)'),
      "z/k/metrics.py": emit,
    },
    {
      "train.py": main(
        'sys.path.append(os.path.join(os.path.dirname(__file__), "z")); import k; k.emit(1)',
      ),
      "z/k.py": emit,
    },
    { "train.py": main("from k.metrics import emit; emit(1)"), "src/k/metrics.py": emit },
    {
      "train.py": main("import k.other"),
      "k/__init__.py": 'import json\nprint(json.dumps({"absent": 1}))',
      "k/other.py": "",
    },
  ]) {
    assert.deepEqual(read(files), [], JSON.stringify(files));
  }
});

test("says nothing of what is missing or unused where something is not known", () => {
  for (const line of [
    "from learners.base import Learner",
    "import lib.gone",
    "from .gone import x",
    'import subprocess\nsubprocess.run(["python", "eval.py"])',
    "import subprocess\nsubprocess.Popen(command, shell=True)",
    'os.system("python eval.py")',
    'import runpy\nrunpy.run_path("x.py")',
    'import importlib\nimportlib.import_module("out").emit(1)',
    "__import__(name)",
    'exec(open("x.py").read())',
  ]) {
    assert.deepEqual(reported({ "train.py": prints + line, "lib/__init__.py": "" }), [], line);
  }
  for (const command of [
    "python go.py python eval.py",
    "uv run evaluate",
    "source ev.sh",
    "cat m.json",
  ]) {
    const files = { "train.py": prints, "go.py": prints };
    assert.deepEqual(reported(files, "python train.py", command), [], command);
  }
});
