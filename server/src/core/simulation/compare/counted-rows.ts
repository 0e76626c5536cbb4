import type { Value } from "#core/base/value.ts";
import { valueAt } from "../column-value.ts";
import type { FanOut, ParameterColumn } from "../variant.ts";
import { membershipOf } from "./membership.ts";
import { listOf, type ParameterPair } from "./parameter-pairs.ts";
import { valueKey } from "./value-key.ts";

/** A row of values, and how often it is there. */
export interface CountedRow {
  readonly values: readonly (Value | undefined)[];
  readonly count: number;
}

/** Where rows are long, only their number is compared. */
const maxRows = 1_000_000n;

/** The rows of a plan in the parameters of these pairs, by `rowKey`; undefined where there are too many. */
export function rowCounts(
  { count }: FanOut,
  pairs: readonly ParameterPair[],
  side: "before" | "after",
): ReadonlyMap<string, CountedRow> | undefined {
  if ((count ?? 0n) > maxRows) return undefined;
  const columns = pairs.map((it) => it[side]);
  const counts = new Map<string, CountedRow>();
  for (let row = 0; row < Number(count ?? 0n); row++) {
    const values = columns.map((it) => rowValue(it, row));
    const key = rowKey(values);
    counts.set(key, { values, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return counts;
}

/** The value of a parameter in a row. */
export function rowValue(column: ParameterColumn | undefined, row: number): Value | undefined {
  return column?.varied ? valueAt(column, row) : column?.values.at(0);
}

/** A text that two rows share if they have the same values. Texts may hold any character, so their lengths are part of it. */
export function rowKey(values: readonly (Value | undefined)[]): string {
  return values
    .map(valueKey)
    .map((it) => `${it.length} ${it}`)
    .join("\n");
}

/** Answers how often a plan makes an execution with these values, one for each pair. */
export type RowMembership = (values: readonly (Value | undefined)[]) => number;

/** How often a plan makes an execution with given values of the parameters of these pairs; undefined where it has too many rows. */
export function rowMembership(
  plan: FanOut,
  pairs: readonly ParameterPair[],
  side: "before" | "after",
): RowMembership | undefined {
  if (plan.combination === "rows") {
    const counts = rowCounts(plan, pairs, side);
    return counts && ((values) => counts.get(rowKey(values))?.count ?? 0);
  }
  const tests = pairs.map((it) => membershipOf(listOf(it[side])));
  return (values) => tests.reduce((product, test, at) => product * test(values[at]), 1);
}
