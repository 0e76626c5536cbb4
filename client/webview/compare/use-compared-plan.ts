import { useMemo } from "preact/hooks";
import type { OtherPlan } from "#core/simulation/compare/new-variants.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import type { RowQuery } from "../variants/row-query.ts";
import type { NodeComparison } from "./use-comparison.ts";

/** The plan whose variants a table shows, and which of them. */
interface ComparedPlan {
  readonly fanOut: FanOut;
  /** The plan that makes none of the variants that are wanted; undefined where all are. */
  readonly than: OtherPlan | undefined;
  /** Whether the variants are those of the plan before the change. */
  readonly isBefore: boolean;
}

/** The plan that a query is about: that before the change if it asks for what is removed. */
export function useComparedPlan(
  now: FanOut,
  comparison: NodeComparison | undefined,
  { change }: RowQuery,
): ComparedPlan {
  return useMemo(() => {
    const before = comparison?.before;
    if (change === "removed" && before && comparison.removed) {
      return { fanOut: withoutPlaces(before), than: comparison.removed, isBefore: true };
    }
    const than = change === "added" ? comparison?.added : undefined;
    return { fanOut: now, than, isBefore: false };
  }, [now, comparison, change]);
}

/** The places of the text before the change are nowhere in the text that is shown. */
function withoutPlaces(fanOut: FanOut): FanOut {
  const columns = fanOut.columns.map((it) => ({
    ...it,
    origin: { ...it.origin, range: undefined },
  }));
  return { ...fanOut, columns };
}
