import assert from "node:assert/strict";
import { test } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import { createDocument } from "../../../server/src/core/features/document.ts";
import { rename } from "../../../server/src/core/features/rename/rename.ts";
import { toLspWorkspaceEdit } from "../../../server/src/lsp/rename.ts";

test("edits of other files wait for the user, those of the file itself do not", () => {
  const text = TextDocument.create(
    "file:///p/valohai.yaml",
    "valohai-yaml",
    3,
    "- step: { name: a }",
  );
  const document = createDocument(text.getText());
  const renamed = rename(document, 16, "b");
  assert.ok(renamed?.kind === "renamed");
  const script = TextDocument.create("file:///p/train.py", "python", 0, "x = 'a'");
  const edit = toLspWorkspaceEdit({ text, version: 3, document }, renamed, [
    {
      text: script,
      version: null,
      edits: [{ range: { start: 5, end: 6 }, newText: "b" }],
      label: "train.py",
      description: "the script of the step",
    },
  ]);
  assert.deepEqual(edit.changeAnnotations, {
    "related-0": {
      label: "train.py",
      description: "the script of the step",
      needsConfirmation: true,
    },
  });
  assert.deepEqual(edit.documentChanges, [
    {
      textDocument: { uri: text.uri, version: 3 },
      edits: [{ range: line(16, 17), newText: "b" }],
    },
    {
      textDocument: { uri: script.uri, version: null },
      edits: [{ range: line(5, 6), newText: "b", annotationId: "related-0" }],
    },
  ]);
});

function line(start: number, end: number) {
  return { start: { line: 0, character: start }, end: { line: 0, character: end } };
}
