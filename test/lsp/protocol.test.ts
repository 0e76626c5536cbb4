import assert from "node:assert/strict";
import { test } from "node:test";
import { everyRequest } from "../support/every-request.ts";
import { type LspClient, type Position, startLspClient } from "../support/lsp-client.ts";
import { projectFolder } from "../support/project-folder.ts";

const uri = "file:///project/valohai.yaml";

const fileOf = (step: string, used = step) => `- step:
    name: ${step}
    image: busybox:1
    command: echo
- pipeline:
    name: p
    nodes:
      - { name: n, type: execution, step: ${used} }
      - { name: m, type: execution, step: ${used} }
    edges:
      - [n.output.*, m.input.model]
`;

const missing = (codes: readonly { readonly code: string }[]) =>
  codes.some((it) => it.code === "node-step-missing");

async function change(
  { connection }: LspClient,
  version: number,
  ...contentChanges: readonly object[]
): Promise<void> {
  await connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version },
    contentChanges,
  });
}

/** The first name in the outline: what the server takes the text to be. */
async function firstName({ connection }: LspClient, of = uri): Promise<string | undefined> {
  const symbols = await connection.sendRequest<readonly { name: string }[] | null>(
    "textDocument/documentSymbol",
    { textDocument: { uri: of } },
  );
  return symbols?.[0]?.name;
}

const close = ({ connection }: LspClient, closed = uri) =>
  connection.sendNotification("textDocument/didClose", { textDocument: { uri: closed } });

const at = (line: number, character: number): Position => ({ line, character });

test("every request is answered without content before a text is opened and after it is closed", async (t) => {
  const client = await startLspClient(t);
  const ask = async () => {
    for (const { method, params } of everyRequest(uri)) {
      const answer = await client.connection.sendRequest(method, params);
      assert.ok(!JSON.stringify(answer ?? null).includes("train"), `${method} knows a text`);
    }
  };
  await ask();
  const { text } = await client.open(uri, fileOf("train"));
  const open = await Promise.all(
    everyRequest(uri).map(({ method, params }) => client.connection.sendRequest(method, params)),
  );
  assert.ok(JSON.stringify(open).includes("train"));
  await close(client);
  await ask();
  assert.equal((await client.open(uri, text)).text, text);
  assert.equal(await firstName(client), "train");
});

test("a change of a text that is not open changes nothing", async (t) => {
  const client = await startLspClient(t);
  await change(client, 2, { text: fileOf("train") });
  await change(client, 3, { range: { start: at(0, 0), end: at(0, 1) }, text: "-" });
  await close(client);
  assert.equal(await firstName(client), undefined);
  await client.open(uri, fileOf("train"));
  assert.equal(await firstName(client), "train");
});

test("a text is what was sent last, whatever its version", async (t) => {
  const client = await startLspClient(t);
  await client.open(uri, fileOf("train"));
  assert.equal(await firstName(client), "train");
  for (const [version, name] of [
    [9, "nine"],
    [4, "four"],
    [4, "again"],
    [-1, "below"],
  ] as const) {
    await change(client, version, { text: fileOf(name) });
    assert.equal(await firstName(client), name);
  }
});

test("a change with the version of the one before brings diagnostics of its own", async (t) => {
  const client = await startLspClient(t, {
    capabilities: { textDocument: { diagnostic: {} } },
  });
  await client.open(uri, fileOf("train", "trian"));
  const pull = (previousResultId?: string) =>
    client.connection.sendRequest<{ resultId: string; items?: { code: string }[] }>(
      "textDocument/diagnostic",
      { textDocument: { uri }, previousResultId },
    );
  const before = await pull();
  assert.ok(missing(before.items ?? []));
  await change(client, 1, { text: fileOf("train") });
  const after = await pull(before.resultId);
  assert.ok(after.items && !missing(after.items));
});

test("the changes of one notification count one after the other, also where they overlap", async (t) => {
  const client = await startLspClient(t);
  await client.open(uri, fileOf("train"));
  const name = (from: number, to: number) => ({ start: at(1, from), end: at(1, to) });
  await change(
    client,
    2,
    { range: name(10, 15), text: "evaluation" },
    { range: name(12, 20), text: "e" },
    { range: name(13, 10), text: "X" },
    { range: name(11, 900), text: "Y" },
  );
  assert.equal(await firstName(client), "XY");
  await change(client, 3, { text: "" }, { range: name(0, 0), text: fileOf("whole") });
  assert.equal(await firstName(client), "whole");
});

test("a burst of 1,000 requests between edits is answered, each for the text of its time", async (t) => {
  const client = await startLspClient(t);
  await client.open(uri, fileOf("first"));
  const requests = everyRequest(uri);
  const answers: Promise<unknown>[] = [];
  const names: Promise<string | undefined>[] = [];
  for (let index = 0; index < 1000; index++) {
    const { method, params } = requests[index % requests.length] ?? requests[0] ?? assert.fail();
    answers.push(client.connection.sendRequest(method, params));
    if (index % 100 !== 0) continue;
    void change(client, index + 2, { text: fileOf(`step-${index}`) });
    names.push(firstName(client));
  }
  await Promise.all(answers);
  assert.deepEqual(
    await Promise.all(names),
    names.map((_, index) => `step-${index * 100}`),
  );
});

test("many open texts do not mix", async (t) => {
  const client = await startLspClient(t);
  const uris = Array.from({ length: 40 }, (_, index) => `file:///project-${index}/valohai.yaml`);
  await Promise.all(uris.map((it, index) => client.open(it, fileOf(`step-${index}`, "train"))));
  await Promise.all(uris.filter((_, index) => index % 2 === 0).map((it) => close(client, it)));
  for (const [index, it] of uris.entries()) {
    const found = await firstName(client, it);
    assert.equal(found, index % 2 === 0 ? undefined : `step-${index}`);
    if (index % 2 === 1) assert.ok(missing(await client.diagnostics(it, 1)));
  }
});

test("two servers side by side know nothing of each other", async (t) => {
  const [one, two] = await Promise.all([startLspClient(t), startLspClient(t)]);
  await one.open(uri, fileOf("one"));
  assert.equal(await firstName(two), undefined);
  await two.open(uri, fileOf("two", "one"));
  assert.equal(await firstName(one), "one");
  assert.ok(missing(await two.diagnostics(uri, 1)));
  assert.ok(!missing(await one.diagnostics(uri, 1)));
});

test("a folder that leaves the workspace takes its files along", async (t) => {
  const [staying, moving] = [
    projectFolder(t, { "valohai.yaml": fileOf("stays") }),
    projectFolder(t, { "valohai.yaml": fileOf("moves") }),
  ];
  const client = await startLspClient(t, {
    capabilities: { workspace: { workspaceFolders: true } },
    workspaceFolders: [{ uri: staying.uri, name: "staying" }],
  });
  const names = async () => {
    const found = await client.connection.sendRequest<{ name: string }[]>("workspace/symbol", {
      query: "",
    });
    return found.map((it) => it.name).filter((it) => it === "stays" || it === "moves");
  };
  const folders = (added: readonly string[], removed: readonly string[]) =>
    client.connection.sendNotification("workspace/didChangeWorkspaceFolders", {
      event: {
        added: added.map((it) => ({ uri: it, name: "folder" })),
        removed: removed.map((it) => ({ uri: it, name: "folder" })),
      },
    });
  assert.deepEqual(await names(), ["stays"]);
  await folders([moving.uri], []);
  assert.deepEqual((await names()).toSorted(), ["moves", "stays"]);
  await folders([], [moving.uri, "file:///never/there"]);
  assert.deepEqual(await names(), ["stays"]);
});

test("a renamed file is a text of its own, and the name before is forgotten", async (t) => {
  const client = await startLspClient(t);
  const { text } = await client.open(uri, fileOf("train", "trian"));
  assert.ok(missing(await client.diagnostics(uri, 1)));
  const renamed = "file:///project/pipelines.valohai.yaml";
  await close(client);
  await client.open(renamed, text);
  assert.ok(missing(await client.diagnostics(renamed, 1)));
  await client.diagnosticsAs(uri, (it) => it.length === 0);
  assert.equal(await firstName(client), undefined);
  assert.equal(await firstName(client, renamed), "train");
});
