import type { JSX } from "preact";
import { useId, useRef } from "preact/hooks";
import { Icon } from "../shared/icons.tsx";
import type { GridColumn } from "./columns.ts";

interface ColumnMenuProps {
  readonly columns: readonly GridColumn[];
  readonly isShown: (column: GridColumn) => boolean;
  readonly onSwitch: (column: GridColumn) => void;
}

/** Offers each column to be shown or hidden. */
export function ColumnMenu({ columns, isShown, onSwitch }: ColumnMenuProps): JSX.Element {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLFieldSetElement>(null);
  const place = ({ newState }: { readonly newState: string }): void => {
    const at = button.current?.getBoundingClientRect();
    if (newState !== "open" || at === undefined || list.current === null) return;
    list.current.style.insetBlockStart = `${at.bottom + 2}px`;
    list.current.style.insetInlineEnd = `${Math.max(0, innerWidth - at.right)}px`;
  };
  return (
    <>
      <button ref={button} type="button" class="tool" popovertarget={id}>
        <Icon name="columns" />
        Columns
      </button>
      <fieldset ref={list} id={id} class="menu" popover="auto" onBeforeToggle={place}>
        <legend class="unseen">Columns</legend>
        {columns
          .filter(({ kind }) => kind !== "index")
          .map((column) => (
            <label key={column.id} class="menu-item">
              <input type="checkbox" checked={isShown(column)} onChange={() => onSwitch(column)} />
              <span class="menu-name">{column.name}</span>
              <span class="aside">{column.kind === "parameter" ? column.hint : ""}</span>
            </label>
          ))}
      </fieldset>
    </>
  );
}
