import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { pathToFileURL } from "node:url";
import { TextDocument, type TextEdit } from "vscode-languageserver-textdocument";
import { type LspClient, startLspClient } from "../support/lsp-client.ts";

const uri = "file:///project/valohai.yaml";

const untidy = `- step:
    name:   "𝄞 train"
    image:  busybox
    command:
      - echo
      -  train
- step:
    name: other
    command:
    - echo
`;

const options = { tabSize: 2, insertSpaces: true };

async function formatted(
  client: LspClient,
  text: string,
  method: string,
  params: object,
): Promise<string> {
  const edits = await client.connection.sendRequest<TextEdit[] | null>(method, params);
  assert.ok(edits);
  return TextDocument.applyEdits(TextDocument.create("", "", 0, text), edits);
}

test("a document is formatted by small edits", async (t) => {
  const client = await startLspClient(t);
  await client.open(uri, untidy);
  const params = { textDocument: { uri }, options };
  const text = await formatted(client, untidy, "textDocument/formatting", params);
  assert.equal(
    text,
    untidy.replace("name:   ", "name: ").replace("image:  ", "image: ").replace("-  t", "- t"),
  );
  const edits = await client.connection.sendRequest<TextEdit[]>("textDocument/formatting", params);
  assert.deepEqual(
    edits.map((it) => it.range.start.line),
    [1, 2, 5],
  );
});

test("a selection is formatted alone", async (t) => {
  const client = await startLspClient(t);
  await client.open(uri, untidy);
  const range = { start: { line: 2, character: 6 }, end: { line: 2, character: 7 } };
  const params = { textDocument: { uri }, range, options };
  const text = await formatted(client, untidy, "textDocument/rangeFormatting", params);
  assert.equal(text, untidy.replace("image:  ", "image: "));
});

test("the settings say how lists and blank lines are placed", async (t) => {
  const valohai = { format: { listIndentation: "flush", blankLinesBetweenItems: "1" } };
  const client = await startLspClient(t, { initializationOptions: { valohai } });
  await client.open(uri, untidy);
  const params = { textDocument: { uri }, options };
  const text = await formatted(client, untidy, "textDocument/formatting", params);
  assert.match(text, /\n {4}- train\n\n- step/);
});

test("the project's config wins over the settings", async (t) => {
  const folder = await projectWith(t, "format:\n  list-indentation: indent\n");
  const client = await startLspClient(t, {
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "project" }],
    initializationOptions: { valohai: { format: { listIndentation: "flush" } } },
  });
  const inProject = pathToFileURL(path.join(folder, "valohai.yaml")).href;
  await client.open(inProject, untidy);
  const params = { textDocument: { uri: inProject }, options };
  const text = await formatted(client, untidy, "textDocument/formatting", params);
  assert.match(text, /command:\n {6}- echo\n$/);
});

async function projectWith(t: TestContext, config: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "valohai-"));
  t.after(() => rm(folder, { recursive: true }));
  await writeFile(path.join(folder, ".valohai-lint.yaml"), config);
  return folder;
}

test("a file with a syntax error stays as it is, and the reason is reported once", async (t) => {
  const client = await startLspClient(t);
  const shown: string[] = [];
  client.connection.onNotification("window/showMessage", ({ message }) => {
    shown.push(message);
  });
  await client.open(uri, `${untidy}   image: x:1\n`);
  const params = { textDocument: { uri }, options };
  for (const _ of [1, 2]) {
    const edits = await client.connection.sendRequest("textDocument/formatting", params);
    assert.deepEqual(edits, []);
  }
  assert.equal(shown.length, 1);
  assert.match(shown[0] ?? "", /^The file is not formatted because of line 11: /);
});

test("a client that says so itself gets the reason each time that a file stays as it is", async (t) => {
  const capabilities = { experimental: { valohaiNotFormatted: true } };
  const client = await startLspClient(t, { capabilities });
  const shown: unknown[] = [];
  client.connection.onNotification("valohai/notFormatted", (it) => {
    shown.push(it);
  });
  client.connection.onNotification("window/showMessage", ({ message }) => {
    assert.fail(message);
  });
  const { text } = await client.open(uri, `${untidy}<<<<<<< ours\n`);
  const whole = { textDocument: { uri }, options };
  const lines = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } };
  await client.connection.sendRequest("textDocument/formatting", whole);
  await client.connection.sendRequest("textDocument/formatting", whole);
  await client.connection.sendRequest("textDocument/rangeFormatting", { ...whole, range: lines });
  const refusal = { uri, reason: "A merge conflict is not resolved", offset: text.indexOf("<<<") };
  assert.deepEqual(shown, [refusal, refusal, refusal]);
});

/** Types a text in place of the cursor mark, as an editor does, and asks what changes then. */
async function typed(client: LspClient, marked: string, text: string): Promise<string> {
  const { text: before, cursor } = await client.open(uri, marked);
  const changes = [{ range: { start: cursor, end: cursor }, text }];
  await client.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: changes,
  });
  const document = TextDocument.create("", "", 0, before);
  const offset = document.offsetAt(cursor) + text.length;
  const after = TextDocument.update(document, changes, 1);
  const params = {
    textDocument: { uri },
    position: after.positionAt(offset),
    ch: text.slice(-1) === "\u0020" && text.includes("\n") ? "\n" : text.slice(-1),
    options,
  };
  return formatted(client, after.getText(), "textDocument/onTypeFormatting", params);
}

const node = `- pipeline:
    name: p
    nodes:
      - name: "𝄞"
        type: execution
`;

test("a dash that is typed at the keys of a node moves to the nodes", async (t) => {
  const client = await startLspClient(t);
  const text = await typed(client, `${node}        -<|>\n    edges: []\n`, " ");
  assert.equal(text, `${node}      - \n    edges: []\n`);
});

test("Enter on an empty entry ends its list", async (t) => {
  const client = await startLspClient(t);
  const text = await typed(client, `${node}      - <|>\n    edges: []\n`, "\n      ");
  assert.equal(text, `${node}    \n    edges: []\n`);
});

test("a blank anywhere else changes nothing", async (t) => {
  const client = await startLspClient(t);
  const text = await typed(client, `${node}        step: a<|>\n`, " ");
  assert.equal(text, `${node}        step: a \n`);
});

test("pasted entries take the indentation of their list", async (t) => {
  const client = await startLspClient(t);
  const pasted = "- name: b\n    type: task";
  const { text } = await client.open(uri, `${node}        ${pasted}\n    edges: []\n`);
  const start = text.indexOf(pasted);
  const { version, edits } = await client.connection.sendRequest<{
    version: number;
    edits: { range: { start: number; end: number }; newText: string }[];
  }>("valohai/fitPasted", { uri, range: { start, end: start + pasted.length } });
  assert.equal(version, 1);
  const document = TextDocument.create("", "", 0, text);
  const lspEdits = edits.map(({ range, newText }) => ({
    range: { start: document.positionAt(range.start), end: document.positionAt(range.end) },
    newText,
  }));
  assert.equal(
    TextDocument.applyEdits(document, lspEdits),
    `${node}      - name: b\n        type: task\n    edges: []\n`,
  );
});
