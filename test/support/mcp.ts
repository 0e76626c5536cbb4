import path from "node:path";
import type { TestContext } from "node:test";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";

/** What a tool has answered. */
export interface McpAnswer {
  readonly text: string;
  readonly isError: boolean;
}

/** An agent that talks to `vhyaml mcp`. */
export interface McpAgent {
  readonly client: Client;
  ask(tool: string, input?: object): Promise<McpAnswer>;
}

/** Starts `vhyaml mcp` in a folder with the SDK's own client; it may make no code from texts. */
export async function startMcp(
  t: TestContext,
  folder: string,
  ...args: readonly string[]
): Promise<McpAgent> {
  return startMcpProgram(t, folder, "out/cli/main.js", ...args);
}

/** The same with another program that has the command. */
export async function startMcpProgram(
  t: TestContext,
  folder: string,
  program: string,
  ...args: readonly string[]
): Promise<McpAgent> {
  const client = new Client({ name: "test", version: "1" });
  const main = path.resolve(program);
  const node = ["--disallow-code-generation-from-strings", main, "mcp", ...args];
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args: node, cwd: folder }),
  );
  t.after(() => client.close());
  return {
    client,
    async ask(tool, input = {}) {
      const answer = await client.callTool({ name: tool, arguments: { ...input } });
      return answerIn(answer);
    },
  };
}

function answerIn(answer: { readonly [key: string]: unknown }): McpAnswer {
  const content: unknown = answer["content"];
  const [first]: unknown[] = Array.isArray(content) ? content : [];
  const text = typeof first === "object" && first !== null ? Reflect.get(first, "text") : undefined;
  return { text: String(text), isError: answer["isError"] === true };
}
