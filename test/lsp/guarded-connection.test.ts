import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { type TestContext, test } from "node:test";
import {
  type Connection,
  createConnection,
  createMessageConnection,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { type Fault, listenToFaults } from "#core/base/faults.ts";
import { guardedConnection } from "../../server/src/lsp/guarded-connection.ts";

/** A guarded server whose handlers the test registers, and a client of it. */
function connected(t: TestContext, register: (connection: Connection) => void) {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
  const client = createMessageConnection(
    new StreamMessageReader(down),
    new StreamMessageWriter(up),
  );
  register(guardedConnection(server));
  server.listen();
  client.listen();
  t.after(() => {
    client.dispose();
    server.dispose();
  });
  return client;
}

function faultsHeard(): Fault[] {
  const heard: Fault[] = [];
  listenToFaults((it) => heard.push(it));
  return heard;
}

const params = { textDocument: { uri: "file:///a.yaml" }, position: { line: 0, character: 0 } };

test("a handler that fails answers nothing, and its fault is reported with its name", async (t) => {
  const heard = faultsHeard();
  const client = connected(t, (connection) => {
    connection.onHover(() => {
      throw new Error("at once");
    });
    connection.languages.inlayHint.on(async () => {
      throw new Error("later");
    });
    connection.onRequest("valohai/own", () => {
      throw new Error("own");
    });
  });
  assert.equal(await client.sendRequest("textDocument/hover", params), null);
  assert.equal(await client.sendRequest("textDocument/inlayHint", params), null);
  assert.equal(await client.sendRequest("valohai/own", params), null);
  assert.deepEqual(
    heard.map(({ part, error }) => [part, String(error)]),
    [
      ["the handler onHover", "Error: at once"],
      ["the handler languages.inlayHint.on", "Error: later"],
      ["the handler of valohai/own", "Error: own"],
    ],
  );
});

test("what a handler answers or refuses is passed on", async (t) => {
  const heard = faultsHeard();
  const client = connected(t, (connection) => {
    connection.onHover(() => ({ contents: "text" }));
    connection.onDefinition(() => new ResponseError(-32803, "not here"));
    connection.onReferences(() => {
      throw new ResponseError(-32803, "nor here");
    });
  });
  assert.deepEqual(await client.sendRequest("textDocument/hover", params), { contents: "text" });
  await assert.rejects(client.sendRequest("textDocument/definition", params), /not here/);
  await assert.rejects(client.sendRequest("textDocument/references", params), /nor here/);
  assert.deepEqual(heard, []);
});
