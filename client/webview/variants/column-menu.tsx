import type { JSX } from "preact";
import { MenuButton } from "../shared/menu-button.tsx";
import type { GridColumn } from "./columns.ts";

interface ColumnMenuProps {
  readonly columns: readonly GridColumn[];
  readonly isShown: (column: GridColumn) => boolean;
  readonly onSwitch: (column: GridColumn) => void;
}

/** Offers each column to be shown or hidden. */
export function ColumnMenu({ columns, isShown, onSwitch }: ColumnMenuProps): JSX.Element {
  return (
    <MenuButton icon="columns" label="Columns" isWide>
      {columns
        .filter(({ kind }) => kind !== "index")
        .map((column) => (
          <label key={column.id} class="menu-item">
            <input type="checkbox" checked={isShown(column)} onChange={() => onSwitch(column)} />
            <span class="menu-name">{column.name}</span>
            <span class="aside">{column.kind === "parameter" ? column.hint : ""}</span>
          </label>
        ))}
    </MenuButton>
  );
}
