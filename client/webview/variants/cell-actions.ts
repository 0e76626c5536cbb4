import type { SourceRange } from "#core/base/range.ts";
import { type GridColumn, isSortable } from "./columns.ts";
import { type Copied, copiedText } from "./copied-text.ts";
import { type ActiveCell, headerRow, type Key } from "./grid-keys.ts";
import type { VariantSource } from "./variant-source.ts";

/** What the table shows, and what can be done with a cell. */
export interface CellActions {
  readonly variants: VariantSource;
  readonly columns: readonly GridColumn[];
  readonly onSort: (column: GridColumn) => void;
  readonly onOpen: () => void;
  readonly onClose: () => void;
  readonly onReveal: (place: SourceRange, focus: boolean) => void;
  readonly onCopy: (text: string) => void;
}

/** Carries out a key on a cell; returns the cell that keeps the focus, undefined for other keys. */
export function pressedOn(
  actions: CellActions,
  cell: ActiveCell,
  pressed: Key,
): ActiveCell | undefined {
  const column = actions.columns[cell.column];
  if (column === undefined) return undefined;
  const control = pressed.ctrlKey || pressed.metaKey;
  const { key } = pressed;
  if (key === "F12" || (key === "Enter" && control)) reveal(actions, column);
  else if (key === "Enter" || key === " ") enter(actions, cell, column);
  else if (key === "Escape") actions.onClose();
  else if (key.toLowerCase() === "c" && control) {
    copy(actions, cell, copiedBy(pressed));
  } else return undefined;
  return cell;
}

/** A header sorts or leads to the file, a row shows its details. */
function enter(actions: CellActions, cell: ActiveCell, column: GridColumn): void {
  if (cell.row !== headerRow) actions.onOpen();
  else if (isSortable(column)) actions.onSort(column);
  else reveal(actions, column);
}

function reveal({ onReveal }: CellActions, { place }: GridColumn): void {
  if (place !== undefined) onReveal(place, true);
}

function copy(actions: CellActions, cell: ActiveCell, what: Copied): void {
  const text = copiedText(what, actions, cell);
  if (text !== undefined) actions.onCopy(text);
}

/** The cell; with the Shift key the row, with the Alt key the column. */
function copiedBy({ shiftKey, altKey }: Key): Copied {
  if (shiftKey) return "row";
  return altKey ? "column" : "value";
}
