import type { SourceRange } from "../../../server/src/core/base/range.ts";
import { valueText } from "../shared/value-text.ts";
import { type GridColumn, isSortable } from "./columns.ts";
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

/** Does what a key asks for on a cell; answers the cell where the focus stays, undefined for other keys. */
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
    actions.onCopy(copied(actions, cell, column, pressed));
  } else return undefined;
  return cell;
}

/** A header sorts or leads to the yaml, a row shows its details. */
function enter(actions: CellActions, cell: ActiveCell, column: GridColumn): void {
  if (cell.row !== headerRow) actions.onOpen();
  else if (isSortable(column)) actions.onSort(column);
  else reveal(actions, column);
}

function reveal({ onReveal }: CellActions, { place }: GridColumn): void {
  if (place !== undefined) onReveal(place, true);
}

/** The most rows that a copied column has; exports take the rest. */
const longestColumn = 100_000n;

/** The cell; with the Shift key the row, with the Alt key the column. */
function copied(
  { columns, variants }: CellActions,
  { row }: ActiveCell,
  column: GridColumn,
  { shiftKey, altKey }: Key,
): string {
  if (shiftKey) return columns.map((it) => cellText(it, variants, row)).join("\t");
  if (!altKey) return cellText(column, variants, row);
  const length = Number(variants.count < longestColumn ? variants.count : longestColumn);
  const texts = Array.from({ length }, (_, at) => cellText(column, variants, BigInt(at)));
  return [column.name, ...texts].join("\n");
}

function cellText(column: GridColumn, variants: VariantSource, row: bigint): string {
  if (row === headerRow) return column.name;
  const { parameters, inputs, command } = variants.at(row);
  switch (column.kind) {
    case "index":
      return String(variants.at(row).index + 1n);
    case "parameter": {
      const value = parameters.find(([name]) => name === column.name)?.[1];
      if (value === undefined || value.kind === "null") return "";
      return value.kind === "string" ? value.value : valueText(value);
    }
    case "input":
      return (inputs.find(([name]) => name === column.name)?.[1] ?? []).join("\n");
    case "command":
      return command.join("\n");
  }
}
