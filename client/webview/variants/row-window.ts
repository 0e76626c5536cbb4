/**
 * Which rows a scrolled element of limited height stands for. Browsers cap the height of an element at some 33 million
 * pixels, so a long table shows a window of rows and moves it: its first row is `first`.
 */
export interface RowWindow {
  readonly first: bigint;
}

/** How many rows the element is laid out for: well below the cap, even with large fonts and zoom. */
const windowRows = 250_000;

/** Rows kept free on both sides of the view, so that small scrolling does not reach the window's end at once. */
const margin = 1000;

/** How many rows are laid out for a table of this many. */
export function laidOutRows(total: bigint): number {
  return total > BigInt(windowRows) ? windowRows : Number(total);
}

/** A row at the top of the view: the window to lay out and the row's index in it. */
export interface Anchor {
  readonly window: RowWindow;
  readonly top: number;
}

/** The window for a row at the top of the view, such that the scroll bar is where the row is in the table. */
export function anchorAt(total: bigint, row: bigint, visible: number): Anchor {
  const rows = laidOutRows(total);
  const lastTop = lastTopRow(total, visible);
  const wanted = clamp(row, 0n, lastTop);
  if (total <= BigInt(rows)) return { window: { first: 0n }, top: Number(wanted) };
  const room = rows - visible;
  const proportional = Math.round(ratioOf(wanted, lastTop) * room);
  const below = Number(min(lastTop - wanted, BigInt(margin)));
  const above = Number(min(wanted, BigInt(margin)));
  const top = Math.max(Math.min(proportional, room - below), above);
  const first = clamp(wanted - BigInt(top), 0n, total - BigInt(rows));
  return { window: { first }, top: Number(wanted - first) };
}

/** The window after the scroll bar was dragged to a share (0 to 1) of its way, where the row `top` of the window shows. */
export function windowAtShare(
  total: bigint,
  share: number,
  top: number,
  visible: number,
): RowWindow {
  const rows = laidOutRows(total);
  if (total <= BigInt(rows)) return { first: 0n };
  const row =
    (BigInt(Math.round(share * precision)) * lastTopRow(total, visible)) / BigInt(precision);
  return { first: clamp(row - BigInt(Math.floor(top)), 0n, total - BigInt(rows)) };
}

/** Whether the view is so near an end of the window that the window must move, with rows left beyond. */
export function needsMove(
  total: bigint,
  { first }: RowWindow,
  top: number,
  visible: number,
): boolean {
  const rows = laidOutRows(total);
  const before = first > 0n && top < visible;
  const after = first + BigInt(rows) < total && top > rows - 2 * visible;
  return before || after;
}

/** The same window, moved if the table's new length requires it. */
export function fitWindow(total: bigint, { first }: RowWindow): RowWindow {
  return { first: clamp(first, 0n, total - BigInt(laidOutRows(total))) };
}

const precision = 2 ** 50;

function ratioOf(part: bigint, whole: bigint): number {
  return whole <= 0n ? 0 : Number((part * BigInt(precision)) / whole) / precision;
}

function lastTopRow(total: bigint, visible: number): bigint {
  const last = total - BigInt(Math.max(1, Math.floor(visible)));
  return last > 0n ? last : 0n;
}

/** The number between two bounds that is nearest to a value; the lower bound where they are the wrong way round. */
export function clamp(value: bigint, low: bigint, high: bigint): bigint {
  if (value > high) return high < low ? low : high;
  return value < low ? low : value;
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
