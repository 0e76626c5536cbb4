import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import path from "node:path";
import type { TestContext } from "node:test";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import type { JSONRPCMessage } from "@modelcontextprotocol/sdk/types.js";

/** What a bridge does between a client and the server. */
interface Bridge {
  /** Where the server runs. */
  readonly folder: string;
  /** Turns a message of the client into the one that the server gets. */
  readonly adapt: (message: JSONRPCMessage) => JSONRPCMessage;
  /** The open sessions by their ids. */
  readonly sessions: Map<string, StreamableHTTPServerTransport>;
}

/**
 * Serves `vhyaml mcp` over HTTP for clients that do not speak stdio, and answers its address. It joins two transports
 * of the SDK, and starts a process for each session.
 */
export async function bridgeMcp(
  t: TestContext,
  folder: string,
  adapt: Bridge["adapt"],
): Promise<string> {
  const bridge: Bridge = { folder, adapt, sessions: new Map() };
  const http = createServer(async (request, response) => {
    const id = String(request.headers["mcp-session-id"]);
    const session = bridge.sessions.get(id) ?? (await startSession(bridge));
    await session.handleRequest(request, response);
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  t.after(async () => {
    await Promise.all([...bridge.sessions.values()].map((it) => it.close()));
    http.close();
    http.closeAllConnections();
  });
  const address = http.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : address}/mcp`;
}

async function startSession({ folder, adapt, sessions }: Bridge) {
  const program = new StdioClientTransport({
    command: process.execPath,
    args: [path.resolve("out/cli/main.js"), "mcp"],
    cwd: folder,
  });
  const session = new StreamableHTTPServerTransport({
    sessionIdGenerator: randomUUID,
    onsessioninitialized: (id) => {
      sessions.set(id, session);
    },
  });
  session.onmessage = (message) => program.send(adapt(message));
  session.onclose = () => program.close();
  program.onmessage = (message) => session.send(message);
  await program.start();
  return session;
}
