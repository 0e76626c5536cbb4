import type { Completer } from "./completer.ts";
import type { CompletionPlace, InsertionPoint } from "./completion-place.ts";
import { rawInsertion, textInsertion } from "./insertion.ts";
import { likeliestFirst } from "./likelihood/likeliest-first.ts";
import { valueLikelihoodAt } from "./likelihood/value-likelihood.ts";
import type { Offer } from "./offer.ts";

/** The fixed words that a value can be. */
export const choiceCompleter: Completer = {
  name: "choice",
  offers(place) {
    if (place.role === "key") return [];
    // Where a number may be written as well, a truth value is no likelier than any other value.
    const isOpen = place.points.some(({ schema }) => schema.kind === "number");
    const words = isOpen ? [] : place.points.flatMap((point) => wordsFor(place, point));
    if (words.length === 0) return [];
    const likelihood = valueLikelihoodAt(place);
    return likeliestFirst(words, (it) => likelihood(it.label)).map((it, rank) => ({ ...it, rank }));
  },
};

function wordsFor(place: CompletionPlace, point: InsertionPoint): readonly Offer[] {
  const { schema } = point;
  if (schema.kind === "boolean") return place.quote === "" ? booleans(place, point) : [];
  if (schema.kind !== "string") return [];
  return (schema.choices ?? []).map(({ value, doc }) => ({
    label: value,
    kind: "value",
    documentation: doc,
    ...textInsertion(place, point, value),
    rank: 0,
    closed: true,
  }));
}

/** The two truth values, which must not be quoted. */
export function booleans(place: CompletionPlace, point: InsertionPoint): readonly Offer[] {
  return ["true", "false"].map((value, rank) => ({
    label: value,
    kind: "value",
    ...rawInsertion(place, point, value, value),
    rank,
    closed: true,
  }));
}
