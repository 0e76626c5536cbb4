import type { TextDocument } from "vscode-languageserver-textdocument";
import { oncePer } from "#core/base/once-per.ts";

/**
 * How much longer an answer about an open text may wait for files that are not known yet, in milliseconds. The patience is for all
 * answers together, from the first question on, so that later keystrokes wait for no file that does not come.
 */
export function patienceWith(patience: number): (text: TextDocument) => number {
  const endOf = oncePer((_: TextDocument) => Date.now() + patience);
  return (text) => Math.max(0, endOf(text) - Date.now());
}
