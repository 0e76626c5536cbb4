import assert from "node:assert/strict";
import { test } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import { createDocument } from "#core/document/document.ts";
import { NotLoaded } from "../../../server/src/files/unread.ts";
import { editsByFile } from "../../../server/src/lsp/rename.ts";

/** The edits of a Valohai file and a script that were found in a text each, where the client now has these texts open. */
function editsIn(yaml: string, script: string) {
  const edits = [{ range: { start: 0, end: 1 }, newText: "b" }];
  const [yamlUri, scriptUri] = ["file:///p/valohai.yaml", "file:///p/train.py"];
  const file = { uri: yamlUri, document: createDocument("a: 1\n"), code: undefined };
  const snapshot = {
    text: TextDocument.create(yamlUri, "valohai-yaml", 3, yaml),
    document: file.document,
    version: 3,
  };
  const text = TextDocument.create(scriptUri, "python", 4, script);
  const changed = editsByFile(
    {
      files: [{ file, edits }],
      scripts: [{ file: { uri: scriptUri, text: "a = 1\n", script: undefined }, edits }],
      configs: [],
    },
    { all: [file], at: () => ({ snapshot, file }) },
    { snapshotOf: () => snapshot },
    { textOf: () => ({ text, version: text.version }) },
  );
  return changed.map((it) => it.version);
}

test("edits come with the versions of the texts in which they were found", () => {
  assert.deepEqual(editsIn("a: 1\n", "a = 1\n"), [3, 4]);
});

test("there are none where a text has changed since", () => {
  assert.throws(() => editsIn("# \na: 1\n", "a = 1\n"), NotLoaded);
  assert.throws(
    () => editsIn("a: 1\n", "import os\na = 1\n"),
    new NotLoaded('"train.py" is being changed'),
  );
});
