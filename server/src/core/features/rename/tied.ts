import { groupBy } from "#core/base/group-by.ts";
import type { Document } from "#core/document/document.ts";
import { occurrencesIn } from "#core/names/occurrences.ts";
import { isLocal, symbolKey } from "#core/names/symbol.ts";
import {
  type PlacedOccurrence,
  place,
  placesOf,
  type SymbolAt,
  writtenRange,
} from "#core/names/symbol-at.ts";

/**
 * Every place that must change together with a name: its own, and those of other things that read the same text
 * through an alias, such as the parameters of two steps that share one list.
 */
export function tiedPlaces(document: Document, found: SymbolAt): readonly PlacedOccurrence[] {
  const places = [...placesOf(document, found.symbol, found)];
  if (found.symbol.kind === "anchor") return places;
  const known = new Set([keyOf(found)]);
  const shared = sharedTexts(document);
  for (let index = 0; index < places.length; index++) {
    const current = places[index];
    const others = (current && shared.get(writtenRange(current).start)) ?? [];
    for (const other of others) {
      if (known.has(keyOf(other))) continue;
      known.add(keyOf(other));
      for (const it of placesOf(document, other.symbol, other)) places.push(it);
    }
  }
  return places;
}

/** A key that is equal exactly for the same thing of one document. */
export function keyOf({ symbol, item }: SymbolAt): string {
  const own = isLocal(symbol) ? item?.item.node.range.start : "";
  return `${symbolKey(symbol)}\n${own}`;
}

/** The occurrences at each place, in pieces where aliases read one text several times. */
function sharedTexts(document: Document): ReadonlyMap<number, readonly PlacedOccurrence[]> {
  const anchored = new Set(
    document.pieces.filter(({ piece }) => piece.anchors.size > 0).map((it) => it.start),
  );
  const occurrences = document.items
    .filter((it) => anchored.has(it.start))
    .flatMap((placed) =>
      occurrencesIn(placed.item, document.names).all.map((it) => place(it, placed.start, placed)),
    );
  return groupBy(occurrences, (it) => writtenRange(it).start);
}
