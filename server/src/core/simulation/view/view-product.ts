import type { FanOut, ParameterColumn } from "../variant.ts";
import { clausesOf } from "./clauses.ts";
import { dimensionOf } from "./dimension.ts";
import type { VariantFilter } from "./filter.ts";
import { type Dimension, productSpace } from "./product-space.ts";
import { sharedClauses } from "./shared-clauses.ts";
import { sortedView } from "./sorted-view.ts";
import type { VariantOrder, VariantView } from "./variant-view.ts";

/** A view of every combination of the values of the parameters. */
export function viewProduct(
  fanOut: FanOut,
  filters: readonly VariantFilter[],
  order: VariantOrder | undefined,
): VariantView {
  const unsupported: string[] = [];
  const clauses = clausesOf(fanOut, filters);
  const varied = fanOut.columns.flatMap((it, at) => (it.varied ? [{ column: it, at }] : []));
  const shared = sharedClauses(fanOut, clauses, varied.length > 0, unsupported);
  const constant = fanOut.columns.every((column, at) =>
    column.varied ? true : clauses.every((it) => it.parameter !== column.name || it.passes(at, 0)),
  );
  const dimensions = varied.map(({ column, at }) =>
    constant ? dimensionOf(column, at, clauses, shared, unsupported) : emptyDimension(column),
  );
  const sizes = dimensions.map((it) => BigInt(it.size));
  const start = constant ? shared.start : -1;
  const space = productSpace(dimensions, start, shared.all);
  const sortedAt = varied.findIndex(({ column }) => column.name === order?.parameter);
  const column = varied[sortedAt]?.column;
  const combinations =
    order && column
      ? sortedView(
          { dimensions, start, all: shared.all, column, sortedAt, order, unsupported },
          space,
        )
      : space;
  return {
    count: combinations.count,
    at: (row) => indexOf(combinations.at(row), sizes),
    rowOf: (index) => combinations.position(combinationOf(index, sizes)),
    unsupported: [...new Set(unsupported)],
  };
}

function emptyDimension(column: ParameterColumn): Dimension {
  return { size: column.values.length, classes: [] };
}

function indexOf(combination: readonly number[], sizes: readonly bigint[]): bigint {
  return combination.reduce((sum, it, at) => sum * (sizes[at] ?? 1n) + BigInt(it), 0n);
}

function combinationOf(index: bigint, sizes: readonly bigint[]): readonly number[] {
  const combination: number[] = [];
  let rest = index;
  for (const size of [...sizes].reverse()) {
    if (size === 0n) return [];
    combination.unshift(Number(rest % size));
    rest /= size;
  }
  return combination;
}
