import type { Connection, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { isLintConfig, isScript } from "./text-kind.ts";

/** Is called when open texts change. */
export interface TextListener {
  /** The typing in a script has paused, or a script was opened or closed. */
  scriptChanged(): void;
  /** The same of the config of a project. */
  configChanged(): void;
  /** A text that is neither was opened: a Valohai file, or one that the server leaves alone. */
  opened(uri: string): void;
  /** Such a text or a config has changed. */
  changed(uri: string): void;
  closed(uri: string): void;
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
    if (!isScript(document) && !isLintConfig(document.uri)) listener.opened(document.uri);
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
