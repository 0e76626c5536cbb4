import type { JSX } from "preact";
import { Icon } from "../shared/icons.tsx";
import { menuOf } from "../shared/menu-context.ts";
import { clipped } from "../shared/value-text.ts";
import type { Slot } from "./column-layout.ts";
import { isSortable } from "./columns.ts";
import { headerRow } from "./grid-keys.ts";
import { ResizeHandle } from "./resize-handle.tsx";
import { isOrderedBy, type RowOrder } from "./row-query.ts";
import { cellClass, pinStyle } from "./variant-row.tsx";

interface HeaderRowProps {
  readonly slots: readonly Slot[];
  readonly order: RowOrder | undefined;
  readonly activeColumn: number | undefined;
  readonly onResize: (index: number, width: number | undefined) => void;
}

/** The names of the columns, with the order that they give the rows. */
export function HeaderRow({ slots, order, activeColumn, onResize }: HeaderRowProps): JSX.Element {
  return (
    <div role="rowgroup" class="head">
      <div
        role="row"
        class="row"
        aria-rowindex={1}
        data-row={String(headerRow)}
        data-vscode-context={menuOf("header")}
      >
        {slots.map((slot) => {
          if (slot.kind === "gap") return <div key={slot.id} role="none" />;
          const { column, index, pin } = slot;
          const direction = isOrderedBy(order, column) ? order?.direction : undefined;
          return (
            <div
              key={column.id}
              role="columnheader"
              class={cellClass(column, pin)}
              aria-colindex={index + 1}
              aria-sort={isSortable(column) ? (direction ?? "none") : undefined}
              tabIndex={index === activeColumn ? 0 : -1}
              data-column={index}
              data-name={column.name}
              title={[column.aside, column.hint].filter((it) => it !== "").join(", ")}
              style={pinStyle(pin)}
            >
              <span class="title">
                <span class="name">{clipped(column.name)}</span>
                {direction !== undefined && <Icon name={direction} />}
              </span>
              {column.aside !== "" && <span class="aside">{column.aside}</span>}
              {index > 0 && <ResizeHandle onResize={(width) => onResize(index, width)} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}
