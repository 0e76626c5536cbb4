import { type Document, pieceAt } from "#core/document/document.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import { locate, type TreePath } from "#core/syntax/locate.ts";

/** The key or value at an offset, and the item that holds it. */
export interface HoverPlace {
  readonly placed: PlacedItem;
  /** Its path begins with the item's key. */
  readonly place: TreePath;
}

/** Finds the key or value at an offset. */
export function placeAt(document: Document, offset: number): HoverPlace | undefined {
  const start = pieceAt(document, offset)?.start;
  for (const placed of document.items) {
    if (placed.start !== start) continue;
    const place = locate(placed.item.node, offset - placed.start);
    if (place) return { placed, place };
  }
  return undefined;
}
