import {
  type ConnectionStrategy,
  createConnection,
  ProposedFeatures,
} from "vscode-languageserver/node";
import type { Client } from "./client-capabilities.ts";
import type { Session } from "./guarded-connection.ts";
import type { RunningServer } from "./server.ts";
import { cancelUndispatched, openSession } from "./session.ts";
import { type Encode, standardStreams } from "./streams.ts";

// The engine takes the library from here. It is in a file of its own, which is read after the first answer.
export * from "vscode-languageserver/node";

const strategy: ConnectionStrategy = { cancelUndispatched };

/** Serves a client by the transport that the command line names, or else over the standard streams; calls `warmedUp` once, after the warm-up. */
export function listen(warmedUp: () => void): void {
  chooseTransport();
  let encode: Encode = (message) => [Buffer.from(JSON.stringify(message))];
  const isStdio = process.argv.includes("--stdio");
  const connection = isStdio
    ? createConnection(ProposedFeatures.all, ...standardStreams((it) => encode(it)), strategy)
    : createConnection(ProposedFeatures.all, strategy);
  const session = openSession(connection, (client: Client, own: Session): RunningServer => {
    // The engine is not loaded before the first answer has left: the client has things to do in the meantime.
    const engine: typeof import("./engine.ts") = require("./engine.js");
    if (isStdio) encode = engine.encodeMessages(Buffer.from);
    return engine.serve(connection, client, own, engine.nodePlatform(warmedUp));
  });
  if (isStdio)
    process.stdin.once("close", () => process.exit(session.phase === "shut down" ? 0 : 1));
  connection.listen();
}

function chooseTransport(): void {
  const transports = ["--stdio", "--node-ipc", "--pipe", "--socket"];
  if (!process.argv.some((it) => transports.some((transport) => it.startsWith(transport)))) {
    process.argv.push("--stdio");
  }
}
