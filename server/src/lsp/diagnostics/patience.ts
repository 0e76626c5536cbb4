import type { TextDocument } from "vscode-languageserver-textdocument";
import { oncePer } from "#core/base/once-per.ts";

/**
 * How long an answer about an open text may still wait for files that are not known yet: so long in all, counted from the
 * first question about it, in milliseconds. No keystroke waits then for files that do not come.
 */
export function patienceWith(patience: number): (text: TextDocument) => number {
  const endOf = oncePer((_: TextDocument) => Date.now() + patience);
  return (text) => Math.max(0, endOf(text) - Date.now());
}
