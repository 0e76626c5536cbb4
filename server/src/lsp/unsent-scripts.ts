import type { TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Client } from "./client-capabilities.ts";
import { isScript } from "./text-kind.ts";

/** Whether a script that is not open on the server may be open in the editor, with changes that are neither saved nor sent. */
export type MayBeUnsent = (uri: string) => boolean;

/** Learns from the scripts that the client opens which kinds of them it sends. */
export function watchUnsentScripts(
  { renamesUnsentScripts }: Client,
  texts: TextDocuments<TextDocument>,
): MayBeUnsent {
  const sent = new Set<string>();
  texts.onDidOpen(({ document }) => {
    if (isScript(document)) sent.add(endingOf(document.uri));
  });
  return (uri) => !renamesUnsentScripts && !sent.has(endingOf(uri));
}

function endingOf(uri: string): string {
  return uri.slice(uri.lastIndexOf(".")).toLowerCase();
}
