import assert from "node:assert/strict";
import { test } from "node:test";
import { valohaiYamlVersion } from "#core/schema/version.ts";
import { type Position, positionAt, startLspClient, textIn } from "../support/lsp-client.ts";

const uri = "file:///project/valohai.yaml";

const broken = `
- step:
    name: train
    image: busybox:1
    command: train {parameters}
    parameters:
      - { name: id, type: string }
- pipeline:
    name: p
    nodes:
      - { name: node, type: task, step: t<|>rian }
    edges: []
`;

test("publishes diagnostics for an opened document and again after an edit", async (t) => {
  const client = await startLspClient(t);
  const { text, cursor } = await client.open(uri, broken);
  const first = (await client.diagnostics(uri, 1)).find((it) => it.code === "node-step-missing");
  assert.equal(first && textIn(text, first.range), "trian");
  await client.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: [
      {
        range: {
          start: cursor,
          end: { line: cursor.line, character: cursor.character + 3 },
        },
        text: "rai",
      },
    ],
  });
  const after = await client.diagnostics(uri, 2);
  assert.ok(after.every((it) => it.code !== "node-step-missing"));
});

test("offers the quick fix of a diagnostic", async (t) => {
  const client = await startLspClient(t);
  const { cursor } = await client.open(uri, broken);
  const [diagnostic] = await client.diagnostics(uri, 1);
  const actions = await client.connection.sendRequest<
    { title: string; edit: { changes: { [uri: string]: { newText: string }[] } } }[]
  >("textDocument/codeAction", {
    textDocument: { uri },
    range: { start: cursor, end: cursor },
    context: { diagnostics: [diagnostic] },
  });
  assert.equal(actions[0]?.title, 'Change to "train"');
  assert.equal(actions[0]?.edit.changes[uri]?.[0]?.newText, "train");
});

test("answers hover and definition for a step name", async (t) => {
  const client = await startLspClient(t);
  const { text, cursor } = await client.open(uri, broken.replace("t<|>rian", "t<|>rain"));
  const params = { textDocument: { uri }, position: cursor };
  const hover = await client.connection.sendRequest<{ contents: { value: string } }>(
    "textDocument/hover",
    params,
  );
  assert.match(hover.contents.value, /step.*`train`/);
  const [found] = await client.connection.sendRequest<{ range: Range }[]>(
    "textDocument/definition",
    params,
  );
  assert.equal(found?.range.start.line, 1);
  assert.equal(found && textIn(text, found.range), "train");
});

test("shows a code lens on each pipeline, and with the count on each task node", async (t) => {
  const client = await startLspClient(t);
  const { text } = await client.open(uri, broken.replace("t<|>rian", "train"));
  const lenses = await client.connection.sendRequest<
    { command: { command: string; arguments: unknown[] } }[]
  >("textDocument/codeLens", { textDocument: { uri } });
  assert.deepEqual(
    lenses.map((it) => it.command),
    [
      {
        title: "Show graph",
        command: "valohai.showGraph",
        arguments: [{ uri, pipeline: "p", node: "node" }],
      },
      {
        title: "Preview 1 execution",
        tooltip: "no parameter has several values",
        command: "valohai.previewTaskVariants",
        arguments: [{ uri, pipeline: "p", node: "node" }],
      },
    ],
  );
  const hints = await client.connection.sendRequest<{ label: string; position: Position }[]>(
    "textDocument/inlayHint",
    {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: positionAt(text, text.length) },
    },
  );
  const end = positionAt(text, text.indexOf("name: node") + "name: node".length);
  assert.deepEqual(
    hints.map(({ label, position }) => ({ label, position })),
    [{ label: "1 execution", position: end }],
  );
});

test("gives the preview what decides the runs of a pipeline", async (t) => {
  const client = await startLspClient(t);
  await client.open(uri, broken.replace("t<|>rian", "train"));
  const nodes = await client.connection.sendRequest<{ node: string }[]>("valohai/taskNodes", {
    uri,
  });
  assert.deepEqual(
    nodes.map((it) => it.node),
    ["node"],
  );
  const result = await client.connection.sendRequest<{
    version: number;
    source: { steps: { config: { name: { value: string } } }[] };
  }>("valohai/pipelineSource", { uri, pipeline: "p" });
  assert.equal(result.version, 1);
  assert.deepEqual(
    result.source.steps.map((it) => it.config.name.value),
    ["train"],
  );
});

test("answers quietly for documents that it does not know", async (t) => {
  const client = await startLspClient(t);
  const params = { textDocument: { uri }, position: { line: 0, character: 0 } };
  assert.equal(await client.connection.sendRequest("textDocument/hover", params), null);
  assert.deepEqual(await client.connection.sendRequest("textDocument/definition", params), []);
});

type Range = {
  start: { line: number; character: number };
  end: { line: number; character: number };
};

test("asks a client to pull diagnostics again only if it can", async (t) => {
  const pull = { textDocument: { diagnostic: {} } };
  const plain = await startLspClient(t, { capabilities: pull });
  const asked: string[] = [];
  plain.connection.onRequest((method) => {
    asked.push(method);
    return null;
  });
  await plain.connection.sendNotification("workspace/didChangeConfiguration", { settings: {} });
  await plain.open(uri, broken);
  const report = await plain.connection.sendRequest<{ items: unknown[] }>(
    "textDocument/diagnostic",
    { textDocument: { uri } },
  );
  assert.ok(report.items.length > 0);
  assert.deepEqual(asked, []);
  const able = await startLspClient(t, {
    capabilities: { ...pull, workspace: { diagnostics: { refreshSupport: true } } },
  });
  const refreshed = new Promise<void>((resolve) => {
    able.connection.onRequest("workspace/diagnostic/refresh", () => {
      resolve();
      return null;
    });
  });
  await able.connection.sendNotification("workspace/didChangeConfiguration", {
    settings: { rules: { "prop-unknown": "off" } },
  });
  await refreshed;
});

test("asks the client to show counts again when the settings change, which switch them off", async (t) => {
  const workspace = {
    configuration: true,
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
  };
  let settings: object = {};
  const asked: string[] = [];
  let wake = (): void => undefined;
  const client = await startLspClient(t, { capabilities: { workspace } }, (connection) => {
    connection.onRequest("client/registerCapability", () => null);
    connection.onRequest("workspace/configuration", () => [settings]);
    for (const method of ["workspace/codeLens/refresh", "workspace/inlayHint/refresh"]) {
      connection.onRequest(method, () => {
        asked.push(method);
        wake();
        return null;
      });
    }
  });
  const twoAsked = async (): Promise<void> => {
    while (new Set(asked).size < 2) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    asked.length = 0;
  };
  const lenses = (): Promise<object[]> =>
    client.connection.sendRequest("textDocument/codeLens", { textDocument: { uri } });
  await client.open(uri, broken.replace("t<|>rian", "train"));
  assert.equal((await lenses()).length, 2);
  settings = { codeLens: { enabled: false }, inlayHints: { enabled: false } };
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: {} });
  await twoAsked();
  assert.deepEqual(await lenses(), []);
});

test("the server sends its version to the client and in the log", async (t) => {
  const logged: { readonly type: number; readonly message: string }[] = [];
  const { connection, initialized } = await startLspClient(t, {}, (it) => {
    it.onNotification("window/logMessage", (message) => {
      logged.push(message);
    });
  });
  await connection.sendRequest("workspace/symbol", { query: "" });
  const version = initialized.serverInfo?.version ?? "";
  assert.match(version, /^\d+\.\d+\.\d+/);
  const text = `Valohai YAML ${version} (knows the files of valohai-yaml ${valohaiYamlVersion})`;
  assert.deepEqual(logged, [{ type: 3, message: text }]);
});
