import { firstIndex } from "#core/base/binary-search.ts";
import type { Value } from "#core/base/value.ts";
import { decimalOf, unitsAt } from "../style/decimal.ts";
import type { Progression, ValueList } from "../variant.ts";
import { compareValues } from "../view/compare-values.ts";
import { valueKey } from "./value-key.ts";

/** Answers how often a list holds a value. */
export type Membership = (value: Value | undefined) => number;

/** How often a list holds a value; it looks through a list only where nothing is known of how it is made. */
export function membershipOf(list: ValueList): Membership {
  const { progression, order, length } = list;
  if (progression) return (value) => (termIndex(progression, length, value) === undefined ? 0 : 1);
  if (order && length > searched) return (value) => (isFound(list, value) ? 1 : 0);
  const counts = countsOf(list);
  return (value) => counts.get(valueKey(value))?.count ?? 0;
}

/** Lists up to this length are looked through. */
export const searched = 100_000;

/** Where a number is in a progression of this length; undefined where it is not. */
export function termIndex(
  { first, step, scale }: Progression,
  length: number,
  value: Value | undefined,
): number | undefined {
  if (value?.kind !== "integer" && value?.kind !== "float") return undefined;
  const number = decimalOf(value);
  if (number === undefined) return undefined;
  const shared = Math.max(scale, number.scale);
  const factor = 10n ** BigInt(shared - scale);
  const distance = unitsAt(number, shared) - first * factor;
  const stride = step * factor;
  if (stride === 0n) return distance === 0n && length > 0 ? 0 : undefined;
  const index = distance / stride;
  const isIn = distance % stride === 0n && index >= 0n && index < BigInt(length);
  return isIn ? Number(index) : undefined;
}

function isFound({ length, order, at }: ValueList, value: Value | undefined): boolean {
  const sign = order === "descending" ? -1 : 1;
  const index = firstIndex(length, (it) => compareValues(at(it), value) * sign >= 0);
  return index < length && valueKey(at(index)) === valueKey(value);
}

/** The values of a list, and how often each is in it, by `valueKey`. */
export function countsOf(list: ValueList): ReadonlyMap<string, Counted> {
  const counts = new Map<string, Counted>();
  for (let at = 0; at < list.length; at++) {
    const value = list.at(at);
    const key = valueKey(value);
    counts.set(key, { value, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return counts;
}

interface Counted {
  readonly value: Value | undefined;
  readonly count: number;
}
