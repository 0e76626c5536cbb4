import { useMemo } from "preact/hooks";
import { variantAt } from "#core/simulation/fan-out.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import type { View } from "../view.ts";
import { type GridColumn, gridColumns, shownAtFirst } from "./columns.ts";

interface ShownColumns {
  readonly columns: readonly GridColumn[];
  readonly isShown: (column: GridColumn) => boolean;
  /** The switched columns of the view after another one is switched. */
  readonly afterSwitch: (column: GridColumn) => View["switched"];
}

/** The columns of a table, and which of them are shown. */
export function useShownColumns(fanOut: FanOut, { switched }: View): ShownColumns {
  const columns = useMemo(() => gridColumns(fanOut, variantAt(fanOut, 0n)), [fanOut]);
  return {
    columns,
    isShown: (column) => shownAtFirst(column) !== switched.includes(column.id),
    afterSwitch: ({ id }) =>
      switched.includes(id) ? switched.filter((it) => it !== id) : [...switched, id],
  };
}
