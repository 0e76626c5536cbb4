import assert from "node:assert/strict";
import { test } from "node:test";
import { everyRequest } from "../support/every-request.ts";
import { type LspClient, startLspClient } from "../support/lsp-client.ts";
import { projectFolder } from "../support/project-folder.ts";

const broken = "- step: { name: train, image: busybox:1, command: echo, zebra: 1 }\n";

async function open(
  { connection }: LspClient,
  uri: string,
  languageId: string,
  text = broken,
): Promise<void> {
  const textDocument = { uri, languageId, version: 1, text };
  await connection.sendNotification("textDocument/didOpen", { textDocument });
}

/** Whether the server knows the names in a file. */
async function isRead({ connection }: LspClient, uri: string): Promise<boolean> {
  const found = await connection.sendRequest<readonly object[]>("textDocument/documentSymbol", {
    textDocument: { uri },
  });
  return found.length > 0;
}

const files: readonly (readonly [name: string, languageId: string, isRead: boolean])[] = [
  ["valohai.yaml", "yaml", true],
  ["valohai.yml", "yaml", true],
  ["sub/pipelines.valohai.yaml", "yaml", true],
  ["valohai.yaml", "plaintext", true],
  ["any.txt", "valohai-yaml", true],
  ["any.yaml", "yaml.valohai", true],
  ["any.yaml", "valohai", true],
  ["docker-compose.yaml", "yaml", false],
  ["my-valohai.yaml", "yaml", false],
  ["valohai.yaml.bak", "plaintext", false],
  ["valohai.yaml/notes.yaml", "yaml", false],
  ["notes.md", "markdown", false],
];

for (const [name, languageId, wanted] of files) {
  test(`${name} in the language ${languageId} is ${wanted ? "read" : "left alone"}`, async (t) => {
    const client = await startLspClient(t);
    const uri = `file:///project/${name}`;
    await open(client, uri, languageId);
    assert.equal(await isRead(client, uri), wanted);
    for (const { method, params } of everyRequest(uri)) {
      const answer = await client.connection.sendRequest(method, params);
      if (!wanted) assert.ok(!JSON.stringify(answer ?? null).includes("train"), method);
    }
    await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    await isRead(client, uri);
    assert.equal(client.published.length > 0, wanted);
  });
}

test("a file is read while the settings name it, and is cleared when they no longer do", async (t) => {
  const folder = projectFolder(t, { "configs/all.yaml": broken, "other.yaml": broken });
  const client = await startLspClient(t, { rootUri: folder.uri });
  const [uri, other] = [folder.uriOf("configs/all.yaml"), folder.uriOf("other.yaml")];
  await open(client, uri, "yaml");
  await open(client, other, "yaml");
  const set = (settings: object) =>
    client.connection.sendNotification("workspace/didChangeConfiguration", {
      settings: { valohai: settings },
    });
  assert.ok(!(await isRead(client, uri)));
  await set({ files: ["configs/*.yaml"] });
  assert.ok(await isRead(client, uri));
  await client.diagnosticsAs(uri, (it) => it.some(({ code }) => code === "prop-unknown"));
  await set({ files: [] });
  await client.diagnosticsAs(uri, (it) => it.length === 0);
  assert.ok(!(await isRead(client, uri)));
  assert.deepEqual(
    client.published.filter((it) => it.uri === other),
    [],
  );
});

test("settings in the initialization options name files from the start", async (t) => {
  const folder = projectFolder(t, { "all.yaml": broken });
  const initializationOptions = { files: ["*.yaml"] };
  const client = await startLspClient(t, { rootUri: folder.uri, initializationOptions });
  await open(client, folder.uriOf("all.yaml"), "yaml");
  assert.ok((await client.diagnostics(folder.uriOf("all.yaml"), 1)).length > 0);
});

test("they also count for a client that can be asked for settings and has none", async (t) => {
  const folder = projectFolder(t, { "all.yaml": broken });
  const extra = {
    rootUri: folder.uri,
    initializationOptions: { valohai: { files: ["*.yaml"] } },
    capabilities: { workspace: { configuration: true } },
  };
  const client = await startLspClient(t, extra, (connection) => {
    connection.onRequest("workspace/configuration", () => [null]);
  });
  await open(client, folder.uriOf("all.yaml"), "yaml");
  await client.diagnosticsAs(folder.uriOf("all.yaml"), (it) => it.length > 0);
  const nothing = { settings: null };
  await client.connection.sendNotification("workspace/didChangeConfiguration", nothing);
  assert.ok(await isRead(client, folder.uriOf("all.yaml")));
  assert.ok(client.published.every((it) => it.diagnostics.length > 0));
});

test("a file that is open as something else is not checked when the client asks", async (t) => {
  const folder = projectFolder(t, { "all.yaml": broken });
  const client = await startLspClient(t, {
    rootUri: folder.uri,
    capabilities: { textDocument: { diagnostic: {} } },
  });
  const textDocument = { uri: folder.uriOf("all.yaml") };
  await open(client, textDocument.uri, "yaml");
  const report = await client.connection.sendRequest("textDocument/diagnostic", { textDocument });
  assert.deepEqual(report, { kind: "full", items: [] });
});

test("a workspace that is named by its address or its path alone is read", async (t) => {
  const folder = projectFolder(t, { "valohai.yaml": broken, "a/more.valohai.yaml": broken });
  const rootPath = decodeURIComponent(new URL(folder.uri).pathname);
  const named = [
    { rootUri: null, rootPath },
    { rootUri: folder.uri, rootPath: "/elsewhere" },
    { rootUri: folder.uri, workspaceFolders: [] },
    { rootUri: null, workspaceFolders: [{ uri: folder.uri, name: "project" }] },
  ];
  for (const extra of named) {
    const client = await startLspClient(t, extra);
    const found = await client.connection.sendRequest<readonly { readonly name: string }[]>(
      "workspace/symbol",
      { query: "train" },
    );
    const names = found.map((it) => it.name);
    assert.deepEqual(names, ["train", "train"], JSON.stringify(extra));
  }
});

const pulls = {
  capabilities: {
    textDocument: { diagnostic: {} },
    workspace: { diagnostics: { refreshSupport: true } },
  },
};
const uri = "file:///project/valohai.yaml";

test("what was pushed to a client that asks late is taken back, and no more is pushed", async (t) => {
  const client = await startLspClient(t, pulls);
  await open(client, uri, "yaml");
  await client.diagnosticsAs(uri, (it) => it.length > 0);
  const report = await client.connection.sendRequest<{ items: readonly object[] }>(
    "textDocument/diagnostic",
    { textDocument: { uri } },
  );
  assert.equal(report.items.length, 1);
  await client.diagnosticsAs(uri, (it) => it.length === 0);
  await client.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: broken + broken }],
  });
  const textDocument = { uri };
  await client.connection.sendRequest("textDocument/diagnostic", { textDocument });
  await client.connection.sendNotification("textDocument/didClose", { textDocument });
  await isRead(client, uri);
  assert.deepEqual(
    client.published.map((it) => it.diagnostics.length),
    [1, 0],
  );
});

test("nothing is pushed to a client that asks at once", async (t) => {
  const client = await startLspClient(t, pulls);
  await open(client, uri, "yaml");
  await client.connection.sendRequest("workspace/diagnostic", { previousResultIds: [] });
  const settings = { rules: { "prop-unknown": "off" } };
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings });
  await isRead(client, uri);
  assert.deepEqual(client.published, []);
});
