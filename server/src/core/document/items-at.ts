import { lowerBound } from "#core/base/binary-search.ts";
import { locate, type TreePath } from "#core/syntax/locate.ts";
import { type Document, pieceAt } from "./document.ts";
import type { PlacedItem } from "./placed-item.ts";

/** The items of the piece that holds an offset of the file: one, or all where the file is read as a whole. */
export function itemsAt(document: Document, offset: number): readonly PlacedItem[] {
  const { items } = document;
  const start = pieceAt(document, offset)?.start;
  if (start === undefined) return [];
  const first = lowerBound(items, (it) => it.start >= start);
  return items.slice(
    first,
    lowerBound(items, (it) => it.start > start),
  );
}

/**
 * The item that an offset of the file touches; undefined between items. `start` is the start of its piece where that is
 * known, because the end of a piece is also the beginning of the next one.
 */
export function itemAt(
  { items }: Document,
  offset: number,
  start?: number,
): PlacedItem | undefined {
  const first = lowerBound(items, (it) => it.start + it.item.node.range.end >= offset);
  for (let index = first; index < items.length; index++) {
    const placed = items[index];
    if (!placed || startOf(placed) > offset) return undefined;
    if (start === undefined || placed.start === start) return placed;
  }
  return undefined;
}

/** The index of the last item that begins at an offset of the file or before it; -1 if none does. */
export function lastItemBefore({ items }: Document, offset: number): number {
  return lowerBound(items, (it) => startOf(it) > offset) - 1;
}

/** Where an item begins in the file, after its dash. */
export function startOf({ item, start }: PlacedItem): number {
  return start + item.node.range.start;
}

/** The key or value at an offset, and the item that holds it. */
export interface ItemPlace {
  readonly placed: PlacedItem;
  /** Its path begins with the item's key; its ranges are offsets of the piece. */
  readonly place: TreePath;
}

/** The key or value at an offset of the file; undefined where neither is. */
export function placeAt(document: Document, offset: number): ItemPlace | undefined {
  for (const placed of itemsAt(document, offset)) {
    const place = locate(placed.item.node, offset - placed.start);
    if (place) return { placed, place };
  }
  return undefined;
}
