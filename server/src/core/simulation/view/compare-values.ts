import type { Value } from "../../base/value.ts";
import { isBelow, numberOf } from "../../model/python-number.ts";
import { pythonRepr } from "../../model/python-text.ts";

/** Orders values for a table: nothing first, then numbers by size, texts by code point, and the rest by how it is written. */
export function compareValues(a: Value | undefined, b: Value | undefined): number {
  const difference = rankOf(a) - rankOf(b);
  if (difference !== 0 || !a || !b) return difference;
  if (isBelow(a, b)) return -1;
  if (isBelow(b, a)) return 1;
  if (a.kind !== "list" && a.kind !== "object") return 0;
  const [first, second] = [pythonRepr(a), pythonRepr(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}

function rankOf(value: Value | undefined): number {
  if (!value || value.kind === "null") return 0;
  const number = numberOf(value);
  if (number !== undefined) return typeof number === "number" && Number.isNaN(number) ? 2 : 1;
  return value.kind === "string" ? 3 : 4;
}
