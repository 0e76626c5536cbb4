import type { Change } from "#core/simulation/what-if/change.ts";
import { isChange, isRecord } from "../src/preview-messages.ts";
import type { ColumnWidths } from "./variants/column-widths.ts";
import type { ActiveCell } from "./variants/grid-keys.ts";
import type { RowQuery } from "./variants/row-query.ts";
import type { ScrollPlace } from "./variants/use-scroll-place.ts";

/** How a person left the table of one node. */
export interface View {
  readonly active: ActiveCell;
  readonly scroll: ScrollPlace;
  readonly detailOpen: boolean;
  readonly query: RowQuery;
  /** The values that are tried out, and whether their fields show. */
  readonly changes: readonly Change[];
  readonly whatIfOpen: boolean;
  readonly widths: ColumnWidths;
  /** Columns shown or hidden other than by default, by their ids. */
  readonly switched: readonly string[];
}

export const firstView: View = {
  active: { row: 0n, column: 0 },
  scroll: { top: 0n, left: 0 },
  detailOpen: false,
  changes: [],
  whatIfOpen: false,
  query: { search: "", problemsOnly: false, order: undefined },
  widths: {},
  switched: [],
};

/** A view as plain JSON, which has no integers of unlimited size. */
export function storedView({ active, scroll, ...others }: View): object {
  return {
    row: String(active.row),
    column: active.column,
    top: String(scroll.top),
    left: scroll.left,
    ...others,
  };
}

/** A view from what was stored, which may be anything. */
export function viewFrom(stored: unknown): View {
  if (!isRecord(stored)) return firstView;
  const { row, column, top, left, detailOpen, query, widths, switched } = stored;
  const { changes, whatIfOpen } = stored;
  return {
    active: { row: integerFrom(row), column: Number(integerFrom(column)) },
    scroll: { top: integerFrom(top), left: Number(integerFrom(left)) },
    detailOpen: detailOpen === true,
    query: queryFrom(query),
    changes: Array.isArray(changes) ? changes.filter(isChange) : [],
    whatIfOpen: whatIfOpen === true,
    widths: isRecord(widths) ? Object.fromEntries(Object.entries(widths).filter(isWidth)) : {},
    switched: Array.isArray(switched) ? switched.filter((it) => typeof it === "string") : [],
  };
}

function queryFrom(stored: unknown): RowQuery {
  if (!isRecord(stored)) return firstView.query;
  const { search, problemsOnly, order, change, run } = stored;
  return {
    search: typeof search === "string" ? search : "",
    problemsOnly: problemsOnly === true,
    order: orderFrom(order),
    ...((change === "added" || change === "removed") && { change }),
    ...((run === "run" || run === "not run") && { run }),
  };
}

function orderFrom(stored: unknown): RowQuery["order"] {
  if (!isRecord(stored) || typeof stored["parameter"] !== "string") return undefined;
  const descending = stored["direction"] === "descending";
  return {
    parameter: stored["parameter"],
    direction: descending ? "descending" : "ascending",
    ...(stored["by"] === "metric" && { by: "metric" }),
  };
}

function isWidth(entry: [string, unknown]): entry is [string, number] {
  return typeof entry[1] === "number" && entry[1] > 0 && entry[1] < 1000;
}

function integerFrom(stored: unknown): bigint {
  const text = typeof stored === "number" ? String(Math.round(stored)) : stored;
  return typeof text === "string" && /^-?\d{1,40}$/.test(text) ? BigInt(text) : 0n;
}
