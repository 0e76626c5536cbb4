import type { JSX } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { Icon } from "../shared/icons.tsx";
import { placePopover } from "../shared/place-popover.ts";
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
  useEffect(() => {
    const resized = (): void => place(button.current, list.current);
    window.addEventListener("resize", resized);
    return () => window.removeEventListener("resize", resized);
  }, []);
  return (
    <>
      <button ref={button} type="button" class="tool" popovertarget={id}>
        <Icon name="columns" />
        Columns
      </button>
      <fieldset
        ref={list}
        id={id}
        class="menu"
        popover="auto"
        onToggle={() => place(button.current, list.current)}
      >
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

/** Places an open list at its button; until then, and while it is closed, it is invisible. */
function place(button: HTMLElement | null, list: HTMLElement | null): void {
  if (button === null || list === null) return;
  const { style } = list;
  style.visibility = "";
  if (!list.matches(":popover-open")) return;
  style.maxBlockSize = "";
  const { width, height } = list.getBoundingClientRect();
  const page = { width: innerWidth, height: innerHeight };
  const { left, top, maxHeight } = placePopover(
    button.getBoundingClientRect(),
    { width, height },
    page,
  );
  style.left = `${left}px`;
  style.top = `${top}px`;
  style.maxBlockSize = `${maxHeight}px`;
  style.visibility = "visible";
}
