import type { CompletionPlace } from "../completion-place.ts";
import { type ExampleMapping, entryOf } from "./entry.ts";
import { hasNoEffect } from "./parameter-type.ts";
import { peersOf } from "./peers.ts";

/** A mapping with a gap in which a key is to be written. */
export interface KeyGap {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
}

/** How likely each key is at the cursor, in a mapping to which this route leads; keys without effect come last. */
export function keyLikelihoodAt(place: CompletionPlace, route: string): (key: string) => number {
  const gap = keyGapOf(place);
  const likelihoods = keyLikelihoods(gap, peersOf(place, route));
  const type = route === "step.parameters[]" ? gap.texts.get("type") : undefined;
  return (key) => (hasNoEffect(key, type) ? -1 : (likelihoods.get(key) ?? 0));
}

function keyGapOf({ role, chain, pair }: CompletionPlace): KeyGap {
  const mapping = role === "key" ? chain.at(-1) : undefined;
  if (mapping?.kind !== "mapping") return { before: [], after: [], texts: new Map() };
  const keys = mapping.pairs.map(({ key }) => (key.kind === "scalar" ? key.text : ""));
  const at = pair ? mapping.pairs.indexOf(pair) : keys.length;
  const { texts } = entryOf(mapping, pair?.key);
  return { before: keys.slice(0, at), after: keys.slice(at + 1), texts };
}

/**
 * How likely each key fills a gap: the sum over the entries that have it, each counting more the better its neighbours
 * of the key are those of the gap, and the more it is like the mapping.
 */
function keyLikelihoods(
  gap: KeyGap,
  peers: readonly ExampleMapping[],
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const peer of peers) {
    const weight = peer.weight * likeness(gap, peer);
    for (const [at, key] of peer.keys.entries()) {
      sums.set(key, (sums.get(key) ?? 0) + weight * fitAt(at, gap, peer.keys));
    }
  }
  return sums;
}

function fitAt(at: number, { before, after }: KeyGap, keys: readonly string[]): number {
  const above = before.at(-1);
  const below = after[0];
  const isAbove = above !== undefined && keys.lastIndexOf(above, at) >= 0;
  const isBelow = below !== undefined && keys.indexOf(below, at) >= 0;
  return 0.1 + sideFit(above, keys[at - 1], isAbove) + sideFit(below, keys[at + 1], isBelow);
}

/** Whether the same key is next, or at least on the same side; that both end here says little, for more may be written. */
function sideFit(wanted: string | undefined, found: string | undefined, isOnSide: boolean): number {
  if (wanted === undefined) return found === undefined ? 0.3 : 0;
  if (wanted === found) return 1;
  return isOnSide ? 0.4 : 0;
}

/** How much of their keys both have, and whether they have the same name or type. */
function likeness({ before, after, texts }: KeyGap, peer: ExampleMapping): number {
  const own = [...before, ...after];
  const common = own.filter((it) => peer.keys.includes(it)).length;
  const all = own.length + peer.keys.length - 1 - common;
  const isSame = (key: string) => texts.has(key) && texts.get(key) === peer.texts.get(key);
  const shape = 0.3 + (all === 0 ? 1 : common / all);
  return shape * (isSame("name") ? 3 : 1) * (isSame("type") ? 1.5 : 1);
}
