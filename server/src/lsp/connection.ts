import {
  type ConnectionStrategy,
  createConnection,
  ErrorCodes,
  LSPErrorCodes,
  ProposedFeatures,
  ResponseError,
} from "vscode-languageserver/node";
import { versionText } from "../version-text.ts";
import { type Client, clientOf } from "./client-capabilities.ts";
import type { Session } from "./guarded-connection.ts";
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
const session: Session = { phase: "new", messages: 0 };
let server: RunningServer | undefined;
connection.onRequest((method) => {
  if (session.phase === "shut down") throw refusal("The server is shut down");
  throw refusal(`No request is named "${method}"`, ErrorCodes.MethodNotFound);
});
connection.onShutdown(async () => {
  if (session.phase !== "initialized") throw refusal("The server is shut down");
  session.phase = "shut down";
  await server?.shutDown();
});
if (isStdio) process.stdin.once("close", () => process.exit(session.phase === "shut down" ? 0 : 1));
let begin = (): void => undefined;
connection.onInitialize((params) => {
  if (session.phase !== "new") throw refusal("The server is initialized");
  session.phase = "initialized";
  const client = clientOf(params);
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

/** The error of a request that cannot be answered now; before `initialize` none can. */
function refusal(message: string, code: number = ErrorCodes.InvalidRequest): ResponseError<void> {
  return session.phase === "new"
    ? new ResponseError(ErrorCodes.ServerNotInitialized, "The server is not initialized")
    : new ResponseError(code, message);
}

/** The engine is not loaded before the first answer has left: the client has things to do in the meantime. */
function start(client: Client): RunningServer {
  const engine: typeof import("./server.ts") = require("./server.js");
  if (isStdio) encode = engine.encodeMessages();
  const guarded = engine.guardedConnection(connection, session);
  return engine.startServer(guarded, client, engine.createScheduler(session));
}
