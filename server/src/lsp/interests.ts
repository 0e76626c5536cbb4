import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  WillRenameFilesRequest,
} from "vscode-languageserver";
import { lintConfigName } from "#core/features/diagnostics/lint-config-file.ts";
import { scriptPatterns } from "../files/project-scripts.ts";
import { type Client, schemesOf } from "./client-capabilities.ts";
import { movedFiles } from "./initialize.ts";
import { orUndefined } from "./request-client.ts";
import { registerScripts } from "./scripts.ts";

/** Whether a client that watches files reports changes of such a file. */
export function isReported(uri: string): boolean {
  return /\.(?:py|R|r|sh|ipynb|cfg|toml|ya?ml)$|\/(?:Makefile|requirements[^/]*\.txt)$/.test(uri);
}

/** Whether the client reports changes of files: it may announce that and refuse what it is asked to watch. */
export interface FileReports {
  come: boolean;
}

/** Asks the client to report changes of settings, files, scripts and folders, as far as it supports that. */
export function registerInterests(
  connection: Connection,
  client: Client,
  reports: FileReports,
  setFolders: (uris: readonly string[]) => void,
): void {
  if (client.supportsConfigurationRegistration) {
    // VS Code's own switch for code lenses decides where hints are useful.
    const sections = { section: ["valohai", "editor.codeLens"] };
    void orUndefined(connection.client.register(DidChangeConfigurationNotification.type, sections));
  }
  if (reports.come) void watchFiles(connection, reports);
  if (client.supportsScriptRegistration) registerScripts(connection, client, client.schemes);
  if (client.supportsFolderChanges) followFolders(connection, client, setFolders);
}

async function watchFiles({ client }: Connection, reports: FileReports): Promise<void> {
  const patterns = [`**/${lintConfigName}`, ...scriptPatterns, "**/*.{yaml,yml}"];
  const watchers = patterns.map((globPattern) => ({ globPattern }));
  const registered = await orUndefined(
    client.register(DidChangeWatchedFilesNotification.type, { watchers }),
  );
  if (!registered) reports.come = false;
}

/** Passes all workspace folders on after each change of them. */
function followFolders(
  connection: Connection,
  client: Client,
  setFolders: (uris: readonly string[]) => void,
): void {
  let folders = client.folders;
  let schemes = client.schemes;
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    const gone = new Set(removed.map((it) => it.uri));
    folders = [...folders.filter((it) => !gone.has(it)), ...added.map((it) => it.uri)];
    const more = client.answersAboutFiles ? schemesOf(folders) : [];
    const unknown = more.filter((it) => !schemes.includes(it));
    schemes = [...schemes, ...unknown];
    if (unknown.length > 0) registerLaterSchemes(connection, client, unknown);
    setFolders(folders);
  });
}

/** Asks the client for the scripts in folders with schemes that none of the first folders has, and before files move there. */
function registerLaterSchemes(
  connection: Connection,
  client: Client,
  schemes: readonly string[],
): void {
  if (client.supportsScriptRegistration) registerScripts(connection, client, schemes);
  if (!client.supportsMoveRegistration) return;
  const filters = movedFiles(schemes);
  void orUndefined(connection.client.register(WillRenameFilesRequest.type, { filters }));
}
