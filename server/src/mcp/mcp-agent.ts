import type { ToolAnswer } from "#core/features/tools/tool.ts";
import type { JsonSchema } from "#core/schema/json-schema.ts";

/** What the protocol is given to answer with, so that its SDK and the engine can be bundles of their own. */
export interface McpAgent {
  readonly version: string;
  readonly tools: readonly McpTool[];
  answer(tool: string, input: unknown): Promise<ToolAnswer>;
  readonly resources: readonly Resource[];
  readonly template: ResourceTemplate;
  /** Rejects with a sentence where there is no such resource. */
  read(uri: string): Promise<{ readonly mimeType: string; readonly text: string }>;
}

interface McpTool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: JsonSchema;
}

interface Described {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly mimeType: string;
}

/** A text that an agent can read. */
export interface Resource extends Described {
  readonly uri: string;
}

/** Texts that an agent can read, by a part of their address. */
export interface ResourceTemplate extends Described {
  readonly uriTemplate: string;
}
