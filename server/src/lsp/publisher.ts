import type { Connection } from "vscode-languageserver";
import { type DiagnosticSource, diagnosticsOf } from "./diagnostics.ts";

/** Sends diagnostics as soon as the messages that wait are read: at once after a pause, once for a burst of changes. */
export interface Publisher {
  schedule(uri: string): void;
  clear(uri: string): void;
}

/** A publisher that asks for the latest snapshot when it sends. */
export function createPublisher(connection: Connection, source: DiagnosticSource): Publisher {
  const waiting = new Set<string>();
  const send = (uri: string) => {
    const snapshot = source.snapshotOf(uri);
    if (!waiting.delete(uri) || !snapshot) return;
    const diagnostics = [...diagnosticsOf(source, snapshot)];
    void connection.sendDiagnostics({ uri, version: snapshot.version, diagnostics });
  };
  const sendSafely = (uri: string) => {
    try {
      send(uri);
    } catch (error) {
      // A fault of ours must not end the server: everything else still answers.
      const story = error instanceof Error ? error.stack : String(error);
      connection.console.error(`The diagnostics of ${uri} cannot be made: ${story}`);
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
