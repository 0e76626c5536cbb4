import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { readNotebook } from "#core/python/notebook.ts";
import { codeOf, type Scripts } from "../../support/check-code.ts";

/** A notebook with these cells of code, as editors write it. */
function notebook(...cells: readonly string[]): string {
  const lines = (text: string) => text.split(/(?<=\n)/);
  return JSON.stringify(
    {
      cells: [
        { cell_type: "markdown", metadata: {}, source: ['print("{\\"no\\": 1}")'] },
        ...cells.map((it) => ({
          cell_type: "code",
          metadata: {},
          outputs: [{ output_type: "stream", text: ["x = {[", '"'] }],
          source: lines(it),
        })),
      ],
      metadata: { kernelspec: { language: "python", name: "python3" } },
      nbformat: 4,
      nbformat_minor: 5,
    },
    undefined,
    1,
  );
}

function stepCode(files: Scripts, ...commands: readonly string[]) {
  const document = createDocument(
    `- step: { name: run, image: busybox, command: ${JSON.stringify(commands)} }\n`,
  );
  return codeOf(files).ofStep(document.names, "run");
}

test("reads the cells of a notebook as one program, with the places in its file", () => {
  const text = notebook(
    "import json, valohai\nfrom lib import report\n",
    'metrics = {"acc": 1}\nname = "lr"',
    'print(json.dumps(metrics))\nreport({"a": 2})\nrate = valohai.parameters("rate").value\n',
  );
  const lib = "import json\ndef report(m):\n    print(json.dumps(m))\n";
  const code = stepCode({ "a/nb.ipynb": text, "a/lib.py": lib }, "papermill a/nb.ipynb out.ipynb");
  const keys = code?.metadata.map(({ name, range }) => [name, text.slice(range.start, range.end)]);
  assert.deepEqual(keys, [
    ["acc", "acc"],
    ["a", "a"],
  ]);
  const [rate] = code?.scripts[0]?.script.parameters ?? [];
  assert.equal(text.slice(rate?.range.start, rate?.range.end), "rate");
  assert.equal(rate?.literal, false);
  assert.equal(code?.metadataComplete, true);
});

test("leaves out what is no Python in a notebook, and knows what starts another program", () => {
  const program = (cell: string) => {
    const { program: text, startsOther } = readNotebook(notebook(cell)) ?? {};
    return [text?.trimEnd(), startsOther];
  };
  assert.deepEqual(program("!pip install x\nx = 1"), ["pass#install x\nx = 1", false]);
  assert.deepEqual(program("%matplotlib inline\ny = 1"), ["pass#lotlib inline\ny = 1", false]);
  assert.deepEqual(program("if x:\n    !ls a\ny = 1"), ["if x:\n    pass#\ny = 1", false]);
  assert.deepEqual(program("%%bash\npython x.py"), ["", true]);
  assert.deepEqual(program("%%time\nx = 1"), ["pass#e\nx = 1", false]);
  assert.deepEqual(program("%run other.ipynb"), ["pass#other.ipynb", true]);
  assert.deepEqual(program("!python x.py"), ["pass#on x.py", true]);
});

test("says nothing of a notebook that is broken or in another language", () => {
  const text = notebook("x = 1");
  for (let end = 0; end < text.length - 1; end += 7) {
    assert.equal(readNotebook(text.slice(0, end)), undefined, String(end));
  }
  assert.equal(readNotebook(text.replaceAll('"python"', '"R"')), undefined);
  assert.equal(readNotebook(`${"[".repeat(5000)}`), undefined);
  assert.equal(stepCode({ "nb.ipynb": "{" }, "papermill nb.ipynb -")?.complete, false);
});

test("follows the modules of code within a command", () => {
  const lib = 'import json\ndef main():\n    print(json.dumps({"acc": 1}))\n';
  const code = stepCode({ "lib.py": lib }, "python -c 'from lib import main; main()'");
  assert.deepEqual(
    code?.metadata.map(({ name, file }) => [name, file?.uri]),
    [["acc", "file:///lib.py"]],
  );
  assert.equal(stepCode({}, "python -c 'import gone'")?.complete, false);
});
