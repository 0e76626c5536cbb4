import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import {
  type Diagnostic,
  type LspClient,
  positionAt,
  startLspClient,
} from "../support/lsp-client.ts";
import { type ProjectFolder, projectFolder } from "../support/project-folder.ts";
import { type Message, startServer } from "../support/server-stream.ts";
import { metricProject } from "../support/yaml.ts";

const yaml = metricProject({ script: "code/train.py", key: "acuracy" });

const script = `import json
import valohai

rate = valohai.parameters("rate").value
print(json.dumps({"accuracy": rate}))
`;

const codes = (found: readonly Diagnostic[]) =>
  found.map((it) => it.code).filter((it) => it.startsWith("script-"));

/** A project whose script is read in another way: `read` is a function of the path, the function that reads and its arguments. */
function slowProject(t: TestContext, read: string): ProjectFolder {
  return projectFolder(t, {
    "valohai.yaml": yaml,
    "code/train.py": script,
    "slow.cjs": `
const files = require("node:fs/promises");
const { stat } = files;
const read = ${read};
files.stat = (path, ...rest) => /train[.]py$/.test(path) ? read(() => stat(path, ...rest)) : stat(path, ...rest);
`,
  });
}

/** The messages of a server to a client that gets diagnostics sent, after the file of a project was opened. */
async function opened(t: TestContext, project: ProjectFolder) {
  const hook = fileURLToPath(project.uriOf("slow.cjs"));
  const server = startServer(t, ["--require", hook]);
  const uri = project.uriOf("valohai.yaml");
  const capabilities = { textDocument: { publishDiagnostics: {} } };
  server.send(
    { id: 0, method: "initialize", params: { rootUri: project.uri, capabilities } },
    { method: "initialized", params: {} },
    {
      method: "textDocument/didOpen",
      params: { textDocument: { uri, languageId: "valohai-yaml", version: 1, text: yaml } },
    },
  );
  const ask = async (id: number, method: string, params: object): Promise<Message> => {
    server.send({ id, method, params: { textDocument: { uri }, ...params } });
    return server.answer(id);
  };
  const published = (): readonly (readonly string[])[] =>
    server.messages().flatMap((it) => {
      const { method, params } = it as { method?: string; params?: { diagnostics: Diagnostic[] } };
      return method === "textDocument/publishDiagnostics" && params
        ? [codes(params.diagnostics)]
        : [];
    });
  return { ask, published, server };
}

const place = { position: positionAt(yaml, yaml.indexOf("name: rate") + 7) };

test("a script that is never read holds up nothing, and a rename that needs it is refused with the reason", async (t) => {
  const project = slowProject(t, "() => new Promise(() => {})");
  const { ask, published } = await opened(t, project);
  const hover = await ask(1, "textDocument/hover", place);
  assert.match(JSON.stringify(hover.result), /rate/);
  const renamed = await ask(2, "textDocument/rename", { ...place, newName: "speed" });
  assert.match(JSON.stringify(renamed.error), /could not be read in time/);
  assert.ok(published().length > 0);
  assert.ok(
    published().every((it) => it.length === 0),
    JSON.stringify(published()),
  );
});

test("a script that is read late is compared with the file once it is there", async (t) => {
  const project = slowProject(
    t,
    "async (stat) => { await new Promise((r) => setTimeout(r, 700)); return stat(); }",
  );
  const { published } = await opened(t, project);
  while (published().at(-1)?.length !== 1) await new Promise((r) => setTimeout(r, 20));
  assert.deepEqual(published()[0], [], "the file itself was judged before");
  assert.deepEqual(published().at(-1), ["script-metadata-missing"]);
});

test("a script that may not be read is said not to be read, and everything else works", async (t) => {
  const project = slowProject(
    t,
    '() => Promise.reject(Object.assign(new Error("no"), { code: "EACCES" }))',
  );
  const { ask, published, server } = await opened(t, project);
  while (published().at(-1)?.length !== 1) await new Promise((r) => setTimeout(r, 20));
  assert.deepEqual(published().at(-1), ["script-missing"]);
  assert.match(JSON.stringify(server.messages()), /may not be read, so it is not read/);
  const hover = await ask(1, "textDocument/hover", place);
  assert.match(JSON.stringify(hover.result), /rate/);
});

function start(t: TestContext, project: ProjectFolder, capabilities: object): Promise<LspClient> {
  const workspaceFolders = [{ uri: project.uri, name: "project" }];
  return startLspClient(t, { workspaceFolders, capabilities }, (connection) =>
    connection.onRequest(() => null),
  );
}

const pushing = { textDocument: { publishDiagnostics: { versionSupport: true } } };

test("a folder that vanishes and comes back is followed", async (t) => {
  const project = projectFolder(t, {
    "valohai.yaml": yaml,
    "code/train.py": script,
    "other.py": "",
  });
  const client = await start(t, project, pushing);
  const uri = project.uriOf("valohai.yaml");
  await client.open(uri, yaml);
  await client.diagnosticsAs(uri, (it) => codes(it).join() === "script-metadata-missing");
  const report = (type: number) =>
    client.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: project.uriOf("code"), type }],
    });
  rmSync(fileURLToPath(project.uriOf("code")), { recursive: true });
  await report(3);
  await client.diagnosticsAs(uri, (it) => codes(it).join() === "script-missing");
  project.write("code/train.py", script);
  await report(1);
  await client.diagnosticsAs(uri, (it) => codes(it).join() === "script-metadata-missing");
});

test("ten thousand changes that are reported at once, and in as many messages, are one batch", async (t) => {
  const project = projectFolder(t, { "valohai.yaml": yaml, "code/train.py": script });
  const client = await start(t, project, pushing);
  const uri = project.uriOf("valohai.yaml");
  await client.open(uri, yaml);
  await client.diagnosticsAs(uri, (it) => codes(it).length === 1);
  let published = 0;
  client.connection.onNotification("textDocument/publishDiagnostics", () => {
    published++;
  });
  project.write("code/train.py", script.replace("accuracy", "acuracy"));
  const changes = Array.from({ length: 10_000 }, (_, index) => ({
    uri: project.uriOf(`images/${index}.png`),
    type: 1,
  }));
  const own = { uri: project.uriOf("code/train.py"), type: 2 };
  const send = (all: readonly object[]) =>
    client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: all });
  await send([...changes, own]);
  for (const it of changes.slice(0, 300)) await send([it, own]);
  while (published === 0) await new Promise((r) => setTimeout(r, 20));
  await new Promise((r) => setTimeout(r, 1000));
  assert.ok(published <= 3, `${published} times`);
});

test("whatever is asked while the workspace is checked is answered first, and the reports come in parts", async (t) => {
  const files = Object.fromEntries(
    Array.from({ length: 120 }, (_, index) => [`p${index}/valohai.yaml`, yaml]),
  );
  const project = projectFolder(t, files);
  const client = await start(t, project, { textDocument: { diagnostic: {} } });
  const uri = project.uriOf("open.valohai.yaml");
  await client.open(uri, yaml);
  const order: string[] = [];
  let reported = 0;
  client.connection.onNotification("$/progress", ({ token, value }) => {
    if (token !== "all") return;
    reported += value.items.length;
    order.push("part");
  });
  const checked = client.connection
    .sendRequest<{ items: readonly object[] }>("workspace/diagnostic", {
      previousResultIds: [],
      partialResultToken: "all",
    })
    .then((it) => {
      order.push("all");
      return it;
    });
  for (const letter of "abc") {
    await client.connection.sendRequest("textDocument/hover", { textDocument: { uri }, ...place });
    order.push(letter);
  }
  const { items } = await checked;
  assert.equal(reported + items.length, 121);
  assert.equal(order.at(-1), "all", order.join());
  assert.ok(order.filter((it) => it === "part").length >= 2, order.join());
});

test("a check of the workspace that is cancelled ends", async (t) => {
  const files = Object.fromEntries(
    Array.from({ length: 200 }, (_, index) => [`p${index}/valohai.yaml`, yaml]),
  );
  const project = projectFolder(t, files);
  const server = startServer(t);
  const capabilities = { textDocument: { diagnostic: {} } };
  server.send(
    { id: 0, method: "initialize", params: { rootUri: project.uri, capabilities } },
    { method: "initialized", params: {} },
    { id: 1, method: "workspace/diagnostic", params: { previousResultIds: [] } },
  );
  await server.answer(0);
  server.send({ method: "$/cancelRequest", params: { id: 1 } }, { id: 2, method: "valohai/ping" });
  const { result } = await server.answer(1);
  const { items = [] } = (result ?? {}) as { items?: readonly object[] };
  assert.ok(items.length < 200, `${items.length} files`);
});
