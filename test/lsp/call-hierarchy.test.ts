import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { type Position, startLspClient, textIn } from "../support/lsp-client.ts";

const uri = "file:///project/valohai.yaml";

const source = `
- step:
    name: s
    image: busybox:1
    command: "𝄞 {parameter:id}"
    parameters: [{ name: id }]
- pipeline:
    name: p
    nodes:
      - { name: a, type: execution, step: s }
      - { name: b, type: task, step: s }
    edges:
      - [a.metadata.ids, <|>b.parameter.id]
`;

interface Range {
  readonly start: Position;
  readonly end: Position;
}

interface Item {
  readonly name: string;
  readonly selectionRange: Range;
}

test("the call hierarchy of a node is what feeds it and what it feeds", async (t) => {
  const client = await startLspClient(t);
  const { text, cursor } = await client.open(uri, source);
  const [item] = await client.connection.sendRequest<Item[]>("textDocument/prepareCallHierarchy", {
    textDocument: { uri },
    position: cursor,
  });
  assert.equal(item && textIn(text, item.selectionRange), "b");
  const incoming = await client.connection.sendRequest<{ from: Item; fromRanges: Range[] }[]>(
    "callHierarchy/incomingCalls",
    { item },
  );
  const [call] = incoming;
  assert.equal(call?.from.name, "a");
  assert.deepEqual(
    call?.fromRanges.map((it) => textIn(text, it)),
    ["[a.metadata.ids, b.parameter.id]"],
  );
  const outgoing = await client.connection.sendRequest<{ to: Item }[]>(
    "callHierarchy/outgoingCalls",
    { item: call?.from },
  );
  assert.deepEqual(
    outgoing.map((it) => it.to.name),
    ["b"],
  );
});

test("a node's name and its sockets are edited together", async (t) => {
  const client = await startLspClient(t);
  const { text, cursor } = await client.open(uri, source);
  const found = await client.connection.sendRequest<{ ranges: Range[]; wordPattern: string }>(
    "textDocument/linkedEditingRange",
    { textDocument: { uri }, position: cursor },
  );
  assert.deepEqual(
    found.ranges.map((it) => [it.start.line, textIn(text, it)]),
    [
      [9, "b"],
      [11, "b"],
    ],
  );
  assert.match("pre-2", new RegExp(`^${found.wordPattern}$`));
});

test("semantic tokens come whole, for a range and as differences", async (t) => {
  const client = await startLspClient(t);
  const { text } = await client.open(uri, source);
  const { tokenTypes } = legendOf(client.initialized.capabilities);
  const full = await client.connection.sendRequest<{ data: number[]; resultId: string }>(
    "textDocument/semanticTokens/full",
    { textDocument: { uri } },
  );
  const words = wordsOf(text, full.data, tokenTypes);
  assert.deepEqual(words.slice(0, 5), [
    "s class",
    "{parameter: macro",
    "id parameter",
    "} macro",
    "id parameter",
  ]);
  assert.deepEqual(words.slice(-6), [
    "a variable",
    "metadata keyword",
    "ids enumMember",
    "b variable",
    "parameter keyword",
    "id parameter",
  ]);
  const range = { start: { line: 6, character: 0 }, end: { line: 7, character: 0 } };
  const part = await client.connection.sendRequest<{ data: number[] }>(
    "textDocument/semanticTokens/range",
    { textDocument: { uri }, range },
  );
  assert.equal(wordsOf(text, part.data, tokenTypes)[0], "p namespace");
  await client.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: [
      { range: { start: { line: 3, character: 14 }, end: { line: 3, character: 14 } }, text: "xx" },
    ],
  });
  const delta = await client.connection.sendRequest<{ edits: { data?: number[] }[] }>(
    "textDocument/semanticTokens/full/delta",
    { textDocument: { uri }, previousResultId: full.resultId },
  );
  const changed = delta.edits.flatMap((it) => it.data ?? []);
  assert.ok(changed.length > 0 && changed.length < full.data.length / 2);
});

function legendOf(capabilities: { readonly [name: string]: unknown }): { tokenTypes: string[] } {
  const provider = capabilities["semanticTokensProvider"];
  assert.ok(typeof provider === "object" && provider !== null && "legend" in provider);
  return provider.legend as { tokenTypes: string[] };
}

function wordsOf(text: string, data: readonly number[], types: readonly string[]): string[] {
  const lines = text.split("\n");
  const words: string[] = [];
  let line = 0;
  let character = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, right = 0, length = 0, type = 0] = data.slice(at, at + 4);
    line += down;
    character = down > 0 ? right : character + right;
    words.push(`${lines[line]?.slice(character, character + length)} ${types[type]}`);
  }
  return words;
}

test("links lead to files of the workspace that exist, and never out of it", async (t) => {
  const root = await mkdtemp(path.join(tmpdir(), "valohai-"));
  t.after(() => rm(root, { recursive: true }));
  const project = path.join(root, "project");
  await mkdir(path.join(project, "sub"), { recursive: true });
  await writeFile(path.join(root, "outside.py"), "");
  await writeFile(path.join(project, "train.py"), "");
  await writeFile(path.join(project, "sub", "own.py"), "");
  await symlink(path.join(root, "outside.py"), path.join(project, "linked.py"));
  const folder = pathToFileURL(project).href;
  const client = await startLspClient(t, { workspaceFolders: [{ uri: folder, name: "project" }] });
  const text = `
- step:
    command:
      - python train.py own.py missing.py linked.py ../outside.py # https://example.com/x
    inputs: [{ name: a, default: datum://x }]
`;
  const ask = async (file: string) => {
    await client.open(file, text);
    const found = await client.connection.sendRequest<{ target: string }[]>(
      "textDocument/documentLink",
      { textDocument: { uri: file } },
    );
    return found.map((it) => it.target.replace(folder, "."));
  };
  assert.deepEqual(await ask(`${folder}/sub/valohai.yaml`), [
    "./train.py",
    "./sub/own.py",
    "https://example.com/x",
  ]);
  assert.deepEqual(await ask("vscode-vfs://github/a/b/valohai.yaml"), ["https://example.com/x"]);
  assert.deepEqual(await ask("untitled:valohai.yaml"), ["https://example.com/x"]);
});
