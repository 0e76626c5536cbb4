import assert from "node:assert/strict";
import { symlinkSync } from "node:fs";
import { type TestContext, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type Diagnostic, type LspClient, startLspClient, textIn } from "../support/lsp-client.ts";
import { type ProjectFolder, projectFolder } from "../support/project-folder.ts";
import { skippedInWorker } from "../support/server-host.ts";

interface Report {
  readonly kind: "full" | "unchanged";
  readonly resultId?: string;
  readonly items?: readonly Diagnostic[];
}

interface WorkspaceReport {
  readonly items: readonly (Report & { readonly uri: string; readonly version: number | null })[];
}

const good = `- step:
    name: train
    image: busybox:1
    command: train
`;
const unknownKey = `${good}    imag: x\n`;
const code = "prop-unknown";

const pulling = { textDocument: { diagnostic: {} } };
const pushing = { textDocument: { publishDiagnostics: { versionSupport: true } } };

function start(t: TestContext, project: ProjectFolder, capabilities: object) {
  const workspaceFolders = [{ uri: project.uri, name: "project" }];
  return startLspClient(t, { workspaceFolders, capabilities });
}

function pull({ connection }: LspClient, uri: string, previousResultId?: string): Promise<Report> {
  return connection.sendRequest("textDocument/diagnostic", {
    textDocument: { uri },
    ...(previousResultId === undefined ? {} : { previousResultId }),
  });
}

function pullAll(
  { connection }: LspClient,
  previous: readonly { readonly uri: string; readonly value: string }[] = [],
): Promise<WorkspaceReport> {
  return connection.sendRequest("workspace/diagnostic", { previousResultIds: previous });
}

function replaceAll({ connection }: LspClient, uri: string, version: number, text: string) {
  return connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version },
    contentChanges: [{ text }],
  });
}

function codes(found: readonly Diagnostic[] | undefined): readonly string[] | undefined {
  return found?.map((it) => it.code);
}

test("a pull answers in full, says when nothing has changed, and in full again after an edit", async (t) => {
  const project = projectFolder(t, {});
  const client = await start(t, project, pulling);
  const uri = project.uriOf("valohai.yaml");
  await client.open(uri, unknownKey);
  const first = await pull(client, uri);
  assert.equal(first.kind, "full");
  assert.deepEqual(codes(first.items), [code]);
  assert.deepEqual(await pull(client, uri, first.resultId), {
    kind: "unchanged",
    resultId: first.resultId,
  });
  await replaceAll(client, uri, 2, good);
  const second = await pull(client, uri, first.resultId);
  assert.equal(second.kind, "full");
  assert.deepEqual(second.items, []);
  assert.notEqual(second.resultId, first.resultId);
});

test("a text that is opened again is not taken for the one before, whatever its version", async (t) => {
  const project = projectFolder(t, {});
  const client = await start(t, project, pulling);
  const uri = project.uriOf("valohai.yaml");
  await client.open(uri, good);
  const { resultId } = await pull(client, uri);
  await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  await client.open(uri, unknownKey);
  const again = await pull(client, uri, resultId);
  assert.deepEqual(codes(again.items), [code]);
});

test("a pull for the workspace names every Valohai file, opened or not, and no other", async (t) => {
  const project = projectFolder(t, {
    "valohai.yaml": unknownKey,
    "sub/valohai.yaml": good,
    "sub/team.valohai.yaml": "- stpe:\n    name: x\n",
    "other.yaml": "a: b: c",
    "node_modules/x/valohai.yaml": unknownKey,
    "a+b@c/valohai.yml": good,
  });
  const client = await start(t, project, pulling);
  const opened = project.uriOf("sub/valohai.yaml");
  await client.open(opened, unknownKey);
  const escaped = project.uriOf("a+b@c/valohai.yml").replace("+", "%2B").replace("@", "%40");
  await client.open(escaped, unknownKey);
  const { items } = await pullAll(client);
  const found = items.map((it) => [it.uri, it.version, codes(it.items)] as const);
  assert.deepEqual(
    found.sort(([a], [b]) => (a < b ? -1 : 1)),
    [
      [escaped, 1, [code]],
      [project.uriOf("sub/team.valohai.yaml"), null, ["item-misspelt"]],
      [opened, 1, [code]],
      [project.uriOf("valohai.yaml"), null, [code]],
    ],
  );
  const again = await pullAll(
    client,
    items.map(({ uri, resultId = "" }) => ({ uri, value: resultId })),
  );
  assert.ok(again.items.every((it) => it.kind === "unchanged" && it.resultId !== undefined));
  assert.equal(again.items.length, items.length);
});

/** Pulls for the workspace until the answer is as wanted: files that no client watches are looked at every few seconds. */
async function pullAllUntil(
  client: LspClient,
  previous: readonly { readonly uri: string; readonly value: string }[],
  isWanted: (report: WorkspaceReport) => boolean,
): Promise<WorkspaceReport> {
  for (;;) {
    const report = await pullAll(client, previous);
    if (isWanted(report)) return report;
    await setTimeout(100);
  }
}

test("a pull for the workspace follows files that change, come and go", async (t) => {
  const project = projectFolder(t, { "valohai.yaml": unknownKey, "old/valohai.yaml": unknownKey });
  const client = await start(t, project, pulling);
  const before = await pullAll(client);
  const previous = before.items.map(({ uri, resultId = "" }) => ({ uri, value: resultId }));
  project.write("valohai.yaml", good);
  project.write("new/valohai.yaml", unknownKey);
  project.remove("old/valohai.yaml");
  const reportIn = ({ items }: WorkspaceReport, name: string) =>
    items.find((it) => it.uri === project.uriOf(name));
  const after = await pullAllUntil(
    client,
    previous,
    (it) => it.items.length === 3 && it.items.every(({ kind }) => kind === "full"),
  );
  const of = (name: string) => reportIn(after, name);
  assert.deepEqual(of("valohai.yaml")?.items, []);
  assert.deepEqual(codes(of("new/valohai.yaml")?.items), [code]);
  assert.equal(of("old/valohai.yaml")?.kind, "full");
  assert.deepEqual(of("old/valohai.yaml")?.items, []);
});

test("a pull for the workspace reads the further files of the settings", async (t) => {
  const project = projectFolder(t, { "pipelines/team.yaml": unknownKey, "other.yaml": unknownKey });
  const client = await start(t, project, { ...pulling, workspace: { configuration: true } });
  await configured(client, { files: ["pipelines/*.yaml"] });
  const { items } = await pullAll(client);
  assert.deepEqual(
    items.map((it) => [it.uri, codes(it.items)]),
    [[project.uriOf("pipelines/team.yaml"), [code]]],
  );
});

test("a pull for the workspace reads nothing that the editor or a .gitignore leaves out", async (t) => {
  const project = projectFolder(t, {
    ".gitignore": "build/\n",
    "build/valohai.yaml": unknownKey,
    "old/valohai.yaml": unknownKey,
    "new/valohai.yaml": unknownKey,
  });
  const workspaceFolders = [{ uri: project.uri, name: "project" }];
  const capabilities = { ...pulling, workspace: { configuration: true } };
  const client = await startLspClient(t, { workspaceFolders, capabilities }, (connection) =>
    connection.onRequest(
      "workspace/configuration",
      ({ items }: { items: readonly { section: string }[] }) =>
        items.map(({ section }) =>
          section === "files.exclude" ? { old: true, new: false } : { rules: {} },
        ),
    ),
  );
  const { items } = await pullAllUntil(client, [], (it) => it.items.length === 1);
  assert.deepEqual(
    items.map((it) => it.uri),
    [project.uriOf("new/valohai.yaml")],
  );
});

/** Answers the server's questions for settings, and waits until it has asked anew. */
async function configured(client: LspClient, settings: object): Promise<void> {
  const asked = new Promise<void>((resolve) => {
    client.connection.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) => {
      setImmediate(resolve);
      return items.map(() => settings);
    });
  });
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  await asked;
}

test("settings change severities and switch codes off, for clients that are asked and for those that send them", async (t) => {
  const project = projectFolder(t, {});
  const uri = project.uriOf("valohai.yaml");
  const asked = await start(t, project, { ...pushing, workspace: { configuration: true } });
  await asked.open(uri, unknownKey);
  await configured(asked, { rules: { [code]: "hint" } });
  const weaker = await asked.diagnosticsAs(uri, ([it]) => it?.severity === 4);
  assert.deepEqual(codes(weaker), [code]);
  await configured(asked, { rules: { [code]: "off" } });
  await asked.diagnosticsAs(uri, (it) => it.length === 0);
  const sending = await start(t, project, pushing);
  await sending.open(uri, unknownKey);
  await sending.diagnosticsAs(uri, ([it]) => it?.code === code);
  await sending.connection.sendNotification("workspace/didChangeConfiguration", {
    settings: { valohai: { rules: { [code]: "off" } } },
  });
  await sending.diagnosticsAs(uri, (it) => it.length === 0);
  const started = await startLspClient(t, {
    capabilities: pushing,
    initializationOptions: { rules: { [code]: "information" } },
  });
  await started.open(uri, unknownKey);
  await started.diagnosticsAs(uri, ([it]) => it?.severity === 3);
});

const watching = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };

/** Notifies the server that a file has changed on disk. */
function changed({ connection }: LspClient, uri: string) {
  return connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri, type: 2 }],
  });
}

test("the shared config of a project counts from the moment it is written, over the settings", async (t) => {
  const project = projectFolder(t, {});
  const uri = project.uriOf("sub/valohai.yaml");
  const client = await start(t, project, { ...pushing, ...watching });
  client.connection.onRequest(() => null);
  await client.open(uri, unknownKey);
  await client.diagnosticsAs(uri, ([it]) => it?.severity === 1);
  project.write(".valohai-lint.yaml", `rules:\n  ${code}: warning\n`);
  await changed(client, project.uriOf(".valohai-lint.yaml"));
  await client.diagnosticsAs(uri, ([it]) => it?.severity === 2);
  await client.connection.sendNotification("workspace/didChangeConfiguration", {
    settings: { valohai: { rules: { [code]: "off" } } },
  });
  project.write(".valohai-lint.yaml", `rules:\n  ${code}: hint\n`);
  await changed(client, project.uriOf(".valohai-lint.yaml"));
  await client.diagnosticsAs(uri, ([it]) => it?.severity === 4);
  project.write(".valohai-lint.yaml", "ignore:\n  - sub\n");
  await changed(client, project.uriOf(".valohai-lint.yaml"));
  await client.diagnosticsAs(uri, (it) => it.length === 0);
  project.remove(".valohai-lint.yaml");
  await client.connection.sendNotification("workspace/didChangeConfiguration", {
    settings: { valohai: {} },
  });
  await changed(client, project.uriOf(".valohai-lint.yaml"));
  await client.diagnosticsAs(uri, ([it]) => it?.severity === 1);
});

test("no config is read from outside of the workspace, whatever links lead there", async (t) => {
  const off = `rules:\n  ${code}: off\n`;
  const outside = projectFolder(t, { ".valohai-lint.yaml": off, "linked/.valohai-lint.yaml": off });
  const project = projectFolder(t, { "own/valohai.yaml": unknownKey });
  symlinkSync(
    fileURLToPath(outside.uriOf(".valohai-lint.yaml")),
    fileURLToPath(project.uriOf(".valohai-lint.yaml")),
  );
  symlinkSync(
    fileURLToPath(outside.uriOf("linked")),
    fileURLToPath(project.uriOf("linked")),
    "junction",
  );
  const client = await start(t, project, pulling);
  for (const file of ["own/valohai.yaml", "linked/valohai.yaml"]) {
    const uri = project.uriOf(file);
    await client.open(uri, unknownKey);
    const { items } = await pull(client, uri);
    assert.deepEqual(
      items?.map((it) => it.code),
      [code],
      file,
    );
  }
});

test("a folder that joins the workspace brings its config and its files", async (t) => {
  const project = projectFolder(t, {
    ".valohai-lint.yaml": `rules:\n  ${code}: off\n`,
    "valohai.yaml": unknownKey,
  });
  const joining = {
    event: { added: [{ uri: project.uri, name: "project" }], removed: [] },
  };
  const client = await startLspClient(t, {
    capabilities: { ...pushing, workspace: { workspaceFolders: true } },
  });
  client.connection.onRequest(() => null);
  const uri = project.uriOf("valohai.yaml");
  await client.open(uri, unknownKey);
  await client.diagnosticsAs(uri, ([it]) => it?.code === code);
  await client.connection.sendNotification("workspace/didChangeWorkspaceFolders", joining);
  await client.diagnosticsAs(uri, (it) => it.length === 0);
});

test("a client that pulls is asked to pull again when config, settings or folders change", async (t) => {
  const project = projectFolder(t, {});
  const { client, refreshes } = await startRefreshed(t, project);
  const uri = project.uriOf("valohai.yaml");
  await client.open(uri, unknownKey);
  const first = await pull(client, uri);
  project.write(".valohai-lint.yaml", `rules:\n  ${code}: warning\n`);
  const config = project.uriOf(".valohai-lint.yaml");
  const notifications = [
    ["workspace/didChangeWatchedFiles", { changes: [{ uri: config, type: 1 }] }],
    ["workspace/didChangeConfiguration", { settings: { rules: { "prop-unknown": "hint" } } }],
    ["workspace/didChangeWorkspaceFolders", { event: { added: [], removed: [] } }],
  ] as const;
  for (const [method, params] of notifications) {
    const refreshed = refreshes.next();
    await client.connection.sendNotification(method, params);
    await refreshed;
  }
  const again = await pull(client, uri, first.resultId);
  assert.equal(again.kind, "full", "what was answered before no longer counts");
});

test("a client is asked to pull an open file again, although a report on the workspace knows the change already", async (t) => {
  const project = projectFolder(t, {});
  const { client, refreshes } = await startRefreshed(t, project);
  const uri = project.uriOf("valohai.yaml");
  await client.open(uri, unknownKey);
  await pull(client, uri);
  const refreshed = refreshes.next();
  project.write(".valohai-lint.yaml", "rules:\n  prop-unknown: off\n");
  const changes = [{ uri: project.uriOf(".valohai-lint.yaml"), type: 1 }];
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
  await pullAllUntil(client, [], ({ items }) => items.some((it) => it.items?.length === 0));
  await refreshed;
  const { items } = await pull(client, uri);
  assert.deepEqual(items, []);
});

test("the problems of a config that was closed are those of its file, and end with it", async (t) => {
  const written = "rules:\n  no-such-rule: off\n";
  const project = projectFolder(t, { ".valohai-lint.yaml": written });
  const client = await start(t, project, pulling);
  const uri = project.uriOf(".valohai-lint.yaml");
  await client.open(uri, written);
  assert.equal((await pull(client, uri)).items?.length, 1);
  await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  const problems = async () =>
    (await pullAll(client)).items.find((it) => it.uri === uri)?.items?.map((it) => it.message);
  assert.deepEqual(await problems(), ['No rule has the code "no-such-rule"']);
  project.remove(".valohai-lint.yaml");
  await changed(client, uri);
  assert.deepEqual(await problems(), []);
});

test("settings that say what holds anyway leave every result as it is", async (t) => {
  const project = projectFolder(t, {});
  const client = await start(t, project, pulling);
  const uri = project.uriOf("valohai.yaml");
  await client.open(uri, unknownKey);
  const first = await pull(client, uri);
  const settings = { rules: {}, codeLens: { enabled: true }, files: [] };
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings });
  assert.equal((await pull(client, uri, first.resultId)).kind, "unchanged");
});

/** A client that pulls and can be asked to pull again, with the times that it is asked to. */
async function startRefreshed(t: TestContext, project: ProjectFolder) {
  const client = await start(t, project, {
    ...pulling,
    workspace: {
      ...watching.workspace,
      workspaceFolders: true,
      diagnostics: { refreshSupport: true },
    },
  });
  const refreshes = counter();
  client.connection.onRequest((method) => {
    if (method === "workspace/diagnostic/refresh") refreshes.count();
    return null;
  });
  return { client, refreshes };
}

/** Counts events and lets wait for the next one. */
function counter() {
  let waiting: (() => void)[] = [];
  return {
    count() {
      for (const wake of waiting) wake();
      waiting = [];
    },
    next: () => new Promise<void>((resolve) => waiting.push(resolve)),
  };
}

test("a closed text loses its diagnostics where they are sent", async (t) => {
  const project = projectFolder(t, {});
  const client = await start(t, project, pushing);
  const uri = project.uriOf("valohai.yaml");
  await client.open(uri, unknownKey);
  await client.diagnosticsAs(uri, (it) => it.length === 1);
  await client.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  await client.diagnosticsAs(uri, (it) => it.length === 0);
});

test("a client that pulls without being offered it is sent no more, and what was sent is taken back", async (t) => {
  const project = projectFolder(t, {});
  const client = await start(t, project, pushing);
  const uri = project.uriOf("valohai.yaml");
  await client.open(uri, unknownKey);
  await client.diagnosticsAs(uri, (it) => it.length === 1);
  assert.deepEqual(codes((await pull(client, uri)).items), [code]);
  await client.diagnosticsAs(uri, (it) => it.length === 0);
  const pushed: unknown[] = [];
  client.connection.onNotification("textDocument/publishDiagnostics", (it) => {
    pushed.push(it);
  });
  await replaceAll(client, uri, 2, `${unknownKey}    comand: x\n`);
  assert.equal((await pull(client, uri)).items?.length, 2);
  assert.deepEqual(pushed, []);
});

const pipeline = `${good}    parameters:
      - { name: id, type: string }
- step:
    name: train
    image: busybox:1
    command: train {parameters}
    parameters:
      - name: rate
        multiple-separator: ","
        pass-true-as: x
- pipeline:
    name: p
    nodes:
      - { name: a, type: execution, step: train }
      - { name: a, type: execution, step: train }
      - { name: b, type: execution, step: train }
    edges:
      - [a.metadata.x, b.parameter.unknown]
      - [b.output.*, a.parameter.rate]
      - [b.output.*, a.parameter.rate]
- blueprint:
    name: old
`;

test("diagnostics name their manual, related places and what may be faded or struck through", {
  skip: skippedInWorker("the editor links codes to the manual itself"),
}, async (t) => {
  const client = await startLspClient(t);
  const uri = "file:///project/valohai.yaml";
  const { text } = await client.open(uri, pipeline);
  const found = await client.diagnostics(uri, 1);
  const byCode = (wanted: string) => {
    const diagnostic = found.find((it) => it.code === wanted);
    assert.ok(diagnostic, `no ${wanted} among ${codes(found)}`);
    return diagnostic;
  };
  for (const it of found) {
    assert.match(
      it.codeDescription?.href ?? "",
      new RegExp(`^file:.*/docs/rules\\.md#${it.code}$`),
    );
  }
  const lines = text.split("\n");
  const places = (it: Diagnostic) =>
    it.relatedInformation?.map(({ location, message }) => {
      assert.equal(location.uri, uri);
      return [location.range.start.line, textIn(text, location.range), message];
    });
  assert.deepEqual(places(byCode("node-duplicate")), [
    [lines.findIndex((it) => it.includes("name: a,")), "a", "The other node"],
  ]);
  const line = lines.lastIndexOf("    name: train");
  const declared = [[line, "train", 'Step "train" is declared here']];
  assert.deepEqual(places(byCode("name-duplicate"))?.[0]?.slice(0, 2), [1, "train"]);
  assert.deepEqual(places(byCode("edge-target-missing")), declared);
  assert.deepEqual(byCode("parameter-pass-true-nonflag").tags, [1]);
  assert.deepEqual(byCode("item-deprecated-blueprint").tags, [2]);
});

test("the place of a step in another item follows the edits above it", async (t) => {
  const client = await startLspClient(t);
  const uri = "file:///project/valohai.yaml";
  const { text } = await client.open(uri, pipeline.slice(pipeline.lastIndexOf("- step:")));
  await replaceAll(client, uri, 2, `# a comment\n\n${text}`);
  const found = await client.diagnostics(uri, 2);
  const missing = found.find((it) => it.code === "edge-target-missing");
  const [place] = missing?.relatedInformation ?? [];
  assert.equal(place?.location.range.start.line, 3);
});

test("a file that the client has seen the server hang on is not read from disk, but when it is opened", async (t) => {
  const project = projectFolder(t, { "valohai.yaml": unknownKey, "sub/valohai.yaml": unknownKey });
  const unread = project.uriOf("sub/valohai.yaml");
  const client = await startLspClient(t, {
    workspaceFolders: [{ uri: project.uri, name: "project" }],
    capabilities: pulling,
    initializationOptions: { unreadFiles: [unread] },
  });
  assert.equal(await client.connection.sendRequest("valohai/ping"), null);
  const names = async () => (await pullAll(client)).items.map((it) => it.uri);
  assert.deepEqual(await names(), [project.uriOf("valohai.yaml")]);
  await client.open(unread, unknownKey);
  assert.deepEqual((await names()).sort(), [unread, project.uriOf("valohai.yaml")]);
});
