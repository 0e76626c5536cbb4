import type { Item } from "#core/model/piece.ts";

/** An item and where it is in the file. */
export interface PlacedItem {
  readonly item: Item;
  /** Where the item's piece starts: what must be added to its ranges. */
  readonly start: number;
}
