import { isGlob } from "#core/base/glob.ts";
import type { Document } from "#core/document/document.ts";
import { covers } from "./definition.ts";
import type { Entity } from "./entity.ts";
import { type Named, namedAt, type PlacedOccurrence, place, placesOf, searched } from "./named.ts";
import { occurrencesIn } from "./occurrences.ts";

/** Every place that names what is named at the offset, wildcards that match it included. */
export function references(document: Document, offset: number): readonly PlacedOccurrence[] {
  const found = namedAt(document, offset);
  return found ? referencesTo(document, found) : [];
}

/** Every place that names a thing, wildcards that match it included. */
export function referencesTo(document: Document, found: Named): readonly PlacedOccurrence[] {
  const { entity } = found;
  const places =
    entity.kind === "input" || entity.kind === "output"
      ? coveredPlaces(document, entity, found)
      : placesOf(document, entity, found);
  return eachOnce(places);
}

/** Inputs and outputs are also meant by patterns, and a pattern means all that it matches. */
function coveredPlaces(
  document: Document,
  entity: Entity,
  from: Named,
): readonly PlacedOccurrence[] {
  const means = (other: PlacedOccurrence["entity"], role: PlacedOccurrence["role"]) =>
    role === "definition"
      ? covers(entity, other)
      : other.name === entity.name || covers(other, entity);
  const pattern = isGlob(entity.name);
  return searched(document, entity, from).flatMap((placed) =>
    occurrencesIn(placed.item, document.names)
      .besides(entity)
      .filter((it) => means(it.entity, it.role) || (pattern && covers(entity, it.entity)))
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
