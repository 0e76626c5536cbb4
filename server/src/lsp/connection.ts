import {
  type ConnectionStrategy,
  createConnection,
  LSPErrorCodes,
  ProposedFeatures,
  ResponseError,
} from "vscode-languageserver/node";
import { clientOf } from "./client.ts";
import { initializeResult } from "./initialize.ts";
import type { RunningServer } from "./server.ts";
import { standardStreams } from "./writing.ts";

const cancelled = new ResponseError(LSPErrorCodes.RequestCancelled, "The request is cancelled");
const transports = ["--stdio", "--node-ipc", "--pipe", "--socket"];
if (!process.argv.some((it) => transports.some((transport) => it.startsWith(transport)))) {
  process.argv.push("--stdio");
}

const strategy: ConnectionStrategy = {
  // A request that is cancelled while it waits for its turn is not looked at.
  cancelUndispatched: () => ({ jsonrpc: "2.0", id: null, error: cancelled.toJson() }),
};
const isStdio = process.argv.includes("--stdio");
const connection = isStdio
  ? createConnection(ProposedFeatures.all, ...standardStreams(), strategy)
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
    server ??= loadEngine().startServer(connection, client);
    return server;
  };
  begin = () => load().initialized();
  setTimeout(load, answerTime);
  return initializeResult(client);
});
connection.onInitialized(() => begin());
connection.listen();

/** Milliseconds after which the first answer is on its way, and loading the engine holds up nobody. */
const answerTime = 5;

/** The engine is not loaded before the first answer has left: the client has things to do in the meantime. */
function loadEngine(): typeof import("./server.ts") {
  return require("./server.ts");
}
