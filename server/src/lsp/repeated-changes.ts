import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Texts } from "./texts.ts";

type Changes = Parameters<Texts["update"]>[1];

/**
 * The texts, where a change that is sent twice is made once. Clients that are set up to send scripts, and also register for
 * them as the server asks, send each of their changes twice, with the same version.
 */
export function withoutRepeats(texts: Texts): Texts {
  const latest = new WeakMap<TextDocument, Changes>();
  return {
    create: (...parts) => texts.create(...parts),
    update(text, changes, version) {
      const before = version === text.version ? latest.get(text) : undefined;
      if (before && JSON.stringify(before) === JSON.stringify(changes)) return text;
      // A client that never counts up may well make the same change twice.
      if (version > text.version) latest.set(text, changes);
      else latest.delete(text);
      return texts.update(text, changes, version);
    },
  };
}
