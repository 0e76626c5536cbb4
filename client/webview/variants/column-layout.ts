import type { GridColumn } from "./columns.ts";

/** A rendered column, or the space of the columns between two rendered ones. */
export type Slot =
  | {
      readonly kind: "column";
      readonly column: GridColumn;
      /** Among all columns, from 0. */
      readonly index: number;
      /** Where the column stays in view, in pixels; undefined for a column that scrolls. */
      readonly pin: number | undefined;
    }
  | { readonly kind: "gap"; readonly id: string };

/** Which columns are rendered, and how wide each slot is. */
export interface ColumnLayout {
  readonly slots: readonly Slot[];
  /** For `grid-template-columns`. */
  readonly template: string;
  /** The width of the pinned columns, in pixels. */
  readonly pinnedWidth: number;
  /** Where each column starts and, as the last entry, where the last one ends, in pixels. */
  readonly offsets: readonly number[];
}

export interface LayoutQuery {
  readonly columns: readonly GridColumn[];
  /** In pixels, in the order of the columns. */
  readonly widths: readonly number[];
  /** The part of the table that shows. */
  readonly scrollLeft: number;
  readonly viewWidth: number;
  /** The column that the keyboard is on is rendered even where it does not show. */
  readonly active: number;
}

/** How far beyond the edges of the view columns are rendered, in pixels. */
const overscan = 200;

/** Lays out the columns in view; of any number of columns only these are rendered. */
export function layOutColumns(query: LayoutQuery): ColumnLayout {
  const { columns, widths, scrollLeft, viewWidth, active } = query;
  const offsets = [0];
  for (const width of widths) offsets.push((offsets.at(-1) ?? 0) + width);
  const pinned = pinnedCount(columns, offsets, viewWidth);
  const pinnedWidth = offsets[pinned] ?? 0;
  const from = scrollLeft + pinnedWidth - overscan;
  const to = scrollLeft + viewWidth + overscan;
  const shown = columns.map((_, index) => {
    const inView = (offsets[index + 1] ?? 0) >= from && (offsets[index] ?? 0) <= to;
    return index < pinned || inView || index === active;
  });
  const laidOut = columns.flatMap((column, index): readonly LaidOut[] => {
    if (!shown[index]) return gapAt(index, shown, offsets);
    const pin = index < pinned ? offsets[index] : undefined;
    const width = `${widths[index] ?? 0}px`;
    const track = index === columns.length - 1 ? `minmax(${width}, 1fr)` : width;
    return [{ slot: { kind: "column", column, index, pin }, track }];
  });
  return {
    slots: laidOut.map(({ slot }) => slot),
    template: laidOut.map(({ track }) => track).join(" "),
    pinnedWidth,
    offsets,
  };
}

/** The space of the columns from here on that do not show; none if the column before has made it. */
function gapAt(
  index: number,
  shown: readonly boolean[],
  offsets: readonly number[],
): readonly LaidOut[] {
  if (index > 0 && !shown[index - 1]) return [];
  const next = shown.indexOf(true, index);
  const end = offsets.at(next < 0 ? -1 : next) ?? 0;
  return [{ slot: { kind: "gap", id: `gap ${index}` }, track: `${end - (offsets[index] ?? 0)}px` }];
}

interface LaidOut {
  readonly slot: Slot;
  readonly track: string;
}

/** The number column and what varies stay in view, as long as they leave room for the rest. */
function pinnedCount(
  columns: readonly GridColumn[],
  offsets: readonly number[],
  viewWidth: number,
): number {
  const first = columns.findIndex(({ kind, varied }, index) => {
    const fits = (offsets[index + 1] ?? 0) <= 0.6 * viewWidth;
    return kind !== "index" && !(varied && fits);
  });
  return first < 0 ? columns.length : first;
}
