import type { Proposal } from "./completer.ts";
import type { CompletionPlace } from "./completion-place.ts";

/**
 * Nobody can type this marker, so an editor that compares it with what is typed drops the offer at the next key, and
 * Enter begins a new line again.
 */
const untypable = "\ue000";

/**
 * Which of the proposals may be shown unasked. A text of the user's own is never replaced: where
 * none is typed yet, such an offer is there until something is. Of a closed set of words any may replace what is typed,
 * until that is one of them.
 */
export function unasked(
  { request, before, after }: CompletionPlace,
  proposals: readonly Proposal[],
): readonly Proposal[] {
  if (request.trigger === undefined) return proposals;
  const typed = before + after;
  const isTyped = typed !== "";
  const isFinished = proposals.some((it) => it.closed && it.insertion.filterText === typed);
  return proposals.flatMap((it) => {
    if (it.closed) return isFinished ? [] : [it];
    if (!it.free) return [it];
    return isTyped ? [] : [{ ...it, insertion: { ...it.insertion, filterText: untypable } }];
  });
}
