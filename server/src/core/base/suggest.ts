import { closestNameOrLonger, closestOrLonger } from "./closest.ts";
import { listText } from "./list-text.ts";

/** The end of a message and the text for a quick fix where a nearest name exists. */
export interface Suggestion {
  readonly hint: string;
  readonly extra: {
    readonly suggestion?: string;
    readonly suggestionKind?: "spelling";
    readonly isValue?: boolean;
  };
}

/** Asks "did you mean" for the user's own name that a misspelt one may stand for: a question, never an answer. */
export function suggest(name: string, candidates: Iterable<string>): Suggestion {
  return suggestionOf(closestNameOrLonger(name, candidates), {});
}

/** Asks "did you mean" for the word of Valohai's that a misspelt one most likely is. */
export function suggestWord(word: string, known: Iterable<string>): Suggestion {
  return suggestionOf(closestOrLonger(word, known), { suggestionKind: "spelling" });
}

function suggestionOf(
  suggestion: string | undefined,
  kind: { readonly suggestionKind?: "spelling" },
): Suggestion {
  if (suggestion === undefined) return { hint: "", extra: {} };
  return { hint: `; did you mean "${suggestion}"?`, extra: { suggestion, ...kind, isValue: true } };
}

/** Names in a row for a message: `"a", "b" or "c"`. */
export function alternatives(names: readonly string[]): string {
  return listText(names.map(quoted), "or");
}

/** Names in a row for a message: `"a", "b" and "c"`. */
export function inARow(names: readonly string[]): string {
  return listText(names.map(quoted));
}

function quoted(name: string): string {
  return `"${name}"`;
}
