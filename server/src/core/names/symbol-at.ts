import { type SourceRange, shift, touches } from "#core/base/range.ts";
import { type Document, type PlacedPiece, pieceAt } from "#core/document/document.ts";
import { itemsAt } from "#core/document/items-at.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import { anchorOccurrences } from "./anchors.ts";
import type { Occurrence } from "./occurrence.ts";
import { occurrencesIn } from "./occurrences.ts";
import { isLocal, sameSymbol, type YamlSymbol } from "./symbol.ts";

/** An occurrence whose ranges are offsets of the file. */
export interface PlacedOccurrence extends Occurrence {
  /** The start of its piece, which was added to its ranges. */
  readonly start: number;
  /** The item that holds it; an anchor may be outside all items. */
  readonly item: PlacedItem | undefined;
}

/** Something that has a name, and where it was found: a symbol of an item without a name is identified by its item alone. */
export type SymbolAt = Pick<PlacedOccurrence, "symbol" | "start" | "item">;

export interface ItemOccurrence extends PlacedOccurrence {
  readonly item: PlacedItem;
}

/** What Valohai finds named at the offset of the file, if anything is. */
export function occurrenceAt(document: Document, offset: number): ItemOccurrence | undefined {
  for (const placed of itemsAt(document, offset)) {
    const found = occurrencesIn(placed.item, document.names).all.find((it) =>
      touches(it.range, offset - placed.start),
    );
    if (found) return { ...place(found, placed.start, placed), item: placed };
  }
  return undefined;
}

/** What is named at the offset of the file; for an alias of a name, the anchor, because its name is written there. */
export function symbolAt(document: Document, offset: number): PlacedOccurrence | undefined {
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

/** Every place where the file names a symbol that was found somewhere, each once and in the order of the text. */
export function placesOf(
  document: Document,
  symbol: YamlSymbol,
  from: Pick<PlacedOccurrence, "start" | "item">,
): readonly PlacedOccurrence[] {
  if (symbol.kind === "anchor") return anchorPlaces(document, symbol, from.start);
  return searched(document, symbol, from).flatMap((placed) =>
    occurrencesIn(placed.item, document.names)
      .of(symbol)
      .map((it) => place(it, placed.start, placed)),
  );
}

function anchorPlaces(document: Document, symbol: YamlSymbol, start: number) {
  const piece = pieceAt(document, start)?.piece;
  const all = piece ? anchorOccurrences(piece) : [];
  return all.filter((it) => sameSymbol(it.symbol, symbol)).map((it) => place(it, start, undefined));
}

/** The items in which a symbol can be named. */
export function searched(
  document: Document,
  symbol: YamlSymbol,
  from: Pick<PlacedOccurrence, "item">,
): readonly PlacedItem[] {
  if (!isLocal(symbol)) return document.items;
  return from.item ? [from.item] : [];
}

/** Converts an occurrence of a piece to offsets of the file. */
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
