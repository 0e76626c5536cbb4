import {
  type ConnectionStrategy,
  createConnection,
  LSPErrorCodes,
  ProposedFeatures,
  ResponseError,
} from "vscode-languageserver/node";
import { versionText } from "../version-text.ts";
import { type Client, clientOf } from "./client-capabilities.ts";
import { initializeResult } from "./initialize.ts";
import type { RunningServer } from "./server.ts";
import { type Encode, standardStreams } from "./streams.ts";

// The engine takes the library from here: it is a file of its own, which is not read before the first answer.
export * from "vscode-languageserver/node";

const cancelled = new ResponseError(LSPErrorCodes.RequestCancelled, "The request is cancelled");
const transports = ["--stdio", "--node-ipc", "--pipe", "--socket"];
if (!process.argv.some((it) => transports.some((transport) => it.startsWith(transport)))) {
  process.argv.push("--stdio");
}

const strategy: ConnectionStrategy = {
  // A request that is cancelled while it waits for its turn is skipped.
  cancelUndispatched: () => ({ jsonrpc: "2.0", id: null, error: cancelled.toJson() }),
};
let encode: Encode = (message) => [Buffer.from(JSON.stringify(message))];
const isStdio = process.argv.includes("--stdio");
const connection = isStdio
  ? createConnection(ProposedFeatures.all, ...standardStreams((it) => encode(it)), strategy)
  : createConnection(ProposedFeatures.all, strategy);
let exitCode = 1;
connection.onShutdown(() => {
  exitCode = 0;
});
if (isStdio) process.stdin.once("close", () => process.exit(exitCode));
let begin = (): void => undefined;
connection.onInitialize((params) => {
  const client = clientOf(params);
  let server: RunningServer | undefined;
  const load = () => {
    server ??= start(client);
    return server;
  };
  begin = () => load().initialized();
  setTimeout(load, answerTime);
  return initializeResult(client);
});
connection.onInitialized(() => {
  connection.console.info(versionText("Valohai YAML"));
  begin();
});
connection.listen();

/** Milliseconds after which the first answer has been sent, so that loading the engine delays nothing. */
const answerTime = 5;

/** The engine is not loaded before the first answer has left: the client has things to do in the meantime. */
function start(client: Client): RunningServer {
  const engine: typeof import("./server.ts") = require("./server.js");
  encode = engine.encodeMessage;
  return engine.startServer(engine.guardedConnection(connection), client);
}
