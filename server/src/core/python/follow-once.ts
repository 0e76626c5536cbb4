import { oncePer } from "#core/base/once-per.ts";
import type { Bindings } from "./bindings.ts";
import { type DictionaryKeys, unknownKeys } from "./keys.ts";
import type { PythonNode } from "./syntax.ts";

/** Longer chains of names, calls and loops are not followed from what is printed to what is written. */
export const longestChain = 24;

/** What was found for an expression, and after how many steps; undefined while it is being followed. */
type Followed = { readonly result: DictionaryKeys; readonly depth: number } | undefined;

const foundIn = oncePer((_: Bindings) => new Map<string, Followed>());

/**
 * Follows an expression once: cycles add nothing, and an expression that many chains lead to is followed for the
 * first chain, and again only from a shorter one where not everything was found.
 */
export function followOnce(
  what: "keys" | "names",
  { bindings, node }: { readonly bindings: Bindings; readonly node: PythonNode },
  depth: number,
  read: () => DictionaryKeys,
): DictionaryKeys {
  const known = foundIn(bindings);
  const place = `${what} ${node.name} ${node.from} ${node.to}`;
  const before = known.get(place);
  if (before && (before.result.complete || before.depth <= depth)) return before.result;
  if (!before && known.has(place)) return unknownKeys;
  if (depth > longestChain || !bindings.mayFollow()) return unknownKeys;
  known.set(place, undefined);
  const result = read();
  known.set(place, { result, depth });
  return result;
}
