import { isGlob } from "#core/base/glob.ts";
import type { Document } from "#core/document/document.ts";
import { covers } from "./definition.ts";
import { occurrencesIn } from "./occurrences.ts";
import type { YamlSymbol } from "./symbol.ts";
import {
  type PlacedOccurrence,
  place,
  placesOf,
  type SymbolAt,
  searched,
  symbolAt,
} from "./symbol-at.ts";

/** Every place that names the symbol at an offset of the file, including wildcards that match it. */
export function references(document: Document, offset: number): readonly PlacedOccurrence[] {
  const found = symbolAt(document, offset);
  return found ? referencesTo(document, found) : [];
}

/** Every place that names a thing, wildcards that match it included. */
export function referencesTo(document: Document, found: SymbolAt): readonly PlacedOccurrence[] {
  const { symbol } = found;
  const places =
    symbol.kind === "input" || symbol.kind === "output"
      ? coveredPlaces(document, symbol, found)
      : placesOf(document, symbol, found);
  return eachOnce(places);
}

/** Patterns also refer to inputs and outputs, and a pattern refers to all that it matches. */
function coveredPlaces(
  document: Document,
  symbol: YamlSymbol,
  from: SymbolAt,
): readonly PlacedOccurrence[] {
  const means = (other: PlacedOccurrence["symbol"], role: PlacedOccurrence["role"]) =>
    role === "definition"
      ? covers(symbol, other)
      : other.name === symbol.name || covers(other, symbol);
  const pattern = isGlob(symbol.name);
  return searched(document, symbol, from).flatMap((placed) =>
    occurrencesIn(placed.item, document.names)
      .besides(symbol)
      .filter((it) => means(it.symbol, it.role) || (pattern && covers(symbol, it.symbol)))
      .map((it) => place(it, placed.start, placed)),
  );
}

/** A text that several items share through an alias is one place. */
function eachOnce(places: readonly PlacedOccurrence[]): readonly PlacedOccurrence[] {
  const seen = new Set<number>();
  return places.filter(({ range }) => {
    if (seen.has(range.start)) return false;
    seen.add(range.start);
    return true;
  });
}
