import type { TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { oncePer } from "#core/base/once-per.ts";
import { createDocument, type Document } from "#core/document/document.ts";
import { canonicalUri } from "../files/uris.ts";
import { isLintConfig, isValohaiFile, type NamedFiles } from "./text-kind.ts";

/** A text as the client has it, and what we know of it. */
export interface Snapshot {
  readonly text: TextDocument;
  readonly version: number;
  readonly document: Document;
}

/** The texts that are open at the client, as they are. */
export interface OpenDocuments {
  /** The analysis of an open Valohai file; shared with earlier versions where nothing has changed. */
  snapshotOf(uri: string): Snapshot | undefined;
  /** An open text, of whatever language. */
  textOf(uri: string): TextDocument | undefined;
  /** The text of a `.valohai-lint.yaml` that is open. */
  lintConfigOf(uri: string): TextDocument | undefined;
  /** The addresses of the open Valohai files. */
  openUris(): readonly string[];
}

/** A snapshot, and the setting that was in force when its text was found to be a Valohai file. */
interface Known {
  readonly snapshot: Snapshot;
  readonly files: readonly string[];
}

/** The analysed version of each open text: the one cache of the server. What is a Valohai file may change while it is open. */
export function openDocuments(
  texts: TextDocuments<TextDocument>,
  named: NamedFiles,
): OpenDocuments {
  const known = new Map<string, Known>();
  texts.onDidClose(({ document }) => known.delete(document.uri));
  return {
    snapshotOf(uri) {
      const text = texts.get(uri);
      const before = known.get(uri);
      const { files } = named.state.settings;
      const isKnown = before?.snapshot.text === text && before?.files === files;
      if (!text || !(isKnown || isValohaiFile(text, named))) {
        known.delete(uri);
        return undefined;
      }
      const snapshot = snapshotAfter(before?.snapshot, text);
      known.set(uri, { snapshot, files });
      return snapshot;
    },
    textOf: (uri) => texts.get(uri),
    lintConfigOf: (uri) => (isLintConfig(uri) ? texts.get(uri) : undefined),
    openUris: () =>
      texts
        .all()
        .filter((it) => isValohaiFile(it, named))
        .map((it) => it.uri),
  };
}

/** The analysis of a text as it is, from the one before if there was one. */
function snapshotAfter(before: Snapshot | undefined, text: TextDocument): Snapshot {
  const content = text.getText();
  const same = before?.text === text && before.version === text.version;
  if (same && before.document.text === content) return before;
  const document = createDocument(content, before?.document);
  return { text, version: text.version, document };
}

/** The open text of a file: clients escape other characters of an address than Node does. */
export function textOfFile(
  texts: TextDocuments<TextDocument>,
  uri: string,
): TextDocument | undefined {
  const known = texts.get(uri);
  if (known) return known;
  const file = canonicalUri(uri);
  return texts.all().find((it) => fileOf(it) === file);
}

const fileOf = oncePer(({ uri }: TextDocument) => canonicalUri(uri));
