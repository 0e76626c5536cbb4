#!/usr/bin/env node
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { startServer } from "./server.ts";

const transports = ["--stdio", "--node-ipc", "--pipe", "--socket"];
if (!process.argv.some((it) => transports.some((transport) => it.startsWith(transport)))) {
  process.argv.push("--stdio");
}
startServer(createConnection(ProposedFeatures.all));
