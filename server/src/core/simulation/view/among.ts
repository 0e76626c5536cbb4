import { lowerBound } from "#core/base/binary-search.ts";
import type { VariantFilter } from "./filter.ts";
import type { VariantOrder, VariantView } from "./variant-view.ts";

/** A filter that names its variants by their indices, in decimal digits: only these, or all others. */
export interface AmongFilter {
  readonly kind: "among";
  readonly indices: readonly string[];
  readonly inside: boolean;
}

/** All that a view can be filtered by. */
export type ViewFilter = VariantFilter | AmongFilter;

/** The rows of a view that a filter leaves, in the order of the view. */
export function narrowed(view: VariantView, { indices, inside }: AmongFilter): VariantView {
  const rows = rowsOf(view, indices).sort(rising);
  return inside ? onlyRows(view, rows) : withoutRows(view, rows);
}

/** A view in which some variants come first. */
export function withFirst(
  view: VariantView,
  first: NonNullable<VariantOrder["first"]>,
): VariantView {
  const rows = rowsOf(view, first);
  const head = onlyRows(view, rows);
  const rest = withoutRows(view, [...rows].sort(rising));
  return {
    ...view,
    at: (row) => (row < head.count ? head.at(row) : rest.at(row - head.count)),
    rowOf(index) {
      const row = head.rowOf(index);
      if (row !== undefined) return row;
      const later = rest.rowOf(index);
      return later === undefined ? undefined : later + head.count;
    },
  };
}

/** The rows of these variants, each once, in the order of the list. */
function rowsOf(view: VariantView, indices: readonly string[]): bigint[] {
  return [...new Set(indices)].flatMap((it) => view.rowOf(BigInt(it)) ?? []);
}

function rising(a: bigint, b: bigint): number {
  return a < b ? -1 : Number(a > b);
}

function onlyRows(view: VariantView, rows: readonly bigint[]): VariantView {
  const places = new Map(rows.map((it, at) => [it, BigInt(at)]));
  return {
    ...view,
    count: BigInt(rows.length),
    at: (row) => view.at(rows[Number(row)] ?? 0n),
    rowOf(index) {
      const row = view.rowOf(index);
      return row === undefined ? undefined : places.get(row);
    },
  };
}

/** The rows that are left out must rise. */
function withoutRows(view: VariantView, out: readonly bigint[]): VariantView {
  const left = new Set(out);
  /** How many rows are left before each that is out, which rises or stays. */
  const before = out.map((it, at) => it - BigInt(at));
  return {
    ...view,
    count: view.count - BigInt(out.length),
    at: (row) => view.at(row + BigInt(lowerBound(before, (it) => it > row))),
    rowOf(index) {
      const row = view.rowOf(index);
      if (row === undefined || left.has(row)) return undefined;
      return row - BigInt(lowerBound(out, (it) => it > row));
    },
  };
}
