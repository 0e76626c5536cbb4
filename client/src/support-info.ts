import * as vscode from "vscode";
import { env, extensions, l10n, UIKind, version, workspace } from "vscode";
import { pingRequest } from "#protocol";
import { copyText } from "./copy-text.ts";
import type { LanguageServer } from "./language-client.ts";
import { isRecord } from "./preview-messages.ts";

/** How long the server may take to answer, in milliseconds. */
const patience = 3_000;

/** Copies what a report of a bug needs to say about the installation: no text and no path of the user's. */
export async function copySupportInfo(server: LanguageServer): Promise<void> {
  const answers = await Promise.race([
    server.request(pingRequest, {}).then(
      () => "answers",
      () => "does not run",
    ),
    new Promise<string>((resolve) => setTimeout(() => resolve("does not answer"), patience)),
  ]);
  const lines = [...installation(), `Language server: ${answers}`, ...changedSettings()];
  await copyText(`${lines.join("\n")}\n`, l10n.t("Copied to the clipboard"));
}

function installation(): readonly string[] {
  const { workspaceFolders = [] } = workspace;
  const schemes = [...new Set(workspaceFolders.map(({ uri }) => uri.scheme))].join(", ");
  const lm: unknown = Reflect.get(vscode, "lm");
  const has = (name: string) => (isRecord(lm) && name in lm ? "yes" : "no");
  return [
    `Valohai YAML ${manifest()["version"]}`,
    `${env.appName} ${version}, ${env.appHost}, ${env.uiKind === UIKind.Web ? "in a browser" : "on a desktop"}`,
    `Remote: ${env.remoteName ?? "none"}`,
    `Language of the editor: ${env.language}`,
    `Workspace: ${workspaceFolders.length} folders (${schemes || "none"}), ${workspace.isTrusted ? "trusted" : "not trusted"}`,
    `Tools for agents: ${has("registerTool")}, MCP servers: ${has("registerMcpServerDefinitionProvider")}`,
  ];
}

/** The settings that differ from their defaults; of lists and mappings only how much they hold, since they have names and paths. */
function changedSettings(): readonly string[] {
  const properties = manifest()["contributes"];
  const names = Object.keys(propertiesOf(properties));
  return names.flatMap((name) => {
    const found = workspace.getConfiguration().inspect<unknown>(name);
    const value = workspace.getConfiguration().get<unknown>(name);
    if (JSON.stringify(value) === JSON.stringify(found?.defaultValue)) return [];
    return [`${name}: ${shortValue(value)}`];
  });
}

function shortValue(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  return `${Object.keys(value).length} entries`;
}

function propertiesOf(contributes: unknown): object {
  const configuration = isRecord(contributes) ? contributes["configuration"] : undefined;
  const properties = isRecord(configuration) ? configuration["properties"] : undefined;
  return isRecord(properties) ? properties : {};
}

function manifest(): { readonly [key: string]: unknown } {
  const own = extensions.all.find(({ packageJSON }) => packageJSON.name === "valohai-yaml");
  return isRecord(own?.packageJSON) ? own.packageJSON : {};
}
