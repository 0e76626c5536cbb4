import type { Connection } from "vscode-languageserver";
import { lintConfigDiagnostics } from "../lint-config.ts";
import type { Workspace } from "../workspace.ts";
import { diagnosticsOf } from "./problems.ts";

/** Sends diagnostics once all waiting messages are read: at once after a pause, and once for a burst of changes. */
export interface Publisher {
  schedule(uri: string): void;
  clear(uri: string): void;
}

/** Sends nothing: for clients that ask for diagnostics themselves. */
export const silentPublisher: Publisher = {
  schedule: () => undefined,
  clear: () => undefined,
};

/** A publisher that asks for the latest snapshot when it sends. */
export function createPublisher(connection: Connection, workspace: Workspace): Publisher {
  const waiting = new Set<string>();
  const send = (uri: string) => {
    if (!waiting.delete(uri)) return;
    const snapshot = workspace.snapshotOf(uri);
    if (snapshot) {
      const { version } = snapshot;
      const diagnostics = [...diagnosticsOf(workspace, snapshot)];
      void connection.sendDiagnostics({ uri, version, diagnostics });
      return;
    }
    const config = workspace.lintConfigOf(uri);
    if (!config) return;
    const { version } = config;
    void connection.sendDiagnostics({ uri, version, diagnostics: lintConfigDiagnostics(config) });
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
      void connection.sendDiagnostics({ uri, diagnostics: [] });
    },
  };
}
