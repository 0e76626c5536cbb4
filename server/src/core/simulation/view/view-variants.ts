import type { FanOut } from "../variant.ts";
import { narrowed, type ViewFilter, withFirst } from "./among.ts";
import type { VariantFilter } from "./filter.ts";
import type { VariantOrder, VariantView } from "./variant-view.ts";
import { viewDrawn } from "./view-drawn.ts";
import { viewProduct } from "./view-product.ts";
import { viewRows } from "./view-rows.ts";

/**
 * The variants that pass all filters, sorted. Filters and orders look at the values of single parameters only, never at
 * their combinations, or name variants by their indices; a parameter with too many values to look at is unsupported unless its
 * values grow or fall steadily.
 */
export function viewVariants(
  fanOut: FanOut,
  filters: readonly ViewFilter[] = [],
  order?: VariantOrder,
): VariantView {
  const first = order?.first;
  const ofValues = filters.filter((it) => it.kind !== "among");
  const view = viewValues(fanOut, ofValues, first ? undefined : order);
  const left = filters.filter((it) => it.kind === "among").reduce(narrowed, view);
  return first ? withFirst(left, first) : left;
}

function viewValues(
  fanOut: FanOut,
  filters: readonly VariantFilter[],
  order: VariantOrder | undefined,
): VariantView {
  const { combination } = fanOut;
  const known = new Set(fanOut.columns.map((it) => it.name));
  const unknown = filters.flatMap((it) => it.parameter ?? []).filter((it) => !known.has(it));
  const unsupported = [...new Set(unknown)].map((it) => `There is no parameter "${it}"`);
  const usable = filters.filter((it) => !it.parameter || known.has(it.parameter));
  const sorted = order && known.has(order.parameter) ? order : undefined;
  if (order && !sorted) unsupported.push(`There is no parameter "${order.parameter}"`);
  const view =
    combination === "rows"
      ? viewRows(fanOut, usable, sorted)
      : combination === "drawn" || !fanOut.predictable
        ? viewDrawn(fanOut, usable, sorted)
        : viewProduct(fanOut, usable, sorted);
  return { ...view, unsupported: [...unsupported, ...view.unsupported] };
}
