import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Texts } from "./texts.ts";

/**
 * Distinguishes requests that follow a keystroke from those that a person makes: the protocol calls both "invoked". An editor
 * asks once after a keystroke, so the second request for the same text is a person's; an editor may also say so.
 */
export interface TypedTexts extends Texts {
  /** The character that was typed right before the offset, if nothing was asked since; asking ends that. */
  takeTyped(text: TextDocument, offset: number): string | undefined;
  /** The next request is a person's. */
  asked(): void;
}

type Change = Parameters<Texts["update"]>[1][number];

/** The last change of a text, and the whole text before it where the change replaced all of it. */
interface LastChange {
  readonly change: Change;
  readonly before: string;
}

/** The texts, whose changes are watched; what a change has typed is found out when it is asked for. */
export function watchTyping(texts: Texts): TypedTexts {
  let latest = new WeakMap<TextDocument, LastChange>();
  return {
    create: (...parts) => texts.create(...parts),
    update(text, changes, version) {
      const change = changes.at(-1);
      const before = change && !("range" in change) ? text.getText() : "";
      if (change) latest.set(text, { change, before });
      return texts.update(text, changes, version);
    },
    takeTyped(text, offset) {
      const last = latest.get(text);
      latest.delete(text);
      const typed = last && typedBy(text, last);
      return typed?.end === offset ? typed.letter : undefined;
    },
    asked() {
      latest = new WeakMap();
    },
  };
}

interface Typed {
  /** Where the typed text ends. */
  readonly end: number;
  readonly letter: string;
}

/** What a change has typed: a part of one line that does not end in a blank. */
function typedBy(text: TextDocument, { change, before }: LastChange): Typed | undefined {
  const inserted =
    "range" in change
      ? { start: text.offsetAt(change.range.start), text: change.text }
      : insertedInto(before, text.getText());
  const letter = inserted && /^.*?(\S)$/u.exec(inserted.text)?.[1];
  return letter ? { end: inserted.start + inserted.text.length, letter } : undefined;
}

/** What was inserted into a text that is sent as a whole; undefined if more has changed. */
function insertedInto(before: string, after: string) {
  const length = after.length - before.length;
  if (length <= 0) return undefined;
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  if (after.slice(start + length) !== before.slice(start)) return undefined;
  return { start, text: after.slice(start, start + length) };
}
