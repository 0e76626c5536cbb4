import type { Connection, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { isLintConfig, isScript } from "./text-kind.ts";

/** Is called when open texts change. */
export interface TextListener {
  /** The typing in scripts or in the configs of projects has paused, or some were opened or closed. */
  othersChanged(uris: ReadonlySet<string>): void;
  /** A text that is not a script was opened or has changed. */
  changed(uri: string): void;
  closed(uri: string): void;
}

/** Follows the texts that the client sends from now on, and calls a listener for each change. */
export function listenToTexts(
  connection: Connection,
  texts: TextDocuments<TextDocument>,
  listener: TextListener,
): void {
  const otherChanged = afterPause((uris) => listener.othersChanged(uris));
  texts.onDidChangeContent(({ document }) => {
    if (isOther(document)) otherChanged(document.uri);
    if (!isScript(document)) listener.changed(document.uri);
  });
  texts.onDidClose(({ document }) => {
    otherChanged(document.uri);
    if (!isScript(document)) listener.closed(document.uri);
  });
  texts.listen(connection);
}

function isOther(document: TextDocument): boolean {
  return isScript(document) || isLintConfig(document.uri);
}

/** Scripts and configs are typed as well: what depends on them is updated once the typing pauses. */
function afterPause(act: (uris: ReadonlySet<string>) => void): (uri: string) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting = new Set<string>();
  return (uri) => {
    waiting.add(uri);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const uris = waiting;
      waiting = new Set();
      act(uris);
    }, scriptPause);
  };
}

/** How long the typing in scripts and configs has to pause, in milliseconds. */
const scriptPause = 200;
