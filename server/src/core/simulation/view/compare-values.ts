import type { Value } from "#core/base/value.ts";
import { isBelow, numberOf } from "#core/model/python-number.ts";
import { pythonRepr } from "#core/model/python-text.ts";

/** Orders values for a table: missing ones first, then numbers by size, texts by code point, and the rest by their text. */
export function compareValues(a: Value | undefined, b: Value | undefined): number {
  return compareKeys(sortKey(a), sortKey(b));
}

/** What a value is ordered by, worked out once for many comparisons. */
export interface SortKey {
  readonly rank: number;
  readonly by: number | bigint | Value | undefined;
}

/** What a value is ordered by. */
export function sortKey(value: Value | undefined): SortKey {
  if (!value || value.kind === "null") return { rank: 0, by: undefined };
  if (value.kind === "integer" && value.digits.length < 16) {
    return { rank: 1, by: Number(value.digits) };
  }
  const number = numberOf(value);
  if (typeof number === "number" && Number.isNaN(number)) return { rank: 2, by: undefined };
  if (number !== undefined) return { rank: 1, by: number };
  return { rank: value.kind === "string" ? 3 : 4, by: value };
}

/** Compares two keys. */
export function compareKeys(a: SortKey, b: SortKey): number {
  if (a.rank !== b.rank || a.by === undefined || b.by === undefined) return a.rank - b.rank;
  if (typeof a.by !== "object" && typeof b.by !== "object") return smallerFirst(a.by, b.by);
  return typeof a.by === "object" && typeof b.by === "object" ? compareTexts(a.by, b.by) : 0;
}

function smallerFirst<T extends number | bigint | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareTexts(a: Value, b: Value): number {
  if (isBelow(a, b)) return -1;
  if (isBelow(b, a)) return 1;
  const texts = a.kind === "string" && b.kind === "string";
  return texts ? 0 : smallerFirst(pythonRepr(a), pythonRepr(b));
}
