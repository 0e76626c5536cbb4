import type { Item } from "#core/model/piece.ts";

export interface PlacedItem {
  readonly item: Item;
  /** Where the item's piece starts: what must be added to its ranges. */
  readonly start: number;
}
