import { isRecord } from "../src/preview-messages.ts";
import type { ActiveCell } from "./variants/grid-keys.ts";
import type { ScrollPlace } from "./variants/variant-grid.tsx";

/** How a person left the table of one node. */
export interface View {
  readonly active: ActiveCell;
  readonly scroll: ScrollPlace;
  readonly detailOpen: boolean;
}

export const firstView: View = {
  active: { row: 0n, column: 0 },
  scroll: { top: 0n, left: 0 },
  detailOpen: false,
};

/** A view as plain JSON, which has no integers of any length. */
export function storedView({ active, scroll, detailOpen }: View): object {
  return {
    row: String(active.row),
    column: active.column,
    top: String(scroll.top),
    left: scroll.left,
    detailOpen,
  };
}

/** A view from what was stored, which may be anything. */
export function viewFrom(stored: unknown): View {
  if (!isRecord(stored)) return firstView;
  const { row, column, top, left, detailOpen } = stored;
  return {
    active: { row: integerFrom(row), column: Number(integerFrom(column)) },
    scroll: { top: integerFrom(top), left: Number(integerFrom(left)) },
    detailOpen: detailOpen === true,
  };
}

function integerFrom(stored: unknown): bigint {
  const text = typeof stored === "number" ? String(Math.round(stored)) : stored;
  return typeof text === "string" && /^-?\d{1,40}$/.test(text) ? BigInt(text) : 0n;
}
