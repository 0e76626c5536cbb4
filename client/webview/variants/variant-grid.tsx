// biome-ignore-all lint/a11y/useSemanticElements: an HTML table cannot leave out the rows that do not show
import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { clipped } from "../shared/value-text.ts";
import { type CellActions, pressedOn } from "./cell-actions.ts";
import type { GridColumn } from "./columns.ts";
import { type ActiveCell, headerRow, moved, within } from "./grid-keys.ts";
import { useMeasures, useRowScroller } from "./use-row-scroller.ts";
import { cellClass, VariantRow } from "./variant-row.tsx";
import "./variants.css";

/** Where a table is scrolled to. */
export interface ScrollPlace {
  readonly top: bigint;
  readonly left: number;
}

interface VariantGridProps extends CellActions {
  readonly label: string;
  readonly active: ActiveCell;
  /** Where to scroll to when the table first appears. */
  readonly start: ScrollPlace;
  readonly detailId: string | undefined;
  readonly onActive: (active: ActiveCell) => void;
  readonly onScroll: (place: ScrollPlace) => void;
}

/** The table of variants: any number of rows, of which only those in view exist. */
export function VariantGrid(props: VariantGridProps): JSX.Element {
  const { label, variants, columns, start } = props;
  const element = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLSpanElement>(null);
  const { rowHeight, digitWidth, width } = useMeasures(element, probe);
  const scroller = useRowScroller(element, variants.count, rowHeight);
  const size = { rows: variants.count, columns: columns.length, page: scroller.page };
  const active = within(props.active, size);
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
    const next = moved(active, event, size) ?? pressedOn(props, active, event);
    if (next === undefined) return;
    event.preventDefault();
    activate(next);
  };
  const click = (event: MouseEvent): void => {
    const cell = cellOf(event.target);
    if (cell === undefined || document.getSelection()?.isCollapsed === false) return;
    activate(cell);
    const place = columns[cell.column]?.place;
    if (place !== undefined) props.onReveal(place, false);
    if (cell.row !== headerRow) props.onOpen();
  };
  const scrolled = (): void =>
    props.onScroll({ top: scroller.topRow, left: element.current?.scrollLeft ?? 0 });

  const pins = pinnedOffsets(columns, (0.6 * width) / digitWidth);
  const pinnedWidth = columns.slice(0, pins.length).reduce((sum, column) => sum + column.width, 0);
  return (
    <div
      ref={element}
      role="grid"
      class="grid"
      aria-label={label}
      aria-rowcount={countForReaders(variants.count + 1n)}
      aria-colcount={columns.length}
      aria-controls={props.detailId}
      style={{ "--columns": template(columns), "--pinned": `${pinnedWidth}ch` }}
      onKeyDown={press}
      onClick={click}
      onScroll={scrolled}
    >
      <span ref={probe} class="probe" aria-hidden="true" />
      <HeaderRow
        columns={columns}
        pins={pins}
        activeColumn={active.row === headerRow ? active.column : undefined}
      />
      <div role="rowgroup" class="rows" style={{ height: `${scroller.height}px` }}>
        {scroller.rows(active.row).map((row) => (
          <VariantRow
            key={String(row)}
            variant={variants.at(row)}
            columns={columns}
            pins={pins}
            top={scroller.topOf(row)}
            selected={row === active.row}
            activeColumn={row === active.row ? active.column : undefined}
          />
        ))}
      </div>
    </div>
  );
}

interface HeaderRowProps {
  readonly columns: readonly GridColumn[];
  readonly pins: readonly string[];
  readonly activeColumn: number | undefined;
}

function HeaderRow({ columns, pins, activeColumn }: HeaderRowProps): JSX.Element {
  return (
    <div role="rowgroup" class="head">
      <div role="row" class="row" aria-rowindex={1} data-row={String(headerRow)}>
        {columns.map((column, index) => (
          <div
            key={column.id}
            role="columnheader"
            class={cellClass(column, pins[index])}
            aria-colindex={index + 1}
            tabIndex={index === activeColumn ? 0 : -1}
            data-column={index}
            data-name={column.name}
            title={column.hint}
            style={{ left: pins[index] }}
          >
            <span class="name">{clipped(column.name)}</span>
            {column.aside !== "" && <span class="aside">{column.aside}</span>}
          </div>
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

/** The number column and what varies stay in view, as long as they leave room for the rest. */
function pinnedOffsets(columns: readonly GridColumn[], room: number): readonly string[] {
  const offsets: string[] = [];
  let used = 0;
  for (const { kind, varied, width } of columns) {
    if (kind !== "index" && (!varied || used + width > room)) break;
    offsets.push(`${used}ch`);
    used += width;
  }
  return offsets;
}

function template(columns: readonly GridColumn[]): string {
  const widths = columns.map(({ width }) => `${width}ch`);
  const last = widths.pop() ?? "1fr";
  return [...widths, `minmax(${last}, 1fr)`].join(" ");
}

/** Screen readers count in 32 bits; beyond them the number is said to be unknown. */
function countForReaders(count: bigint): number {
  return count < 2n ** 31n ? Number(count) : -1;
}
