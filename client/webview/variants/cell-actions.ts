import type { SourceRange } from "../../../server/src/core/base/range.ts";
import { valueText } from "../shared/value-text.ts";
import type { GridColumn } from "./columns.ts";
import { type ActiveCell, headerRow, type Key } from "./grid-keys.ts";
import type { VariantSource } from "./variant-source.ts";

/** What the table shows, and what can be done with a cell. */
export interface CellActions {
  readonly variants: VariantSource;
  readonly columns: readonly GridColumn[];
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
  if (pressed.key === "Enter" || pressed.key === " ") enter(actions, cell, column);
  else if (pressed.key === "Escape") actions.onClose();
  else if (pressed.key === "c" && (pressed.ctrlKey || pressed.metaKey)) {
    actions.onCopy(cellText(column, actions.variants, cell.row));
  } else return undefined;
  return cell;
}

/** The header leads to the yaml, a row to its details. */
function enter({ onOpen, onReveal }: CellActions, cell: ActiveCell, column: GridColumn): void {
  if (cell.row !== headerRow) onOpen();
  else if (column.place !== undefined) onReveal(column.place, true);
}

function cellText(column: GridColumn, variants: VariantSource, row: bigint): string {
  if (row === headerRow) return column.name;
  const { parameters, inputs, command } = variants.at(row);
  switch (column.kind) {
    case "index":
      return String(row + 1n);
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
