import { type CellActions, pressedOn } from "./cell-actions.ts";
import type { PixelWidths } from "./column-widths.ts";
import { isSortable } from "./columns.ts";
import { type ActiveCell, type GridSize, headerRow, moved } from "./grid-keys.ts";
import { narrowest } from "./resize-handle.tsx";

/** What the keyboard and the mouse act on. */
interface GridTarget {
  readonly actions: CellActions;
  readonly active: ActiveCell;
  readonly size: GridSize;
  readonly widths: PixelWidths;
  readonly digitWidth: number;
  /** Makes a cell the active one and gives it the focus. */
  readonly activate: (cell: ActiveCell) => void;
}

interface GridEvents {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onContextMenu: (event: MouseEvent) => void;
}

/** What the arrow keys add to the width of a column with the Alt key, in widths of a digit. */
const widthSteps: { readonly [key: string]: number } = { ArrowLeft: -2, ArrowRight: 2 };

/** What a table does when a key is pressed in it or a cell is clicked. */
export function gridEvents(target: GridTarget): GridEvents {
  return {
    onKeyDown: (event) => press(target, event),
    onClick: (event) => click(target, event),
    onContextMenu(event) {
      const cell = cellOf(event.target);
      if (cell !== undefined) target.activate(cell);
    },
  };
}

/** In the header, arrow keys with the Alt key change the width of the column. */
function press(target: GridTarget, event: KeyboardEvent): void {
  const { actions, active, size, widths, digitWidth } = target;
  const step = active.row === headerRow && event.altKey ? widthSteps[event.key] : undefined;
  if (step !== undefined) {
    event.preventDefault();
    const width = (widths.pixels[active.column] ?? 0) + step * digitWidth;
    widths.resize(active.column, Math.max(narrowest, width));
    return;
  }
  const next = moved(active, event, size) ?? pressedOn(actions, active, event);
  if (next === undefined) return;
  event.preventDefault();
  target.activate(next);
}

/** A click on a header sorts, one on a cell opens the details; either leads to the file. */
function click({ actions, activate }: GridTarget, event: MouseEvent): void {
  const cell = cellOf(event.target);
  if (cell === undefined || document.getSelection()?.isCollapsed === false) return;
  activate(cell);
  const column = actions.columns[cell.column];
  const place = column?.place;
  if (cell.row === headerRow && column !== undefined && isSortable(column)) actions.onSort(column);
  else if (place !== undefined) actions.onReveal(place, false);
  if (cell.row !== headerRow) actions.onOpen();
}

function cellOf(target: EventTarget | null): ActiveCell | undefined {
  if (!(target instanceof Element)) return undefined;
  const cell = target.closest<HTMLElement>("[data-column]");
  const row = cell?.closest<HTMLElement>("[data-row]")?.dataset["row"];
  const column = cell?.dataset["column"];
  if (row === undefined || column === undefined) return undefined;
  return { row: BigInt(row), column: Number(column) };
}
