import type { Connection, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { isLintConfig, isScript } from "./text-kind.ts";

/** Is called when open texts change. */
export interface TextListener {
  /** The typing in scripts and in the configs of projects has paused, or texts were closed: what was made from them may be outdated. */
  othersChanged(uris: ReadonlySet<string>): void;
  /** A text that is not a script was opened or has changed. */
  changed(uri: string): void;
  /** A text that is not a script was closed. */
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

/** Collects what is called within a pause of the typing, so that what depends on scripts and configs is not made anew at each letter. */
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
    }, typingPause);
  };
}

/** How long the typing in scripts and configs has to pause, in milliseconds. */
const typingPause = 200;
