import type { SourceRange } from "#core/base/range.ts";
import type { Offer } from "./offer.ts";

/** A word that can be written. */
export interface OfferedWord {
  readonly label: string;
  readonly detail?: string | undefined;
  /** Markdown. */
  readonly documentation?: string | undefined;
  /** What is written, if it is more than the word. */
  readonly newText?: string;
  readonly retrigger?: boolean;
}

/** The offer to write a word in an absolute range, in this place of the list. */
export function wordOffer(range: SourceRange, index: number, word: OfferedWord): Offer {
  const { label, detail, documentation, newText = label, retrigger = false } = word;
  return {
    label,
    kind: "value",
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation }),
    edit: { range, newText },
    sortText: String(index).padStart(5, "0"),
    filterText: label,
    insertAsSnippet: false,
    retrigger,
  };
}
