import "./no-code-generation.ts";
import { once } from "node:events";
import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import {
  CallToolRequestSchema,
  ErrorCode,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  McpError,
  ReadResourceRequestSchema,
} from "@modelcontextprotocol/sdk/types.js";
import type { McpAgent } from "./mcp-agent.ts";

/** The longest message that is read, in bytes; the connection ends at a longer one. */
const maxBufferSize = 100_000_000;

const instructions =
  "Reads valohai.yaml files of the Valohai machine-learning platform; nothing is changed or run. Check a file before and after each edit, and plan its pipelines before you say what they will run.";

/** Answers an agent over standard input and output; ends with the input. */
export async function serveMcp(agent: McpAgent, report: (text: string) => void): Promise<void> {
  const server = serverFor(agent);
  server.onerror = (error) => report(`vhyaml mcp: ${error.message}\n`);
  const transport = new StdioServerTransport(process.stdin, process.stdout, { maxBufferSize });
  await server.connect(transport);
  const closed = new Promise<void>((resolve) => {
    server.onclose = resolve;
  });
  await Promise.race([once(process.stdin, "end"), closed]);
}

function serverFor(agent: McpAgent): Server {
  const server = new Server(
    { name: "valohai-yaml", title: "Valohai YAML", version: agent.version },
    { capabilities: { tools: {}, resources: {} }, instructions },
  );
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: agent.tools.map(listed) }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const { text, isError } = await agent.answer(params.name, params.arguments ?? {});
    return { content: [{ type: "text", text }], isError };
  });
  server.setRequestHandler(ListResourcesRequestSchema, () => ({ resources: [...agent.resources] }));
  server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({
    resourceTemplates: [agent.template],
  }));
  server.setRequestHandler(ReadResourceRequestSchema, async ({ params: { uri } }) => {
    const found = await agent.read(uri).catch((error: unknown) => {
      throw new McpError(ErrorCode.InvalidParams, error instanceof Error ? error.message : "");
    });
    return { contents: [{ uri, ...found }] };
  });
  return server;
}

function listed({ inputSchema, ...tool }: McpAgent["tools"][number]) {
  return {
    ...tool,
    inputSchema: { ...inputSchema, type: "object" as const },
    annotations: {
      title: tool.title,
      readOnlyHint: true,
      idempotentHint: true,
      openWorldHint: false,
    },
  };
}
