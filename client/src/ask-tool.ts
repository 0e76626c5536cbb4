import type { ToolAnswer } from "#core/features/tools/tool.ts";
import { type ToolParams, toolRequest } from "#project-protocol";
import type { LanguageServer } from "./language-client.ts";

/** The answer of a tool, or what went wrong in words; the language server knows texts that are not saved. */
export async function askTool(
  server: LanguageServer,
  tool: string,
  input: unknown,
): Promise<string> {
  const params: ToolParams = { tool, input };
  return (await server.request<ToolAnswer>(toolRequest, params)).text;
}
