import { exportVh } from "#core/features/exports/vh/execution-lines.ts";
import { startLineIn } from "#core/features/exports/vh/vh-line.ts";
import { variantAt } from "#core/simulation/fan-out.ts";
import type { MatchedRun } from "#core/simulation/runs/match-runs.ts";
import type { FanOut, Variant } from "#core/simulation/variant.ts";
import { type ComparedQuery, viewOf } from "./row-query.ts";

/** The variants that a table shows by row, each decoded when it is first looked at. */
export interface VariantSource {
  readonly count: bigint;
  at(row: bigint): Variant;
  /** The earlier run of a variant. */
  runOf(variant: Variant): MatchedRun | undefined;
  /** The line of `vh` that starts one of them by itself; undefined where there is none. */
  vhLineAt(row: bigint): string | undefined;
  /** Where the variant with this index is, if it is shown. */
  rowOf(index: bigint): bigint | undefined;
  /** The parts of the query that could not be applied, and why. */
  readonly unsupported: readonly string[];
}

/** More variants than any screen shows; those seen before them are decoded again when they come back. */
const remembered = 2000;

/** Whether there are variants whose values are known before the run. */
export function hasVariants({ count, predictable }: FanOut): boolean {
  return count !== undefined && count > 0n && predictable;
}

/** The variants of a fan-out that a query leaves. */
export function variantSource(fanOut: FanOut, query: ComparedQuery): VariantSource {
  const { count, at, rowOf, unsupported } = viewOf(fanOut, query);
  const decoded = new Map<bigint, Variant>();
  const decode = (row: bigint): Variant => {
    const known = decoded.get(row);
    if (known !== undefined) return known;
    if (decoded.size >= remembered) decoded.clear();
    const variant = variantAt(fanOut, at(row));
    decoded.set(row, variant);
    return variant;
  };
  return {
    count,
    rowOf,
    unsupported,
    at: decode,
    runOf: ({ index }) => query.runs?.byIndex.get(index),
    vhLineAt: (row) => startLineIn(exportVh(fanOut, [decode(row)]))?.line,
  };
}
