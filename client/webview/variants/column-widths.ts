import type { GridColumn } from "./columns.ts";

/** Widths by the ids of columns, in widths of a digit. */
export type ColumnWidths = { readonly [columnId: string]: number };

interface WidthsInput {
  readonly columns: readonly GridColumn[];
  /** Widths that a person gave to columns. */
  readonly widths: ColumnWidths;
  /** In pixels. */
  readonly digitWidth: number;
  readonly onWidths: (widths: ColumnWidths) => void;
}

/** The widths of all columns in pixels, and how to change one. */
export interface PixelWidths {
  readonly pixels: readonly number[];
  /** Without a width, the column gets the width that it had at first. */
  readonly resize: (index: number, width: number | undefined) => void;
}

/** The columns' widths in pixels: those that a person gave, or else the columns' own. */
export function pixelWidths({ columns, widths, digitWidth, onWidths }: WidthsInput): PixelWidths {
  return {
    pixels: columns.map((it) => Math.round((widths[it.id] ?? it.width) * digitWidth)),
    resize(index, width) {
      const id = columns[index]?.id ?? "";
      const { [id]: _, ...others } = widths;
      onWidths(width === undefined ? others : { ...others, [id]: width / digitWidth });
    },
  };
}
