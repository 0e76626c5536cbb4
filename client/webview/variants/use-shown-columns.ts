import { useMemo } from "preact/hooks";
import { variantAt } from "#core/simulation/fan-out.ts";
import type { MatchedRuns } from "#core/simulation/runs/match-runs.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import type { View } from "../view.ts";
import { type GridColumn, gridColumns } from "./columns.ts";

interface ShownColumns {
  readonly columns: readonly GridColumn[];
  readonly isShown: (column: GridColumn) => boolean;
  /** The switched columns of the view after another one is switched. */
  readonly afterSwitch: (column: GridColumn) => View["switched"];
}

/** The columns of a table, and which of them are shown. */
export function useShownColumns(
  fanOut: FanOut,
  { switched }: View,
  runs: MatchedRuns | undefined,
): ShownColumns {
  const columns = useMemo(() => gridColumns(fanOut, variantAt(fanOut, 0n), runs), [fanOut, runs]);
  return {
    columns,
    isShown: ({ id, shownAtFirst }) => shownAtFirst !== switched.includes(id),
    afterSwitch: ({ id }) =>
      switched.includes(id) ? switched.filter((it) => it !== id) : [...switched, id],
  };
}
