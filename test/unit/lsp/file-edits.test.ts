import assert from "node:assert/strict";
import { test } from "node:test";
import { TextDocument } from "vscode-languageserver-textdocument";
import { createDocument } from "#core/document/document.ts";
import { NotLoaded } from "../../../server/src/files/unread.ts";
import { noSupport } from "../../../server/src/lsp/client-capabilities.ts";
import {
  editsByFile,
  type FileEdits,
  toLspWorkspaceEdit,
} from "../../../server/src/lsp/file-edits.ts";

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

/** The edits of a Valohai file and a script that were found in a text each, where the client now has these texts open. */
function editsIn(yaml: string, script: string) {
  const found = [{ range: { start: 0, end: 1 }, newText: "b" }];
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
      files: [{ file, edits: found }],
      scripts: [{ file: { uri: scriptUri, text: "a = 1\n", script: undefined }, edits: found }],
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
