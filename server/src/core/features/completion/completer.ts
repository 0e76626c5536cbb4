import type { CompletionPlace } from "./completion-place.ts";
import type { Offer } from "./offer.ts";

/** Offers what can be written at one kind of place. */
export interface Completer {
  readonly name: string;
  readonly offers: (place: CompletionPlace) => readonly Offer[];
}
