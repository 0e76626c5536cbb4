import { oncePer, oncePerPair } from "#core/base/once-per.ts";
import { isPresent } from "#core/base/value.ts";
import { compareKeys, sortKey } from "../view/compare-values.ts";
import type { VariantOrder } from "../view/variant-view.ts";
import type { MatchedRuns } from "./match-runs.ts";

/** An order by a metric: the variants whose runs have it come first, the others keep their own order after them. */
export function metricOrder(
  matched: MatchedRuns,
  { parameter, direction }: Pick<VariantOrder, "parameter" | "direction">,
): VariantOrder {
  return orderOf(matched, `${direction} ${parameter}`, parameter, direction);
}

const orderOf = oncePerPair(orderBy);

function orderBy(
  { byIndex }: MatchedRuns,
  _key: string,
  parameter: string,
  direction: VariantOrder["direction"],
): VariantOrder {
  const rows = [...byIndex].flatMap(([index, { metrics }]) => {
    const value = metrics.get(parameter);
    return isPresent(value) ? [{ index, key: sortKey(value) }] : [];
  });
  const sign = direction === "descending" ? -1 : 1;
  rows.sort((a, b) => sign * compareKeys(a.key, b.key) || Number(a.index - b.index));
  return { parameter, direction, first: rows.map(({ index }) => String(index)) };
}

/** The indices of the variants that have run, for a filter that shows only these or only the others. */
export const doneIndices = oncePer(({ byIndex }: MatchedRuns): readonly string[] =>
  [...byIndex].flatMap(([index, { outcome }]) => (outcome === "done" ? String(index) : [])),
);
