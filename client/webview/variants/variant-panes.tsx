import type { JSX } from "preact";
import { useId, useRef } from "preact/hooks";
import type { SourceRange } from "#core/base/range.ts";
import { visibleText } from "#core/base/visible-text.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import { VariantDetail } from "../detail/variant-detail.tsx";
import type { Host } from "../host.ts";
import type { View } from "../view.ts";
import type { GridColumn } from "./columns.ts";
import { nextOrder, type RowQuery } from "./row-query.ts";
import { clamp } from "./row-window.ts";
import { useCopyActions } from "./use-copy-actions.ts";
import { useDetailInView } from "./use-detail-in-view.ts";
import { VariantGrid } from "./variant-grid.tsx";
import type { VariantSource } from "./variant-source.ts";

interface VariantPanesProps {
  readonly host: Host;
  readonly fanOut: FanOut;
  readonly variants: VariantSource;
  /** Those that are shown. */
  readonly columns: readonly GridColumn[];
  readonly view: View;
  readonly onChange: (part: Partial<View>) => void;
  readonly onQuery: (query: RowQuery) => void;
  readonly onReveal: (place: SourceRange, focus: boolean) => void;
}

/** The table of variants, with the details of one beside it. */
export function VariantPanes(props: VariantPanesProps): JSX.Element {
  const { host, fanOut, variants, columns, onChange, onQuery, onReveal } = props;
  const { active, query } = props.view;
  const panes = useRef<HTMLDivElement>(null);
  const detailId = useId();
  const copy = (text: string): void => host.post({ kind: "copy", text });
  const close = (): void => {
    onChange({ detailOpen: false });
    panes.current?.querySelector<HTMLElement>('.grid [tabindex="0"]')?.focus();
  };
  const showDetail = useDetailInView(panes);
  useCopyActions({ host, variants, columns, active, onReveal, onCopy: copy });
  const opened = props.view.detailOpen && variants.count > 0n;
  const shared = { onClose: close, onReveal, onCopy: copy };
  return (
    <div ref={panes} class="panes">
      <VariantGrid
        {...shared}
        label={`Variants of ${visibleText(fanOut.node)}`}
        variants={variants}
        columns={columns}
        active={active}
        order={query.order}
        widths={props.view.widths}
        start={props.view.scroll}
        detailId={opened ? detailId : undefined}
        onActive={(next) => onChange({ active: next })}
        onScroll={(place) => onChange({ scroll: place })}
        onWidths={(next) => onChange({ widths: next })}
        onSort={(column) => onQuery({ ...query, order: nextOrder(query.order, column) })}
        onOpen={() => {
          onChange({ detailOpen: true });
          showDetail();
        }}
      />
      {opened && (
        <VariantDetail
          {...shared}
          {...variantIn(variants, active.row)}
          id={detailId}
          fanOut={fanOut}
        />
      )}
    </div>
  );
}

/** The variant of a row, or the nearest one, with its earlier run. */
function variantIn(variants: VariantSource, row: bigint) {
  const variant = variants.at(clamp(row, 0n, variants.count - 1n));
  return { variant, run: variants.runOf(variant) };
}
