import assert from "node:assert/strict";
import { test } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import { noSupport } from "../../../server/src/lsp/client-capabilities.ts";
import { type FileEdits, toLspWorkspaceEdit } from "../../../server/src/lsp/rename.ts";

const changed: readonly FileEdits[] = [
  edited("file:///p/valohai.yaml", 3, "- step: { name: a }", 16),
  edited("file:///p/my%20train.py", null, "x = 'a'", 5),
];

function edited(uri: string, version: number | null, text: string, start: number): FileEdits {
  return {
    text: TextDocument.create(uri, "any", version ?? 0, text),
    version,
    edits: [{ range: { start, end: start + 1 }, newText: "b" }],
  };
}

const edits = [
  { range: line(16, 17), newText: "b" },
  { range: line(5, 6), newText: "b" },
] as const;

function line(start: number, end: number) {
  return { start: { line: 0, character: start }, end: { line: 0, character: end } };
}

test("the edits of all files are listed by file, and none of them has to be confirmed", () => {
  const able = { ...noSupport, documentChanges: true, changeAnnotations: true };
  assert.deepEqual(toLspWorkspaceEdit(changed, able), {
    changeAnnotations: {
      "file-0": { label: "Rename in valohai.yaml" },
      "file-1": { label: "Rename in my train.py" },
    },
    documentChanges: [
      {
        textDocument: { uri: "file:///p/valohai.yaml", version: 3 },
        edits: [{ ...edits[0], annotationId: "file-0" }],
      },
      {
        textDocument: { uri: "file:///p/my%20train.py", version: null },
        edits: [{ ...edits[1], annotationId: "file-1" }],
      },
    ],
  });
});

test("clients that list no groups, or know no versions, get all edits as well", () => {
  assert.deepEqual(toLspWorkspaceEdit(changed, { ...noSupport, documentChanges: true }), {
    documentChanges: [
      { textDocument: { uri: "file:///p/valohai.yaml", version: 3 }, edits: [edits[0]] },
      { textDocument: { uri: "file:///p/my%20train.py", version: null }, edits: [edits[1]] },
    ],
  });
  assert.deepEqual(toLspWorkspaceEdit(changed, noSupport), {
    changes: { "file:///p/valohai.yaml": [edits[0]], "file:///p/my%20train.py": [edits[1]] },
  });
});
