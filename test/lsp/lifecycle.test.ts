import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import {
  createMessageConnection,
  ErrorCodes,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";
import { everyRequest } from "../support/every-request.ts";
import { trainPipeline } from "../support/yaml.ts";

const uri = "file:///project/valohai.yaml";

/** A server to which nothing has been said, and the status with which it will end. */
function newServer(t: TestContext) {
  const child = spawn(process.execPath, ["out/server/main.js", "--stdio"]);
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  t.after(() => {
    connection.dispose();
    child.kill();
  });
  connection.listen();
  const ended = once(child, "exit").then(([status]) => status);
  return { connection, ended };
}

const initialize = (connection: MessageConnection, capabilities: object = {}) =>
  connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities });

async function refuses(connection: MessageConnection, code: number, ...methods: string[]) {
  for (const method of methods) {
    const known = everyRequest(uri).find((it) => it.method === method);
    const params = known?.params ?? { capabilities: {} };
    await assert.rejects(connection.sendRequest(method, params), { code }, method);
  }
}

const open = (connection: MessageConnection) =>
  connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "valohai-yaml", version: 1, text: trainPipeline("edges: []") },
  });

test("before initialize every request is answered with the code for that", async (t) => {
  const { connection } = newServer(t);
  const { ServerNotInitialized } = ErrorCodes;
  const methods = ["textDocument/hover", "valohai/taskNodes", "no/such", "shutdown"];
  await refuses(connection, ServerNotInitialized, ...methods);
  await initialize(connection);
  await connection.sendNotification("initialized", {});
  assert.deepEqual(await connection.sendRequest("valohai/taskNodes", { uri }), []);
});

test("a second initialize is refused, and so is what has no name that is known", async (t) => {
  const { connection } = newServer(t);
  await initialize(connection);
  await connection.sendNotification("initialized", {});
  await assert.rejects(initialize(connection), { code: ErrorCodes.InvalidRequest });
  await refuses(connection, ErrorCodes.MethodNotFound, "no/such");
});

test("after shutdown every request is refused, and exit ends the server with status 0", async (t) => {
  const { connection, ended } = newServer(t);
  await initialize(connection);
  await connection.sendNotification("initialized", {});
  await open(connection);
  assert.ok(await connection.sendRequest("textDocument/documentSymbol", { textDocument: { uri } }));
  assert.equal(await connection.sendRequest("shutdown"), null);
  const methods = everyRequest(uri).map((it) => it.method);
  const { InvalidRequest } = ErrorCodes;
  await refuses(connection, InvalidRequest, ...methods, "no/such", "initialize", "shutdown");
  await connection.sendNotification("exit");
  assert.equal(await ended, 0);
});

test("exit without shutdown ends the server with status 1", async (t) => {
  const { connection, ended } = newServer(t);
  await initialize(connection);
  await connection.sendNotification("exit");
  assert.equal(await ended, 1);
});

test("what was written to be shown is gone after shutdown", async (t) => {
  const { connection } = newServer(t);
  const shown: string[] = [];
  connection.onRequest("window/showDocument", (params: { readonly uri: string }) => {
    shown.push(fileURLToPath(params.uri));
    return { success: existsSync(shown[0] ?? "") };
  });
  await initialize(connection, { window: { showDocument: { support: true } } });
  await connection.sendNotification("initialized", {});
  await open(connection);
  const asked = { command: "valohai.showPlan", arguments: [{ uri, pipeline: "main" }] };
  assert.equal(await connection.sendRequest("workspace/executeCommand", asked), null);
  await connection.sendRequest("shutdown");
  assert.deepEqual(
    shown.map((it) => existsSync(it)),
    [false],
  );
});
