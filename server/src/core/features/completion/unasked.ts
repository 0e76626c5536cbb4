import type { CompletionPlace } from "./completion-place.ts";
import type { Offer } from "./offer.ts";

/**
 * This marker cannot be typed, so an editor that compares it with what is typed drops the offer at the next key, and
 * Enter begins a new line again.
 */
const untypable = "\ue000";

/**
 * Which of the offers may be shown unasked. A text of the user's own is never replaced: where
 * none is typed yet, such an offer is there until something is. Of a closed set of words any may replace what is typed,
 * until that is one of them.
 */
export function unasked(
  { request, before, after }: CompletionPlace,
  offers: readonly Offer[],
): readonly Offer[] {
  if (request.trigger === undefined) return offers;
  const typed = before + after;
  const isTyped = typed !== "";
  const isFinished = offers.some((it) => it.closed && it.filterText === typed);
  return offers.flatMap((it) => {
    if (it.closed) return isFinished ? [] : [it];
    if (!it.free) return [it];
    return isTyped ? [] : [{ ...it, filterText: untypable }];
  });
}
