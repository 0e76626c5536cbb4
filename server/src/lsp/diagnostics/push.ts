import type { Connection } from "vscode-languageserver";
import { lintConfigDiagnostics } from "../lint-config.ts";
import type { Workspace } from "../workspace.ts";
import { diagnosticsOf } from "./problems.ts";

/** Sends diagnostics once all waiting messages are read: at once after a pause, and once for a burst of changes. */
export interface Publisher {
  /** To be called for any open text: one that is not checked has no diagnostics. */
  schedule(uri: string): void;
  /** Takes back what was sent for a text. */
  clear(uri: string): void;
}

/** A publisher that asks for the latest snapshot when it sends. */
export function createPublisher(connection: Connection, workspace: Workspace): Publisher {
  const waiting = new Set<string>();
  const published = new Set<string>();
  const clear = (uri: string) => {
    if (published.delete(uri)) void connection.sendDiagnostics({ uri, diagnostics: [] });
  };
  const send = (uri: string) => {
    if (!waiting.delete(uri)) return;
    const checked = checkedText(workspace, uri);
    if (!checked) return clear(uri);
    published.add(uri);
    void connection.sendDiagnostics({ uri, ...checked });
  };
  const sendSafely = (uri: string) => {
    try {
      send(uri);
    } catch (error) {
      // A bug of ours must not end the server: all other requests still work.
      const story = error instanceof Error ? error.stack : String(error);
      connection.console.error(`The diagnostics of ${uri} cannot be computed: ${story}`);
    }
  };
  return {
    schedule(uri) {
      if (waiting.has(uri)) return;
      waiting.add(uri);
      setImmediate(sendSafely, uri);
    },
    clear(uri) {
      waiting.delete(uri);
      clear(uri);
    },
  };
}

/** The diagnostics of a Valohai file or a config; undefined for any other text. */
function checkedText(workspace: Workspace, uri: string) {
  const snapshot = workspace.snapshotOf(uri);
  if (snapshot) {
    const { version } = snapshot;
    return { version, diagnostics: diagnosticsOf(workspace, snapshot) };
  }
  const config = workspace.lintConfigOf(uri);
  return config && { version: config.version, diagnostics: lintConfigDiagnostics(config) };
}
