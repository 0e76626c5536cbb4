import * as vscode from "vscode";
import { bundles } from "./bundles.ts";
import type { LanguageServer } from "./language-client.ts";
import { isRecord } from "./message-shapes.ts";

/** What is used of the editor's interface for agents, which is younger than the oldest supported editor. */
interface AgentApi {
  readonly LanguageModelTextPart: new (text: string) => object;
  readonly LanguageModelToolResult: new (parts: readonly object[]) => object;
  readonly lm: {
    readonly registerTool?: (name: string, tool: AgentTool) => vscode.Disposable;
    readonly registerMcpServerDefinitionProvider?: (
      id: string,
      provider: McpProvider,
    ) => vscode.Disposable;
  };
}

interface AgentTool {
  invoke(options: { readonly input: unknown }): Promise<object>;
}

interface McpProvider {
  readonly onDidChangeMcpServerDefinitions: vscode.Event<void>;
  provideMcpServerDefinitions(): readonly object[];
}

const api: Partial<AgentApi> = vscode as unknown as Partial<AgentApi>;

/** Registers the tools that package.json declares, and the MCP server, where the editor has such things. */
export function registerAgentTools(
  context: vscode.ExtensionContext,
  server: LanguageServer,
): vscode.Disposable[] {
  const { lm, LanguageModelTextPart: Part, LanguageModelToolResult: Result } = api;
  const { registerTool, registerMcpServerDefinitionProvider: registerMcp } = lm ?? {};
  const tools =
    registerTool && Part && Result
      ? declaredTools(context).map((name) =>
          registerTool(name, {
            invoke: async ({ input }) =>
              new Result([new Part(await bundles.commands().askTool(server, name, input))]),
          }),
        )
      : [];
  return registerMcp ? [...tools, ...mcpProvider(context, registerMcp)] : tools;
}

function declaredTools({ extension }: vscode.ExtensionContext): readonly string[] {
  const tools: unknown = extension.packageJSON.contributes?.languageModelTools;
  if (!Array.isArray(tools)) return [];
  return tools.flatMap((it: unknown) =>
    isRecord(it) && typeof it["name"] === "string" ? [it["name"]] : [],
  );
}

/** Offers `vhyaml mcp` while a person has turned it on and trusts the workspace. */
function mcpProvider(
  context: vscode.ExtensionContext,
  register: NonNullable<AgentApi["lm"]["registerMcpServerDefinitionProvider"]>,
): vscode.Disposable[] {
  const changed = new vscode.EventEmitter<void>();
  const provider: McpProvider = {
    onDidChangeMcpServerDefinitions: changed.event,
    provideMcpServerDefinitions: () => bundles.commands().mcpServers(context),
  };
  return [
    changed,
    register("valohai", provider),
    vscode.workspace.onDidGrantWorkspaceTrust(() => changed.fire()),
    vscode.workspace.onDidChangeWorkspaceFolders(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("valohai.mcp.enable")) changed.fire();
    }),
  ];
}
