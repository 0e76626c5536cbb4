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

/** The offer to write a word in a range of the file. */
export function wordOffer(range: SourceRange, rank: number, word: OfferedWord): Offer {
  const { newText = word.label, ...shown } = word;
  return {
    ...shown,
    kind: "value",
    edit: { range, newText },
    filterText: word.label,
    insertAsSnippet: false,
    rank,
  };
}
