import { lastItemBefore } from "#core/document/items-at.ts";
import type { Item } from "#core/model/piece.ts";
import type { CompletionPlace } from "../completion-place.ts";

/** The items beside the one at the cursor: the nearest first, and of two that are equally near the one above. */
export function* itemsAround({
  document,
  typed,
}: Pick<CompletionPlace, "document" | "typed">): Generator<Item> {
  const { items } = document;
  const at = lastItemBefore(document, typed.start);
  for (let distance = 1; distance <= items.length; distance++) {
    const above = items[at - distance];
    const below = items[at + distance];
    if (above) yield above.item;
    if (below) yield below.item;
  }
}
