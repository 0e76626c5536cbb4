import type { OtherPlan } from "#core/simulation/compare/new-variants.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import type { VariantFilter } from "#core/simulation/view/filter.ts";
import { parseFilter } from "#core/simulation/view/parse-filter.ts";
import type { VariantOrder, VariantView } from "#core/simulation/view/variant-view.ts";
import { viewVariants } from "#core/simulation/view/view-variants.ts";

/** The user's query: which variants, and in which order. */
export interface RowQuery {
  /** Words that all must be found, and conditions such as `epochs>5`. */
  readonly search: string;
  readonly problemsOnly: boolean;
  readonly order: VariantOrder | undefined;
  /** Whether only the variants are wanted that a comparison adds, or those that it removes. */
  readonly change?: "added" | "removed" | undefined;
}

/** A query, and the plan that makes none of the variants that are wanted. */
export interface ComparedQuery extends RowQuery {
  readonly than?: OtherPlan | undefined;
}

/** The rows that a query leaves. */
export function viewOf(fanOut: FanOut, query: ComparedQuery): VariantView {
  return viewVariants(fanOut, filtersOf(fanOut, query), query.order);
}

/** What a variant must be like to be shown. */
export function filtersOf(
  { columns }: FanOut,
  { search, problemsOnly, than }: ComparedQuery,
): readonly VariantFilter[] {
  const names = columns.map(({ name }) => name);
  const problems: readonly VariantFilter[] = problemsOnly ? [{ kind: "problem" }] : [];
  const changes: readonly VariantFilter[] = than ? [{ kind: "new", than }] : [];
  return [...filtersIn(search, names), ...problems, ...changes];
}

/** How many variants have problems. */
export function countProblems(fanOut: FanOut): bigint {
  return viewVariants(fanOut, [{ kind: "problem" }]).count;
}

const word = /(?:"[^"]*"?|[^\s"])+/g;

/** The filters that a text means; only names of parameters make conditions, everything else is looked for as it is. */
export function filtersIn(search: string, names: readonly string[]): readonly VariantFilter[] {
  return (search.match(word) ?? []).map((it): VariantFilter => {
    const text = it.replaceAll('"', "");
    const filter = parseFilter(text);
    const parameter = filter && "parameter" in filter ? filter.parameter : undefined;
    const known = parameter !== undefined && names.includes(parameter);
    return filter && known ? filter : { kind: "text", text };
  });
}

/** The order after the next press on a column: ascending, descending, then the platform's. */
export function nextOrder(
  order: VariantOrder | undefined,
  parameter: string,
): VariantOrder | undefined {
  if (order?.parameter !== parameter) return { parameter, direction: "ascending" };
  return order.direction === "ascending" ? { parameter, direction: "descending" } : undefined;
}
