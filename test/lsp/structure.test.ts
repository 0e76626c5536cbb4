import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { type Position, startLspClient, textIn } from "../support/lsp-client.ts";

const uri = "file:///project/valohai.yaml";

const source = `
- step:
    name: "𝄞train"
    image: busybox:1
    command: train
    parameters:
      - { name: i<|>d, type: string }
- pipeline:
    name: p
    nodes:
      - { name: node, type: task, step: train }
    edges: []
`;

interface Range {
  readonly start: Position;
  readonly end: Position;
}

test("the outline is a tree for clients that show one and a list for others", async (t) => {
  const plain = await startLspClient(t);
  await plain.open(uri, source);
  const list = await plain.connection.sendRequest<{ name: string; containerName?: string }[]>(
    "textDocument/documentSymbol",
    { textDocument: { uri } },
  );
  assert.deepEqual(
    list.map((it) => [it.name, it.containerName]),
    [
      ["𝄞train", undefined],
      ["id", "𝄞train"],
      ["p", undefined],
      ["node", "p"],
    ],
  );
  const nesting = await startLspClient(t, {
    capabilities: { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } },
  });
  const { text } = await nesting.open(uri, source);
  const [step] = await nesting.connection.sendRequest<
    { detail: string; selectionRange: Range; children: { name: string; detail: string }[] }[]
  >("textDocument/documentSymbol", { textDocument: { uri } });
  assert.equal(step?.detail, "busybox:1");
  assert.equal(step && textIn(text, step.selectionRange), '"𝄞train"');
  assert.deepEqual(
    step?.children.map((it) => [it.name, it.detail]),
    [["id", "string"]],
  );
});

test("folds and selections are counted in lines and characters", async (t) => {
  const client = await startLspClient(t);
  const { text, cursor } = await client.open(uri, source);
  const folds = await client.connection.sendRequest<{ startLine: number; endLine: number }[]>(
    "textDocument/foldingRange",
    { textDocument: { uri } },
  );
  assert.deepEqual(
    folds.map((it) => [it.startLine, it.endLine]),
    [
      [1, 5],
      [4, 5],
      [7, 10],
      [8, 9],
    ],
  );
  const [selection] = await client.connection.sendRequest<
    { range: Range; parent?: { range: Range } }[]
  >("textDocument/selectionRange", { textDocument: { uri }, positions: [cursor] });
  assert.equal(selection && textIn(text, selection.range), "id");
  assert.equal(selection?.parent && textIn(text, selection.parent.range), "name: id");
});

test("names are found in all files of the folders of the workspace, also in those added later", async (t) => {
  const root = await mkdtemp(path.join(tmpdir(), "valohai-"));
  t.after(() => rm(root, { recursive: true }));
  const folders = await Promise.all(
    ["one", "two"].map(async (name) => {
      await mkdir(path.join(root, name));
      await writeFile(path.join(root, name, "valohai.yaml"), `- step: { name: step-${name} }\n`);
      return { uri: pathToFileURL(path.join(root, name)).href, name };
    }),
  );
  const client = await startLspClient(t, {
    workspaceFolders: [],
    capabilities: { workspace: { workspaceFolders: true } },
  });
  const ask = async () => {
    const found = await client.connection.sendRequest<{ name: string }[]>("workspace/symbol", {
      query: "step",
    });
    return found.map((it) => it.name);
  };
  await client.open(uri, "- step: { name: open-step }\n");
  assert.deepEqual(await ask(), ["open-step"]);
  const change = (added: object[], removed: object[]) =>
    client.connection.sendNotification("workspace/didChangeWorkspaceFolders", {
      event: { added, removed },
    });
  await change(folders, []);
  assert.deepEqual(await ask(), ["open-step", "step-one", "step-two"]);
  await change([], folders.slice(0, 1));
  assert.deepEqual(await ask(), ["open-step", "step-two"]);
});

test("a list of files is kept for a client that reports files that come and go", async (t) => {
  const root = await mkdtemp(path.join(tmpdir(), "valohai-"));
  t.after(() => rm(root, { recursive: true }));
  const write = (name: string) =>
    writeFile(path.join(root, `${name}.valohai.yaml`), `- step: { name: ${name} }\n`);
  await write("first");
  const client = await startLspClient(t, {
    workspaceFolders: [{ uri: pathToFileURL(root).href, name: "root" }],
    capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
  });
  client.connection.onRequest("client/registerCapability", () => null);
  const ask = async () => {
    const found = await client.connection.sendRequest<{ name: string }[]>("workspace/symbol", {
      query: "",
    });
    return found.map((it) => it.name);
  };
  assert.deepEqual(await ask(), ["first"]);
  await write("second");
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: pathToFileURL(path.join(root, "second.valohai.yaml")).href, type: 1 }],
  });
  assert.deepEqual(await ask(), ["first", "second"]);
  await write("first-but-longer");
  await writeFile(path.join(root, "first.valohai.yaml"), "- step: { name: changed-on-disk }\n");
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: pathToFileURL(path.join(root, "first.valohai.yaml")).href, type: 2 }],
  });
  assert.deepEqual(await ask(), ["changed-on-disk", "second"]);
});
