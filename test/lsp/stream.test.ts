import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { everyRequest } from "../support/every-request.ts";
import { type ServerStream, startServer } from "../support/server-stream.ts";

const uri = "file:///project/valohai.yaml";

const initialize = (capabilities: object = {}) => ({
  id: 0,
  method: "initialize",
  params: { processId: null, rootUri: null, capabilities },
});

const initialized = { method: "initialized", params: {} };

const didOpen = (text: string) => ({
  method: "textDocument/didOpen",
  params: { textDocument: { uri, languageId: "valohai-yaml", version: 1, text } },
});

async function startedServer(t: TestContext): Promise<ServerStream> {
  const server = startServer(t);
  server.send(initialize());
  await server.answer(0);
  server.send(initialized);
  return server;
}

const symbolRequest = (id: number) => ({
  id,
  method: "textDocument/documentSymbol",
  params: { textDocument: { uri } },
});

const requestCancelled = -32800;

test("requests that are cancelled before their turn are answered as such, and the server goes on", async (t) => {
  const server = await startedServer(t);
  const requests = Array.from({ length: 50 }, (_, index) => symbolRequest(index + 1));
  const cancels = requests.map(({ id }) => ({ method: "$/cancelRequest", params: { id } }));
  server.send(didOpen("- step: { name: train }\n"), ...requests, ...cancels, symbolRequest(99));
  const last = await server.answer(99);
  assert.match(JSON.stringify(last.result), /train/);
  const answers = await Promise.all(requests.map(({ id }) => server.answer(id)));
  assert.equal(answers.length, 50);
  assert.ok(answers.filter((it) => it.error?.code === requestCancelled).length > 40);
});

test("to cancel what is unknown or answered changes nothing", async (t) => {
  const server = await startedServer(t);
  server.send(didOpen("- step: { name: train }\n"), symbolRequest(1));
  await server.answer(1);
  server.send({ method: "$/cancelRequest", params: { id: 1 } });
  server.send({ method: "$/cancelRequest", params: { id: "never sent" } });
  server.send(symbolRequest(2));
  assert.match(JSON.stringify((await server.answer(2)).result), /train/);
  assert.equal(server.messages().filter((it) => it.id === 1).length, 1);
});

test("the server ends with 0 after a shutdown and with 1 without", async (t) => {
  const polite = await startedServer(t);
  polite.send({ id: 1, method: "shutdown" });
  assert.equal((await polite.answer(1)).result, null);
  polite.send({ method: "exit" });
  assert.equal(await polite.ended, 0);
  const abrupt = await startedServer(t);
  abrupt.send({ method: "exit" });
  assert.equal(await abrupt.ended, 1);
});

test("the server ends when its client is gone", async (t) => {
  const server = await startedServer(t);
  server.child.stdin?.end();
  assert.equal(await server.ended, 1);
});

test("what is asked before the handshake is refused, and the handshake still succeeds", async (t) => {
  const server = startServer(t);
  server.send(symbolRequest(7), didOpen("- step: { name: early }\n"));
  assert.ok((await server.answer(7)).error);
  server.send(initialize());
  assert.ok((await server.answer(0)).result);
  server.send(initialized, symbolRequest(8));
  assert.ok((await server.answer(8)).error === undefined);
});

/** Rejects when the process ends, so that nobody waits for an answer that cannot come. */
async function crash({ ended }: ServerStream): Promise<never> {
  throw new Error(`The server has ended with ${await ended}`);
}

/** What no client should send. */
const nonsense: readonly object[] = [
  { method: "textDocument/didOpen", params: {} },
  { method: "textDocument/didOpen", params: { textDocument: { uri, version: 1, text: null } } },
  { method: "textDocument/didChange", params: { textDocument: { uri } } },
  {
    method: "textDocument/didChange",
    params: { textDocument: { uri, version: 2 }, contentChanges: [{ nothing: true }] },
  },
  { method: "textDocument/didClose", params: { textDocument: {} } },
  { method: "workspace/didChangeConfiguration", params: { settings: { valohai: 7 } } },
  {
    method: "workspace/didChangeConfiguration",
    params: { settings: { valohai: { files: ["[", "../**", ""], rules: [], scripts: null } } },
  },
  { method: "workspace/didChangeWatchedFiles", params: { changes: null } },
  { method: "$/unknown", params: { a: 1 } },
  { method: "never/heard/of", params: [1, 2] },
];

const hostileUris = ["", "not a uri", "file://", "untitled:%zz", "file:///%00/valohai.yaml"];

test("whatever is sent, nothing but messages is written, and the server goes on", async (t) => {
  const server = await startedServer(t);
  let id = 100;
  const asked: number[] = [];
  const ask = (method: string, params?: unknown) => {
    asked.push(++id);
    server.send({ id, method, params });
  };
  server.send(didOpen("- step: &a [*a, {name: \u{1f600}\n\t- broken: 'x\n"), ...nonsense);
  for (const { method } of everyRequest(uri)) {
    for (const params of [undefined, null, {}, [], { textDocument: null }, 7]) ask(method, params);
  }
  for (const hostile of hostileUris) {
    for (const { method, params } of everyRequest(hostile)) ask(method, params);
  }
  ask("never/heard/of");
  for (const it of asked) await Promise.race([server.answer(it), crash(server)]);
  server.send({ method: "textDocument/didClose", params: { textDocument: { uri } } });
  server.send(didOpen("- step: { name: train }\n"), symbolRequest(1));
  assert.match(JSON.stringify((await server.answer(1)).result), /train/);
  assert.ok(server.messages().length >= asked.length);
});

test("a message that is not JSON is passed over", async (t) => {
  const server = await startedServer(t);
  server.sendBytes("Content-Length: 9\r\n\r\nnot json!");
  server.send(didOpen("- step: { name: train }\n"), symbolRequest(1));
  const found = await Promise.race([server.answer(1), server.ended]);
  assert.match(JSON.stringify(found), /train/);
});
