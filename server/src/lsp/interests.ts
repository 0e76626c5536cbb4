import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
} from "vscode-languageserver";
import { lintConfigName } from "#core/features/diagnostics/lint-config.ts";
import { scriptPattern } from "../files/project-scripts.ts";
import type { Client } from "./client-capabilities.ts";
import { orUndefined } from "./request-client.ts";
import { registerScripts } from "./scripts.ts";

/** Whether a client that watches files reports changes of such a file. */
export function isReported(uri: string): boolean {
  return /\.(?:py|R|r|sh|ipynb|cfg|toml|ya?ml)$|\/(?:Makefile|requirements[^/]*\.txt)$/.test(uri);
}

/** Asks the client to report changes of settings, files, scripts and folders, as far as it supports that. */
export function registerInterests(
  connection: Connection,
  client: Client,
  setFolders: (uris: readonly string[]) => void,
): void {
  if (client.supportsConfigurationRegistration) {
    // VS Code's own switch for code lenses decides where hints are useful.
    const sections = { section: ["valohai", "editor.codeLens"] };
    void orUndefined(connection.client.register(DidChangeConfigurationNotification.type, sections));
  }
  if (client.supportsFileWatching) {
    const watchers = [
      { globPattern: `**/${lintConfigName}` },
      { globPattern: scriptPattern },
      { globPattern: "**/*.{yaml,yml}" },
    ];
    void orUndefined(
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }),
    );
  }
  if (client.supportsScriptRegistration) registerScripts(connection, client);
  if (!client.supportsFolderChanges) return;
  let folders = client.folders;
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    const gone = new Set(removed.map((it) => it.uri));
    folders = [...folders.filter((it) => !gone.has(it)), ...added.map((it) => it.uri)];
    setFolders(folders);
  });
}
