/**
 * The number of insertions, deletions, replacements and swaps of neighbours between two texts; infinite from a limit on.
 * Only the part of the table is computed in which a distance can be below the limit.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return Number.POSITIVE_INFINITY;
  const start = commonStart(a, b);
  const end = commonEnd(a, b, start);
  const table: Table = { a, b, start, width: b.length - end - start, band: Math.ceil(limit) };
  let [beforeLast, last, current] = rowsFor(table.width);
  for (let column = 0; column <= table.width; column++) last[column] = column;
  let leastBefore = 0;
  for (let row = 1; row <= a.length - end - start; row++) {
    const least = fillRow(table, row, { beforeLast, last, current });
    // All later rows are built on this row and, by a swap, on the one before.
    if (least >= limit && leastBefore >= limit) return Number.POSITIVE_INFINITY;
    leastBefore = least;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  const distance = last[table.width] ?? far;
  return distance < limit ? distance : Number.POSITIVE_INFINITY;
}

interface Table {
  readonly a: string;
  readonly b: string;
  /** How much both texts have in common at their beginning: the table is about the rest. */
  readonly start: number;
  /** The number of letters of the second text that are left. */
  readonly width: number;
  /** How far from the diagonal a distance can be below the limit. */
  readonly band: number;
}

type Row = Uint16Array;
type Rows = { readonly beforeLast: Row; readonly last: Row; readonly current: Row };

/** More than any distance. */
const far = 60_000;

/** Fills in a row and answers the least distance in it. */
function fillRow(table: Table, row: number, rows: Rows): number {
  const { width, band } = table;
  const { current } = rows;
  const from = Math.max(1, row - band);
  const to = Math.min(width, row + band);
  let least = from === 1 ? row : far;
  current[from - 1] = least;
  for (let column = from; column <= to; column++) {
    const value = distanceAt(table, row, column, rows);
    current[column] = value;
    if (value < least) least = value;
  }
  if (to < width) current[to + 1] = far;
  return least;
}

function distanceAt({ a, b, start }: Table, row: number, column: number, rows: Rows): number {
  const { beforeLast, last, current } = rows;
  const letter = a.charCodeAt(start + row - 1);
  const other = b.charCodeAt(start + column - 1);
  const above = last[column - 1] ?? far;
  if (letter === other)
    return Math.min(above, (current[column - 1] ?? far) + 1, (last[column] ?? far) + 1);
  const value = 1 + Math.min(above, current[column - 1] ?? far, last[column] ?? far);
  const isSwap =
    row > 1 &&
    column > 1 &&
    a.charCodeAt(start + row - 2) === other &&
    letter === b.charCodeAt(start + column - 2);
  return isSwap ? Math.min(value, (beforeLast[column - 2] ?? far) + 1) : value;
}

function commonStart(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let at = 0;
  while (at < length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function commonEnd(a: string, b: string, start: number): number {
  const length = Math.min(a.length, b.length) - start;
  let count = 0;
  while (
    count < length &&
    a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)
  ) {
    count++;
  }
  return count;
}

/** Rows are used again by the next comparison. */
let rows: readonly [Row, Row, Row] = newRows(256);

function rowsFor(width: number): [Row, Row, Row] {
  if (width + 2 > rows[0].length) rows = newRows(2 * width);
  return [...rows];
}

function newRows(length: number): [Row, Row, Row] {
  return [new Uint16Array(length), new Uint16Array(length), new Uint16Array(length)];
}
