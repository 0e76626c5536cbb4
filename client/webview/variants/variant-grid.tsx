// biome-ignore-all lint/a11y/useSemanticElements: an HTML table cannot leave out the rows that do not show

import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { VariantOrder } from "#core/simulation/view/variant-view.ts";
import { type CellActions, pressedOn } from "./cell-actions.ts";
import { layOutColumns } from "./column-layout.ts";
import { isSortable } from "./columns.ts";
import { type ActiveCell, headerRow, moved, within } from "./grid-keys.ts";
import { HeaderRow } from "./header-row.tsx";
import { narrowest } from "./resize-handle.tsx";
import { useMeasures, useRowScroller } from "./use-row-scroller.ts";
import { VariantRow } from "./variant-row.tsx";
import "./variants.css";
import "./header.css";

/** Where a table is scrolled to. */
export interface ScrollPlace {
  readonly top: bigint;
  readonly left: number;
}

export type ColumnWidths = { readonly [columnId: string]: number };

interface VariantGridProps extends CellActions {
  readonly label: string;
  readonly active: ActiveCell;
  readonly order: VariantOrder | undefined;
  /** Where to scroll to when the table first appears. */
  readonly start: ScrollPlace;
  readonly detailId: string | undefined;
  /** Widths that a person gave to columns, by their ids, in widths of a digit. */
  readonly widths: ColumnWidths;
  readonly onActive: (active: ActiveCell) => void;
  readonly onScroll: (place: ScrollPlace) => void;
  readonly onWidths: (widths: ColumnWidths) => void;
}

/** Columns are laid out again whenever the table has scrolled sideways by this many pixels. */
const columnStep = 50;

/** What the arrow keys add to the width of a column with the Alt key, in widths of a digit. */
const widthSteps: { readonly [key: string]: number } = { ArrowLeft: -2, ArrowRight: 2 };

/** The table of variants: any number of rows, of which only those in view exist. */
export function VariantGrid(props: VariantGridProps): JSX.Element {
  const { label, variants, columns, start } = props;
  const element = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLSpanElement>(null);
  const { rowHeight, digitWidth, width } = useMeasures(element, probe);
  const scroller = useRowScroller(element, variants.count, rowHeight);
  const size = { rows: variants.count, columns: columns.length, page: scroller.page };
  const active = within(props.active, size);
  const [scrollLeft, setScrollLeft] = useState(start.left);
  const focusWanted = useRef(false);

  useLayoutEffect(() => {
    if (start.top > 0n) scroller.scrollToTop(start.top);
    if (element.current !== null) element.current.scrollLeft = start.left;
  }, [scroller]);

  useLayoutEffect(() => {
    if (!focusWanted.current) return;
    focusWanted.current = false;
    const cell = element.current?.querySelector<HTMLElement>('[tabindex="0"]');
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  const activate = (next: ActiveCell): void => {
    focusWanted.current = true;
    if (next.row !== headerRow) scroller.show(next.row);
    props.onActive(next);
  };
  const press = (event: KeyboardEvent): void => {
    const step = active.row === headerRow && event.altKey ? widthSteps[event.key] : undefined;
    if (step !== undefined) {
      event.preventDefault();
      const width = (widths[active.column] ?? 0) + step * digitWidth;
      resize(active.column, Math.max(narrowest, width));
      return;
    }
    const next = moved(active, event, size) ?? pressedOn(props, active, event);
    if (next === undefined) return;
    event.preventDefault();
    activate(next);
  };
  const click = (event: MouseEvent): void => {
    const cell = cellOf(event.target);
    if (cell === undefined || document.getSelection()?.isCollapsed === false) return;
    activate(cell);
    const column = columns[cell.column];
    const place = column?.place;
    if (cell.row === headerRow && column !== undefined && isSortable(column)) props.onSort(column);
    else if (place !== undefined) props.onReveal(place, false);
    if (cell.row !== headerRow) props.onOpen();
  };
  const openMenu = ({ target }: MouseEvent): void => {
    const cell = cellOf(target);
    if (cell !== undefined) activate(cell);
  };
  const scrolled = (): void => {
    const left = element.current?.scrollLeft ?? 0;
    setScrollLeft(Math.round(left / columnStep) * columnStep);
    props.onScroll({ top: scroller.topRow, left });
  };
  const resize = (index: number, pixels: number | undefined): void => {
    const id = columns[index]?.id ?? "";
    const { [id]: _, ...others } = props.widths;
    props.onWidths(pixels === undefined ? others : { ...others, [id]: pixels / digitWidth });
  };
  const widths = columns.map((it) => Math.round((props.widths[it.id] ?? it.width) * digitWidth));
  const layout = layOutColumns({
    columns,
    widths,
    scrollLeft,
    viewWidth: width,
    active: active.column,
  });
  return (
    <div
      ref={element}
      role="grid"
      class="grid"
      aria-label={label}
      aria-rowcount={countForReaders(variants.count + 1n)}
      aria-colcount={columns.length}
      aria-controls={props.detailId}
      style={{
        "--columns": layout.template,
        "--pinned": `${layout.pinnedWidth}px`,
        "--row-height": `${rowHeight}px`,
      }}
      onKeyDown={press}
      onClick={click}
      onContextMenu={openMenu}
      onScroll={scrolled}
    >
      <span ref={probe} class="probe" aria-hidden="true" />
      <HeaderRow
        slots={layout.slots}
        order={props.order}
        activeColumn={active.row === headerRow ? active.column : undefined}
        onResize={resize}
      />
      <div role="rowgroup" class="rows" style={{ height: `${scroller.height}px` }}>
        {scroller.rows(active.row).map((row) => (
          <VariantRow
            key={String(row)}
            row={row}
            variant={variants.at(row)}
            slots={layout.slots}
            top={scroller.topOf(row)}
            selected={row === active.row}
            activeColumn={row === active.row ? active.column : undefined}
          />
        ))}
      </div>
    </div>
  );
}

function cellOf(target: EventTarget | null): ActiveCell | undefined {
  if (!(target instanceof Element)) return undefined;
  const cell = target.closest<HTMLElement>("[data-column]");
  const row = cell?.closest<HTMLElement>("[data-row]")?.dataset["row"];
  const column = cell?.dataset["column"];
  if (row === undefined || column === undefined) return undefined;
  return { row: BigInt(row), column: Number(column) };
}

/** Screen readers count in 32 bits; beyond them the number is said to be unknown. */
function countForReaders(count: bigint): number {
  return count < 2n ** 31n ? Number(count) : -1;
}
