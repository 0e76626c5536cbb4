import type { CompletionPlace } from "../completion-place.ts";
import { type ExampleMapping, entriesBelow, entriesOfItem } from "./entry.ts";
import { itemsAround } from "./items-around.ts";
import { usualEntries } from "./usual-entries.ts";

/** More entries than this would repeat what the nearest ones show. */
const enough = 100;

/**
 * The mappings that the one at the cursor can be compared with: the others of the file to which the same route leads,
 * those of the same item first, then those of the nearest items, and at last what is usual.
 */
export function peersOf(place: CompletionPlace, route: string): readonly ExampleMapping[] {
  const own = place.chain[1] && entriesBelow(place.chain[1], place.chain.at(-1)).get(route);
  const peers: ExampleMapping[] = [...(own ?? [])];
  for (const item of itemsAround(place)) {
    if (peers.length >= enough) break;
    for (const it of entriesOfItem(item.node).get(route) ?? []) peers.push(it);
  }
  return [...peers, ...usualEntries(route)];
}
