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
import { tools } from "#core/features/tools/index.ts";
import type { Tool } from "#core/features/tools/tool.ts";
import { inputSchema } from "#core/features/tools/tool-input.ts";
import { productVersion } from "../../version-text.ts";
import { answerInFolder } from "./folder-project.ts";
import { listedResources, readResource, ruleTemplate } from "./resources.ts";

/** The longest message that is read, in bytes; the connection ends at a longer one. */
const maxBufferSize = 100_000_000;

const instructions =
  "Reads valohai.yaml files of the Valohai machine-learning platform; nothing is changed or run. Check a file before and after each edit, and plan its pipelines before you say what they will run.";

/** Answers an agent over standard input and output, about the files of a folder only; ends with the input. */
export async function serveMcp(root: string, report: (text: string) => void): Promise<void> {
  const server = serverFor(root);
  server.onerror = (error) => report(`vhyaml mcp: ${error.message}\n`);
  const transport = new StdioServerTransport(process.stdin, process.stdout, { maxBufferSize });
  await server.connect(transport);
  const closed = new Promise<void>((resolve) => {
    server.onclose = resolve;
  });
  await Promise.race([once(process.stdin, "end"), closed]);
}

function serverFor(root: string): Server {
  const server = new Server(
    { name: "valohai-yaml", title: "Valohai YAML", version: productVersion },
    { capabilities: { tools: {}, resources: {} }, instructions },
  );
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: tools.map(listed) }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const { text, isError } = await answerInFolder(root, params.name, params.arguments ?? {});
    return { content: [{ type: "text", text }], isError };
  });
  server.setRequestHandler(ListResourcesRequestSchema, () => ({ resources: [...listedResources] }));
  server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({
    resourceTemplates: [ruleTemplate],
  }));
  server.setRequestHandler(ReadResourceRequestSchema, async ({ params: { uri } }) => {
    const found = await readResource(uri).catch((error: unknown) => {
      throw new McpError(ErrorCode.InvalidParams, error instanceof Error ? error.message : "");
    });
    return { contents: [{ uri, ...found }] };
  });
  return server;
}

function listed({ name, title, description, input }: Tool) {
  return {
    name,
    title,
    description,
    inputSchema: { ...inputSchema(input), type: "object" as const },
    annotations: { title, readOnlyHint: true, idempotentHint: true, openWorldHint: false },
  };
}
