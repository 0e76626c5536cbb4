// biome-ignore-all lint/a11y/useSemanticElements: an HTML table cannot leave out the rows that do not show

import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import type { CellActions } from "./cell-actions.ts";
import { type ColumnLayout, layOutColumns } from "./column-layout.ts";
import { type ColumnWidths, pixelWidths } from "./column-widths.ts";
import { gridEvents } from "./grid-events.ts";
import { type ActiveCell, headerRow, within } from "./grid-keys.ts";
import { HeaderRow } from "./header-row.tsx";
import type { RowOrder } from "./row-query.ts";
import type { RowScroller } from "./row-scroller.ts";
import { useCellFocus } from "./use-cell-focus.ts";
import { useMeasures, useRowScroller } from "./use-row-scroller.ts";
import { type ScrollPlace, useScrollPlace } from "./use-scroll-place.ts";
import { VariantRow } from "./variant-row.tsx";
import type { VariantSource } from "./variant-source.ts";
import "./variants.css";
import "./header.css";

interface VariantGridProps extends CellActions {
  readonly label: string;
  readonly active: ActiveCell;
  readonly order: RowOrder | undefined;
  /** Where to scroll to when the table first appears. */
  readonly start: ScrollPlace;
  readonly detailId: string | undefined;
  /** Widths that a person gave to columns. */
  readonly widths: ColumnWidths;
  readonly onActive: (active: ActiveCell) => void;
  readonly onScroll: (place: ScrollPlace) => void;
  readonly onWidths: (widths: ColumnWidths) => void;
}

/** The table of variants: any number of rows, of which only those in view exist. */
export function VariantGrid(props: VariantGridProps): JSX.Element {
  const { variants, columns } = props;
  const element = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLSpanElement>(null);
  const { rowHeight, digitWidth, width } = useMeasures(element, probe);
  const scroller = useRowScroller(element, variants.count, rowHeight);
  const [scrollLeft, scrolled] = useScrollPlace(element, scroller, props.start, props.onScroll);
  const focus = useCellFocus(element);
  const activate = (next: ActiveCell): void => {
    focus();
    if (next.row !== headerRow) scroller.show(next.row);
    props.onActive(next);
  };
  const size = { rows: variants.count, columns: columns.length, page: scroller.page };
  const active = within(props.active, size);
  const widths = pixelWidths({ ...props, digitWidth });
  const layout = layOutColumns({
    columns,
    widths: widths.pixels,
    scrollLeft,
    viewWidth: width,
    active: active.column,
  });
  return (
    <div
      ref={element}
      {...gridAttributes(props)}
      style={{ ...columnStyle(layout), "--row-height": `${rowHeight}px` }}
      {...gridEvents({ actions: props, active, size, widths, digitWidth, activate })}
      onScroll={scrolled}
    >
      <span ref={probe} class="probe" aria-hidden="true" />
      <HeaderRow
        slots={layout.slots}
        order={props.order}
        activeColumn={active.row === headerRow ? active.column : undefined}
        onResize={widths.resize}
      />
      <RowsInView scroller={scroller} variants={variants} slots={layout.slots} active={active} />
    </div>
  );
}

/** The table's attributes for screen readers. */
function gridAttributes({ label, variants, columns, detailId }: VariantGridProps) {
  return {
    role: "grid",
    class: "grid",
    "aria-label": label,
    "aria-rowcount": countForReaders(variants.count + 1n),
    "aria-colcount": columns.length,
    "aria-controls": detailId,
  } as const;
}

function columnStyle({ template, pinnedWidth }: ColumnLayout) {
  return { "--columns": template, "--pinned": `${pinnedWidth}px` };
}

interface RowsProps {
  readonly scroller: RowScroller;
  readonly variants: VariantSource;
  readonly slots: ColumnLayout["slots"];
  readonly active: ActiveCell;
}

/** The rows that show, and the active one. */
function RowsInView({ scroller, variants, slots, active }: RowsProps): JSX.Element {
  return (
    <div role="rowgroup" class="rows" style={{ height: `${scroller.height}px` }}>
      {scroller.rows(active.row).map((row) => {
        const variant = variants.at(row);
        return (
          <VariantRow
            key={String(row)}
            row={row}
            variant={variant}
            run={variants.runOf(variant)}
            slots={slots}
            top={scroller.topOf(row)}
            selected={row === active.row}
            activeColumn={row === active.row ? active.column : undefined}
          />
        );
      })}
    </div>
  );
}

/** Screen readers count in 32 bits; a larger number is announced as unknown. */
function countForReaders(count: bigint): number {
  return count < 2n ** 31n ? Number(count) : -1;
}
