import { clamp } from "./row-window.ts";

/** The cell that the keyboard is on; the header is row -1. */
export interface ActiveCell {
  readonly row: bigint;
  readonly column: number;
}

export interface GridSize {
  readonly rows: bigint;
  readonly columns: number;
  /** Rows that a page key moves by. */
  readonly page: number;
}

export interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

export const headerRow = -1n;

/** Where a key moves to; undefined for keys that do not move. */
export function moved(at: ActiveCell, pressed: Key, size: GridSize): ActiveCell | undefined {
  const move = moves[pressed.key];
  return move === undefined
    ? undefined
    : within(move(at, size, pressed.ctrlKey || pressed.metaKey), size);
}

/** The cell, or the nearest one that a grid of this size has. */
export function within({ row, column }: ActiveCell, size: GridSize): ActiveCell {
  const last = Math.max(0, size.columns - 1);
  return {
    row: clamp(row, headerRow, size.rows - 1n),
    column: Math.min(Math.max(0, column), last),
  };
}

type Move = (at: ActiveCell, size: GridSize, control: boolean) => ActiveCell;

const moves: { readonly [key: string]: Move | undefined } = {
  ArrowUp: (at, size, control) => (control ? { ...at, row: 0n } : by(at, -1n, size)),
  ArrowDown: (at, size, control) => (control ? { ...at, row: size.rows - 1n } : by(at, 1n, size)),
  ArrowLeft: ({ row, column }, _, control) => ({ row, column: control ? 0 : column - 1 }),
  ArrowRight: ({ row, column }, size, control) => ({
    row,
    column: control ? size.columns - 1 : column + 1,
  }),
  PageUp: (at, size) => ({ ...at, row: clamp(at.row - BigInt(size.page), 0n, size.rows - 1n) }),
  PageDown: (at, size) => by(at, BigInt(size.page), size),
  Home: ({ row }, _, control) => ({ row: control ? 0n : row, column: 0 }),
  End: ({ row }, size, control) => ({
    row: control ? size.rows - 1n : row,
    column: size.columns - 1,
  }),
};

function by({ row, column }: ActiveCell, rows: bigint, size: GridSize): ActiveCell {
  return { row: clamp(row + rows, headerRow, size.rows - 1n), column };
}
