import type { Completer, Proposal } from "./completer.ts";
import { rawInsertion, textInsertion } from "./insertion.ts";
import type { Opening } from "./opening.ts";
import type { CompletionPlace } from "./place.ts";

/** The fixed words that a value can be. */
export const choiceCompleter: Completer = {
  name: "choice",
  proposals(place) {
    if (place.role === "key") return [];
    return place.openings.flatMap((opening) => choicesFor(place, opening));
  },
};

function choicesFor(place: CompletionPlace, opening: Opening): readonly Proposal[] {
  const { schema } = opening;
  if (schema.kind === "boolean") return place.quote === "" ? booleans(place, opening) : [];
  if (schema.kind !== "string") return [];
  return (schema.choices ?? []).map(({ value, doc }, rank) => ({
    label: value,
    kind: "value",
    documentation: doc,
    insertion: textInsertion(place, opening, value),
    rank,
  }));
}

/** The two truth values, which must not be quoted. */
export function booleans(place: CompletionPlace, opening: Opening): readonly Proposal[] {
  return ["true", "false"].map((value, rank) => ({
    label: value,
    kind: "value",
    insertion: rawInsertion(place, opening, value, value),
    rank,
  }));
}
