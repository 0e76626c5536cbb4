import { type SourceRange, shift, touches } from "#core/base/range.ts";
import { type Document, type PlacedPiece, pieceAt } from "#core/document/document.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import { anchorOccurrences } from "./anchors.ts";
import { type Entity, isLocal, sameEntity } from "./entity.ts";
import type { Occurrence } from "./occurrence.ts";
import { occurrencesIn } from "./occurrences.ts";

/** An occurrence with absolute ranges. */
export interface PlacedOccurrence extends Occurrence {
  /** Where its piece starts: what was added to its ranges. */
  readonly start: number;
  /** The item that holds it; an anchor may stand outside of all. */
  readonly item: PlacedItem | undefined;
}

/** Something that has a name, and where it was found: an entity of an item without a name is known by its item alone. */
export type Named = Pick<PlacedOccurrence, "entity" | "start" | "item">;

export interface ItemOccurrence extends PlacedOccurrence {
  readonly item: PlacedItem;
}

/** What Valohai finds named at the offset, if anything is. */
export function occurrenceAt(document: Document, offset: number): ItemOccurrence | undefined {
  const start = pieceAt(document, offset)?.start;
  for (const placed of document.items) {
    if (placed.start !== start) continue;
    const found = occurrencesIn(placed.item, document.names).all.find((it) =>
      touches(it.range, offset - placed.start),
    );
    if (found) return { ...place(found, placed.start, placed), item: placed };
  }
  return undefined;
}

/** What is named at the offset: for an alias of a name the anchor, whose name it is that stands there. */
export function namedAt(document: Document, offset: number): PlacedOccurrence | undefined {
  return anchorAt(pieceAt(document, offset), offset) ?? occurrenceAt(document, offset);
}

function anchorAt(placed: PlacedPiece | undefined, offset: number): PlacedOccurrence | undefined {
  if (!placed) return undefined;
  const { piece, start } = placed;
  const found = anchorOccurrences(piece).find(
    ({ range }) => touches(range, offset - start) || range.start - 1 === offset - start,
  );
  return found && place(found, start, undefined);
}

/** Every place where the file names an entity that was found somewhere, each once and in the order of the text. */
export function placesOf(
  document: Document,
  entity: Entity,
  from: Pick<PlacedOccurrence, "start" | "item">,
): readonly PlacedOccurrence[] {
  if (entity.kind === "anchor") return anchorPlaces(document, entity, from.start);
  return searched(document, entity, from).flatMap((placed) =>
    occurrencesIn(placed.item, document.names)
      .of(entity)
      .map((it) => place(it, placed.start, placed)),
  );
}

function anchorPlaces(document: Document, entity: Entity, start: number) {
  const piece = document.pieces.find((it) => it.start === start)?.piece;
  const all = piece ? anchorOccurrences(piece) : [];
  return all.filter((it) => sameEntity(it.entity, entity)).map((it) => place(it, start, undefined));
}

/** The items in which an entity can be named. */
export function searched(
  document: Document,
  entity: Entity,
  from: Pick<PlacedOccurrence, "item">,
): readonly PlacedItem[] {
  if (!isLocal(entity)) return document.items;
  return from.item ? [from.item] : [];
}

/** An occurrence of an item or piece with absolute ranges. */
export function place(
  found: Occurrence,
  start: number,
  item: PlacedItem | undefined,
): PlacedOccurrence {
  const moved = { ...found, range: shift(found.range, start), start, item };
  return found.written ? { ...moved, written: shift(found.written, start) } : moved;
}

/** Where the name itself is written: for an alias, in the text that it repeats. */
export function writtenRange({ range, written }: Occurrence): SourceRange {
  return written ?? range;
}
