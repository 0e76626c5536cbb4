import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { describeScriptAt } from "#core/features/hover/describe-script.ts";
import { codeOf, type Scripts } from "../../../support/check-code.ts";
import { markedText } from "../../../support/marked-text.ts";

function described(scripts: Scripts, source: string, isKnown = true): string | undefined {
  const { text, cursor } = markedText(source);
  assert.ok(cursor !== undefined);
  return describeScriptAt(createDocument(text), { ...codeOf(scripts), isKnown }, cursor)?.markdown;
}

const step = "- step: { name: a, image: i, command: python tr<|>ain.py }\n";

test("says what a script prints, takes and reads", () => {
  const scripts = {
    "train.py": `import argparse, json, valohai
from helpers import report
parser = argparse.ArgumentParser()
parser.add_argument("--epochs", type=int, default=5)
report({"a": valohai.parameters("rate").value})
print(json.dumps({"b": 1, name: 2}))
open(valohai.inputs("data").path())
open("/valohai/outputs/model.bin", "wb")
`,
    "helpers.py": "import json\ndef report(m):\n    print(json.dumps(m))\n",
  };
  assert.equal(
    described(scripts, step),
    [
      "`train.py`",
      "",
      "- Prints metadata `a`, `b`, perhaps others",
      "- Takes `--epochs = 5`",
      "- Reads parameters `rate`",
      "- Reads inputs `data`",
      "- Writes `model.bin`",
      "- Imports `helpers.py`",
    ].join("\n"),
  );
});

test("says when the script is not there, and nothing elsewhere", () => {
  assert.equal(described({}, step), "`train.py` is not in the project");
  assert.equal(described({}, step, false), undefined);
  const modules = { ".gitmodules": '[submodule "a"]\n\tpath = sub\n' };
  assert.equal(
    described(modules, "- step: { name: a, image: i, command: python sub/tr<|>ain.py }\n"),
    "`sub/train.py` is in the submodule `sub`, which is not checked out",
  );
  assert.equal(described({ "train.py": "" }, step), "`train.py`");
  assert.equal(
    described({}, "- step: { name: a, image: i, command: pyth<|>on train.py }\n"),
    undefined,
  );
});
