import { parseArgs } from "node:util";
import { folderAgent } from "../mcp/folder-agent.ts";
import type { McpAgent } from "../mcp/mcp-agent.ts";
import { serveMcp } from "../mcp/serve-mcp.ts";
import { type CliIo, UsageError } from "./cli-io.ts";
import { asMisuse } from "./options.ts";

/** The options of `mcp`. */
const mcpOptions = { root: { type: "string" } } as const;

/** Answers agents over standard input and output until the input ends. */
export async function mcp(args: readonly string[], io: CliIo): Promise<number> {
  const { values } = asMisuse(() =>
    parseArgs({ args: [...args], options: mcpOptions, allowPositionals: false }),
  );
  await serveMcp(await agentIn(values.root ?? "."), io.error);
  return 0;
}

async function agentIn(folder: string): Promise<McpAgent> {
  try {
    return await folderAgent(folder);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
