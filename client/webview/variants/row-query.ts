import type { OtherPlan } from "#core/simulation/compare/new-variants.ts";
import type { MatchedRuns } from "#core/simulation/runs/match-runs.ts";
import { doneIndices, metricOrder } from "#core/simulation/runs/run-metrics.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import type { ViewFilter } from "#core/simulation/view/among.ts";
import type { VariantFilter } from "#core/simulation/view/filter.ts";
import { parseFilter } from "#core/simulation/view/parse-filter.ts";
import type { VariantOrder, VariantView } from "#core/simulation/view/variant-view.ts";
import { viewVariants } from "#core/simulation/view/view-variants.ts";
import type { GridColumn } from "./columns.ts";

/** The order of the rows: by the values of a parameter, or by a metric of earlier runs. */
export interface RowOrder extends Pick<VariantOrder, "parameter" | "direction"> {
  readonly by?: "metric";
}

/** The user's query: which variants, and in which order. */
export interface RowQuery {
  /** Words that all must be found, and conditions such as `epochs>5`. */
  readonly search: string;
  readonly problemsOnly: boolean;
  readonly order: RowOrder | undefined;
  /** Whether only the variants are wanted that have run, or the others. */
  readonly run?: "run" | "not run" | undefined;
  /** Whether only the variants are wanted that a comparison adds, or those that it removes. */
  readonly change?: "added" | "removed" | undefined;
}

/** A query with what its filters and its order look at. */
export interface ComparedQuery extends RowQuery {
  /** The plan that makes none of the variants that are wanted. */
  readonly than?: OtherPlan | undefined;
  readonly runs?: MatchedRuns | undefined;
}

/** The rows that a query leaves. */
export function viewOf(fanOut: FanOut, query: ComparedQuery): VariantView {
  return viewVariants(fanOut, filtersOf(fanOut, query), orderOf(query));
}

/** What a variant must be like to be shown. */
export function filtersOf(
  { columns }: FanOut,
  { search, problemsOnly, than, run, runs }: ComparedQuery,
): readonly ViewFilter[] {
  const names = columns.map(({ name }) => name);
  const problems: readonly VariantFilter[] = problemsOnly ? [{ kind: "problem" }] : [];
  const changes: readonly VariantFilter[] = than ? [{ kind: "new", than }] : [];
  const done: readonly ViewFilter[] =
    runs && run ? [{ kind: "among", indices: doneIndices(runs), inside: run === "run" }] : [];
  return [...filtersIn(search, names), ...problems, ...changes, ...done];
}

/** The order of a view; undefined also where no run has the metric. */
export function orderOf({ order, runs }: ComparedQuery): VariantOrder | undefined {
  if (order?.by !== "metric") return order;
  return runs?.metrics.includes(order.parameter) ? metricOrder(runs, order) : undefined;
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
  order: RowOrder | undefined,
  column: Pick<GridColumn, "kind" | "name">,
): RowOrder | undefined {
  const { kind, name: parameter } = column;
  const by = kind === "metric" ? ({ by: "metric" } as const) : {};
  if (!isOrderedBy(order, column)) return { parameter, direction: "ascending", ...by };
  return order?.direction === "ascending"
    ? { parameter, direction: "descending", ...by }
    : undefined;
}

/** Whether a column gives the rows their order. */
export function isOrderedBy(
  order: RowOrder | undefined,
  { kind, name }: Pick<GridColumn, "kind" | "name">,
): boolean {
  return order?.parameter === name && kind === (order.by ?? "parameter");
}
