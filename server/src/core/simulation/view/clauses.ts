import type { ColumnProblems } from "../column-problems.ts";
import { valueAt } from "../column-value.ts";
import { newVariantTest } from "../compare/new-variants.ts";
import { repeatedRows } from "../repeated-rows.ts";
import type { FanOut, VariantProblemKind } from "../variant.ts";
import { problemsByColumn } from "../variant-at.ts";
import { testOf, type VariantFilter } from "./filter.ts";

/** A filter as conditions on the values of each parameter. */
export interface Clause {
  readonly filter: VariantFilter;
  /** The one parameter that must pass; undefined when any parameter may. */
  readonly parameter: string | undefined;
  /** Whether the value with this index passes. */
  passes(column: number, index: number): boolean;
}

/** The filters as clauses over the columns of a fan-out. */
export function clausesOf(fanOut: FanOut, filters: readonly VariantFilter[]): readonly Clause[] {
  return filters.map((filter) => {
    if (filter.kind === "problem") return problemClause(fanOut, filter);
    if (filter.kind === "new") {
      return { filter, parameter: undefined, passes: newVariantTest(fanOut, filter.than) };
    }
    const test = testOf(filter);
    return {
      filter,
      parameter: filter.parameter,
      passes: (at, index) => test(valueAt(fanOut.columns[at], index)),
    };
  });
}

function problemClause(fanOut: FanOut, filter: VariantFilter & { kind: "problem" }): Clause {
  const columns = problemsByColumn(fanOut);
  const rows = fanOut.combination === "rows" && filter.problem === "duplicate";
  return {
    filter,
    parameter: filter.parameter,
    passes: (at, index) => {
      const column = columns[at];
      if (!column || (rows && !repeatedRows(fanOut).has(index))) return false;
      return hasProblem(column, index, filter.problem);
    },
  };
}

/** Whether a value has a problem of this kind, or of any kind that is never intended. */
function hasProblem(
  column: ColumnProblems,
  index: number,
  kind: VariantProblemKind | undefined,
): boolean {
  if (kind === "duplicate") {
    return column.column.varied && column.duplicateAt(index) !== undefined;
  }
  const found = column.at(index);
  return found.length > 0 && found.some((it) => (kind ? it.kind === kind : it.kind !== "empty"));
}
