import { firstIndex } from "#core/base/binary-search.ts";
import type { ParameterColumn, ValueList } from "../variant.ts";
import type { Clause } from "./clauses.ts";
import { testOf, type VariantFilter } from "./filter.ts";
import { type IndexSet, indexList, indexRange } from "./index-set.ts";
import type { Dimension, IndexClass } from "./product-space.ts";
import { type Shared, scannedLength, tooLongText } from "./shared-clauses.ts";

/** The values of a parameter that pass the filters, by the shared clauses that they satisfy. */
export function dimensionOf(
  column: ParameterColumn,
  at: number,
  clauses: readonly Clause[],
  shared: Shared,
  unsupported: string[],
): Dimension {
  const size = column.values.length;
  const own = clauses.filter((it) => it.parameter === column.name);
  const whole: IndexClass = { mask: 0, indices: indexRange(0, size) };
  if (own.length === 0 && shared.clauses.length === 0) return { size, classes: [whole] };
  if (size > scannedLength) {
    return { size, classes: [{ mask: 0, indices: steadyRange(column, own, unsupported) }] };
  }
  const byMask = new Map<number, number[]>();
  for (let index = 0; index < size; index++) {
    if (!own.every((it) => it.passes(at, index))) continue;
    const mask = maskOf(shared, at, index);
    const indices = byMask.get(mask);
    if (indices) indices.push(index);
    else byMask.set(mask, [index]);
  }
  const classes = [...byMask].map(([mask, indices]) => ({ mask, indices: compact(indices) }));
  return { size, classes };
}

function maskOf({ clauses }: Shared, at: number, index: number): number {
  return clauses.reduce((mask, it, bit) => (it.passes(at, index) ? mask | (1 << bit) : mask), 0);
}

/** Indices without a gap as a range. */
function compact(indices: readonly number[]): IndexSet {
  const first = indices[0] ?? 0;
  const last = indices.at(-1) ?? -1;
  return last - first + 1 === indices.length ? indexRange(first, last + 1) : indexList(indices);
}

type Limit = VariantFilter & { kind: "range" | "equals" };

/** In a list too long to look through, the stretch between two limits, found by binary search where its values are steady. */
function steadyRange(
  column: ParameterColumn,
  clauses: readonly Clause[],
  unsupported: string[],
): IndexSet {
  const { values } = column;
  let start = 0;
  let end = values.length;
  for (const { filter } of clauses) {
    if (!values.order || !isLimit(filter)) {
      unsupported.push(tooLongText(column));
      continue;
    }
    const [low, high] = boundsOf(filter, values);
    start = Math.max(start, low);
    end = Math.min(end, high);
  }
  return indexRange(start, end);
}

function isLimit(filter: VariantFilter): filter is Limit {
  return filter.kind === "range" || filter.kind === "equals";
}

function boundsOf(filter: Limit, values: ValueList): readonly [number, number] {
  const range =
    filter.kind === "range"
      ? filter
      : { ...filter, kind: "range" as const, from: filter.value, to: filter.value };
  const { from, to, parameter } = range;
  const open = filter.kind === "range" && filter.open === true;
  const isFrom = from && testOf({ kind: "range", parameter, from, open });
  const isTo = to && testOf({ kind: "range", parameter, to, open });
  const passesFrom = (index: number) => !isFrom || isFrom(values.at(index));
  const passesTo = (index: number) => !isTo || isTo(values.at(index));
  const [enter, stay] =
    values.order === "descending" ? [passesTo, passesFrom] : [passesFrom, passesTo];
  return [firstIndex(values.length, enter), firstIndex(values.length, (it) => !stay(it))];
}
