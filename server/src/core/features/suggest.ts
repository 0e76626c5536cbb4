import { closestOrLonger } from "../base/closest.ts";

/** The end of a message and the text for a quick fix where a nearest name exists. */
export interface Suggestion {
  readonly hint: string;
  readonly extra: { readonly suggestion?: string; readonly isValue?: boolean };
}

/** Asks "did you mean" for the name that a misspelt one most likely stands for. */
export function suggest(name: string, candidates: Iterable<string>): Suggestion {
  const suggestion = closestOrLonger(name, candidates);
  if (suggestion === undefined) return { hint: "", extra: {} };
  return { hint: `; did you mean "${suggestion}"?`, extra: { suggestion, isValue: true } };
}

/** Names in a row for a message: `"a", "b" or "c"`. */
export function alternatives(names: readonly string[]): string {
  const quoted = names.map((it) => `"${it}"`);
  if (quoted.length < 2) return quoted.join("");
  return `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}`;
}

/** Names in a row for a message: `"a", "b" and "c"`. */
export function inARow(names: readonly string[]): string {
  return alternatives(names).replace(/ or (?="[^"]*"$)/, " and ");
}
