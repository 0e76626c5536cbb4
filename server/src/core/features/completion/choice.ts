import type { Completer, Proposal } from "./completer.ts";
import { rawInsertion, textInsertion } from "./insertion.ts";
import { likeliestFirst } from "./likelihood/likeliest-first.ts";
import { valueLikelihoodAt } from "./likelihood/value-likelihood.ts";
import type { Opening } from "./opening.ts";
import type { CompletionPlace } from "./place.ts";

/** The fixed words that a value can be. */
export const choiceCompleter: Completer = {
  name: "choice",
  proposals(place) {
    if (place.role === "key") return [];
    const words = place.openings.flatMap((opening) => wordsFor(place, opening));
    if (words.length === 0) return [];
    const likelihood = valueLikelihoodAt(place);
    return likeliestFirst(words, (it) => likelihood(it.label)).map((it, rank) => ({ ...it, rank }));
  },
};

function wordsFor(place: CompletionPlace, opening: Opening): readonly Proposal[] {
  const { schema } = opening;
  if (schema.kind === "boolean") return place.quote === "" ? booleans(place, opening) : [];
  if (schema.kind !== "string") return [];
  return (schema.choices ?? []).map(({ value, doc }) => ({
    label: value,
    kind: "value",
    documentation: doc,
    insertion: textInsertion(place, opening, value),
    rank: 0,
    closed: true,
  }));
}

/** The two truth values, which must not be quoted. */
export function booleans(place: CompletionPlace, opening: Opening): readonly Proposal[] {
  return ["true", "false"].map((value, rank) => ({
    label: value,
    kind: "value",
    insertion: rawInsertion(place, opening, value, value),
    rank,
    closed: true,
  }));
}
