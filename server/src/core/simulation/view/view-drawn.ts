import type { FanOut } from "../variant.ts";
import { clausesOf } from "./clauses.ts";
import type { VariantFilter } from "./filter.ts";
import type { VariantOrder, VariantView } from "./variant-view.ts";

/** A view of variants whose varied values the platform chooses: only the other values can be filtered and sorted. */
export function viewDrawn(
  fanOut: FanOut,
  filters: readonly VariantFilter[],
  order: VariantOrder | undefined,
): VariantView {
  const { columns } = fanOut;
  const drawn = new Set(columns.filter((it) => it.varied).map((it) => it.name));
  const isKnown = (parameter: string | undefined) => !parameter || !drawn.has(parameter);
  const usable = filters.filter((it) => isKnown(it.parameter));
  const passes = clausesOf(fanOut, usable).every((clause) =>
    columns.some((column, at) => {
      const asked = clause.parameter === undefined || clause.parameter === column.name;
      return asked && !column.varied && clause.passes(at, 0);
    }),
  );
  const asked = [...filters, ...(order ? [order] : [])].flatMap((it) => it.parameter ?? []);
  const unknown = [...new Set(asked)].filter((it) => drawn.has(it));
  return {
    count: passes ? (fanOut.count ?? 0n) : 0n,
    at: (row) => row,
    rowOf: (index) => (passes ? index : undefined),
    unsupported: unknown.map((it) => `The values of "${it}" are not known before the run`),
  };
}
