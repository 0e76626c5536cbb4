import type { Connection, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { createDocument, type Document } from "#core/document/document.ts";
import { fileOf } from "../files/paths.ts";
import { isScript } from "../files/project-scripts.ts";
import { isLintConfig } from "./lint-config.ts";

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

/** Is called when open texts change. */
export interface TextListener {
  /** The typing in a script has paused, or a script was opened or closed. */
  scriptChanged(): void;
  /** The same of the config of a project. */
  configChanged(): void;
  /** A Valohai file was opened. */
  opened(uri: string): void;
  /** A Valohai file or a config has changed. */
  changed(uri: string): void;
  closed(uri: string): void;
}

/** The analysed version of each open text: the one cache of the server. */
export function openDocuments(texts: TextDocuments<TextDocument>): OpenDocuments {
  const known = new Map<string, Snapshot>();
  texts.onDidClose(({ document }) => known.delete(document.uri));
  return {
    snapshotOf(uri) {
      const text = texts.get(uri);
      if (!text || !isValohaiFile(text)) return undefined;
      const snapshot = snapshotAfter(known.get(uri), text);
      known.set(uri, snapshot);
      return snapshot;
    },
    textOf: (uri) => texts.get(uri),
    lintConfigOf: (uri) => (isLintConfig(uri) ? texts.get(uri) : undefined),
    openUris: () =>
      texts
        .all()
        .filter(isValohaiFile)
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

/** Follows the texts that the client sends from now on, and calls a listener for each change. */
export function listenToTexts(
  connection: Connection,
  texts: TextDocuments<TextDocument>,
  listener: TextListener,
): void {
  const scriptChanged = afterPause(() => listener.scriptChanged());
  const configChanged = afterPause(() => listener.configChanged());
  texts.onDidChangeContent(({ document }) => {
    if (isScript(document)) return scriptChanged();
    if (isLintConfig(document.uri)) configChanged();
    listener.changed(document.uri);
  });
  texts.onDidOpen(({ document }) => {
    if (isValohaiFile(document)) listener.opened(document.uri);
  });
  texts.onDidClose(({ document }) => {
    if (isScript(document)) return scriptChanged();
    if (isLintConfig(document.uri)) configChanged();
    listener.closed(document.uri);
  });
  texts.listen(connection);
}

/** Scripts and configs are typed as well: what depends on them is updated once the typing pauses. */
function afterPause(act: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, scriptPause);
  };
}

const scriptPause = 200;

/** Clients also send scripts and the configs of projects. */
function isValohaiFile(text: TextDocument): boolean {
  return !isScript(text) && !isLintConfig(text.uri);
}

/** The open text of a file: clients escape other characters of an address than Node does. */
export function textOfFile(
  texts: TextDocuments<TextDocument>,
  uri: string,
): TextDocument | undefined {
  const known = texts.get(uri);
  if (known) return known;
  const file = fileOf(uri);
  return texts.all().find((it) => fileOf(it.uri) === file);
}
