import { valueAt } from "../column-value.ts";
import type { FanOut } from "../variant.ts";
import { clausesOf } from "./clauses.ts";
import { compareValues } from "./compare-values.ts";
import type { VariantFilter } from "./filter.ts";
import type { VariantOrder, VariantView } from "./variant-view.ts";

/** A view of a manual search: its rows are written one by one, so they can be looked at one by one. */
export function viewRows(
  fanOut: FanOut,
  filters: readonly VariantFilter[],
  order: VariantOrder | undefined,
): VariantView {
  const clauses = clausesOf(fanOut, filters);
  const { columns } = fanOut;
  const passes = (row: number) =>
    clauses.every((clause) =>
      columns.some((column, at) => {
        const asked = clause.parameter === undefined || clause.parameter === column.name;
        return asked && clause.passes(at, column.varied ? row : 0);
      }),
    );
  const rows = Array.from({ length: Number(fanOut.count ?? 0n) }, (_, it) => it).filter(passes);
  const column = order && columns.find((it) => it.name === order.parameter);
  if (column?.varied) {
    const sign = order?.direction === "descending" ? -1 : 1;
    rows.sort((a, b) => sign * compareValues(valueAt(column, a), valueAt(column, b)) || a - b);
  }
  const places = new Map(rows.map((it, at) => [it, at]));
  return {
    count: BigInt(rows.length),
    at: (row) => BigInt(rows[Number(row)] ?? 0),
    rowOf: (index) => {
      const place = places.get(Number(index));
      return place === undefined ? undefined : BigInt(place);
    },
    unsupported: [],
  };
}
