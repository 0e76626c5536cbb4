import type { Connection } from "vscode-languageserver";
import { toLspDiagnostic } from "./convert.ts";
import { type DiagnosticSource, problemsOf } from "./diagnostics.ts";

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
    const { text, version } = snapshot;
    const diagnostics = problemsOf(source, snapshot).map((it) => toLspDiagnostic(text, it));
    void connection.sendDiagnostics({ uri, version, diagnostics });
  };
  return {
    schedule(uri) {
      if (waiting.has(uri)) return;
      waiting.add(uri);
      setImmediate(send, uri);
    },
    clear(uri) {
      waiting.delete(uri);
      void connection.sendDiagnostics({ uri, diagnostics: [] });
    },
  };
}
