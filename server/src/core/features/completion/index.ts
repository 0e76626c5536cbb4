import { guarded } from "#core/base/faults.ts";
import { visibleText } from "#core/base/visible-text.ts";
import type { Document } from "#core/document/document.ts";
import { ignoreOffers } from "../diagnostics/ignored-codes.ts";
import { aliasNameCompleter, takesAlias } from "./alias-name.ts";
import { choiceCompleter } from "./choice.ts";
import { commentWordOffers } from "./comment-word.ts";
import type { Completer } from "./completer.ts";
import type { CompletionPlace } from "./completion-place.ts";
import type { CompletionRequest } from "./completion-request.ts";
import { declaredNameCompleter, parameterSetCompleter } from "./declared-name.ts";
import { entryTemplateCompleter } from "./entry-template.ts";
import { estimateOffers } from "./estimate-part.ts";
import { expressionNameCompleter } from "./expression-name.ts";
import { filePathCompleter } from "./file-path.ts";
import { placesAt } from "./find-places.ts";
import { itemNameCompleter } from "./item-name.ts";
import { setApart } from "./item-spacing.ts";
import { itemTemplateCompleter } from "./item-template.ts";
import { keyCompleter, optionalKeys } from "./key.ts";
import { nodeNameCompleter } from "./node-name.ts";
import type { Offer } from "./offer.ts";
import { fromOutdented } from "./outdent.ts";
import { parameterValueCompleter } from "./parameter-value.ts";
import { pipelineParameterNameCompleter } from "./part-template.ts";
import { placeholderCompleter } from "./placeholder.ts";
import { programCommandCompleter } from "./program-command.ts";
import { scriptNameCompleter } from "./script-names.ts";
import { shortEdgeCompleter } from "./short-edge.ts";
import { socketCompleter } from "./socket.ts";
import { unasked } from "./unasked.ts";
import { usedValueCompleter } from "./used-value.ts";
import { wholeEdgeCompleter } from "./whole-edge.ts";

/** Offers of equal rank keep the order in which their completers are here. */
const completers: readonly Completer[] = [
  entryTemplateCompleter,
  keyCompleter,
  choiceCompleter,
  itemTemplateCompleter,
  itemNameCompleter,
  nodeNameCompleter,
  declaredNameCompleter,
  scriptNameCompleter,
  pipelineParameterNameCompleter,
  parameterSetCompleter,
  parameterValueCompleter,
  shortEdgeCompleter,
  wholeEdgeCompleter,
  socketCompleter,
  placeholderCompleter,
  expressionNameCompleter,
  programCommandCompleter,
  filePathCompleter,
  usedValueCompleter,
];

/**
 * What can be written at an offset of the file, likeliest first, not filtered by the typed text. Only the item
 * around the offset is parsed.
 */
export function complete(
  document: Document,
  offset: number,
  request: CompletionRequest = {},
): readonly Offer[] {
  const inComment =
    ignoreOffers(document, offset, request) ??
    estimateOffers(document, offset, request) ??
    commentWordOffers(document, offset);
  if (inComment) return inComment;
  const offers = placesAt(document, offset, request)
    .map((place) => ({ place, offers: offersAt(place) }))
    .filter((it) => it.offers.length > 0)
    .flatMap(ofReading)
    .sort((a, b) => a.rank - b.rank);
  const unique = new Map<string, Offer>();
  for (const it of offers) {
    const identity = `${it.label} ${it.before?.range.end} ${it.edit.newText}`;
    if (!unique.has(identity)) unique.set(identity, it);
  }
  return [...unique.values()].map(presentable);
}

function offersAt(place: CompletionPlace): readonly Offer[] {
  const all = completersFor(place).flatMap((it) =>
    guarded(`the completer ${it.name}`, () => fitting(place, it.offers(place)), []),
  );
  return unasked(place, all);
}

function completersFor(place: CompletionPlace): readonly Completer[] {
  return takesAlias(place) ? [aliasNameCompleter] : completers;
}

interface PlaceOffers {
  readonly place: CompletionPlace;
  readonly offers: readonly Offer[];
}

/** Where the cursor can be read in several ways, the offers of each stay together and new list entries show their dash. */
function ofReading(
  { place, offers }: PlaceOffers,
  reading: number,
  readings: readonly PlaceOffers[],
): readonly Offer[] {
  const isOutdented = place.outdent > 0;
  const isAlone = !isOutdented && readings.filter((it) => it.place.outdent === 0).length === 1;
  return offers.map((it) => {
    const isEntry = !isAlone && it.edit.newText.startsWith("- ");
    const label = isEntry ? `- ${it.label}` : it.label;
    const isNext =
      isOutdented && place.role === "key" && it.detail === "required" && place.before !== "";
    const rank = isNext ? optionalKeys - 1 : it.rank + reading * rankOfReading;
    const found = { ...it, label, rank };
    return setApart(place, isOutdented ? fromOutdented(place, found) : found);
  });
}

const rankOfReading = 100_000;

/** Texts with blanks are compared as a whole: the cursor may be after a finished value. */
function fitting(
  { document, typed, before }: CompletionPlace,
  offers: readonly Offer[],
): readonly Offer[] {
  const cursor = typed.start + before.length;
  return offers.filter(({ edit, filterText }) => {
    const prefix = document.text.slice(edit.range.start, cursor).trimStart();
    return !/\s/.test(prefix) || filterText.toLowerCase().startsWith(prefix.toLowerCase());
  });
}

/** The offer with what is shown of it made visible, as editors compare it with what is typed. */
function presentable(offer: Offer): Offer {
  return {
    ...offer,
    label: visibleText(offer.label),
    detail: offer.detail && visibleText(offer.detail),
    // A bracket that is closed ends what is typed: no list may stay open then, for Enter would take from it.
    filterText: offer.filterText.replace(/[\]}]/g, ""),
  };
}
