import type { TextDocument } from "vscode-languageserver-textdocument";
import { createDocument, type Document } from "#core/document/document.ts";

/** A text as the client has it, and what we know of it. */
export interface Snapshot {
  readonly text: TextDocument;
  readonly version: number;
  readonly document: Document;
}

/** The analysed version of each open text: the one cache of the server. */
export interface Snapshots {
  /** The analysis of the text as it is; shared with earlier versions where nothing has changed. */
  of(text: TextDocument): Snapshot;
  forget(uri: string): void;
}

/** An empty store. */
export function createSnapshots(): Snapshots {
  const known = new Map<string, Snapshot>();
  return {
    of(text) {
      const before = known.get(text.uri);
      const content = text.getText();
      const same = before?.text === text && before.version === text.version;
      if (same && before.document.text === content) return before;
      const document = createDocument(content, before?.document);
      const snapshot = { text, version: text.version, document };
      known.set(text.uri, snapshot);
      return snapshot;
    },
    forget(uri) {
      known.delete(uri);
    },
  };
}
