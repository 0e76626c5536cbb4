import * as vscode from "vscode";
import { nodeProgram } from "#node-program";

/** A program that an agent talks to over its standard input and output. */
interface StdioServer {
  cwd?: vscode.Uri;
}

interface McpApi {
  readonly McpStdioServerDefinition: new (
    label: string,
    command: string,
    args: readonly string[],
    env: { readonly [name: string]: string },
    version: string,
  ) => StdioServer;
}

/** The tools as an MCP server, one for each workspace folder; none unless a person has turned it on and trusts the workspace. */
export function mcpServers({ extension, extensionUri }: vscode.ExtensionContext): StdioServer[] {
  const { McpStdioServerDefinition: Definition } = vscode as unknown as Partial<McpApi>;
  const isOn = vscode.workspace.getConfiguration("valohai").get<boolean>("mcp.enable") === true;
  if (!nodeProgram || !Definition || !isOn || !vscode.workspace.isTrusted) return [];
  const { command, env } = nodeProgram;
  const main = vscode.Uri.joinPath(extensionUri, "out", "server", "main.js").fsPath;
  const version = String(extension.packageJSON.version);
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(
    ({ uri }) => uri.scheme === "file",
  );
  return folders.map(({ name, uri }) => {
    const label = folders.length > 1 ? `Valohai YAML (${name})` : "Valohai YAML";
    const args = [main, "mcp", uri.fsPath];
    return Object.assign(new Definition(label, command, args, env, version), { cwd: uri });
  });
}
