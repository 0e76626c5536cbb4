import type { JSX } from "preact";
import { useId, useMemo, useRef } from "preact/hooks";
import type { SourceRange } from "../../../server/src/core/base/range.ts";
import type { FanOut } from "../../../server/src/core/simulation/variant.ts";
import { VariantDetail } from "../detail/variant-detail.tsx";
import type { Host } from "../host.ts";
import type { View } from "../view.ts";
import { ColumnMenu } from "./column-menu.tsx";
import { type GridColumn, gridColumns, shownAtFirst } from "./columns.ts";
import { Constants } from "./constants.tsx";
import { clamp } from "./row-window.ts";
import { VariantGrid } from "./variant-grid.tsx";
import { variantSource } from "./variant-source.ts";

interface VariantSectionProps {
  readonly host: Host;
  readonly fanOut: FanOut;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly onReveal: (place: SourceRange, focus: boolean) => void;
}

/** The table of variants and, on demand, the details of one. */
export function VariantSection(props: VariantSectionProps): JSX.Element | null {
  const { host, fanOut, onView, onReveal } = props;
  const section = useRef<HTMLElement>(null);
  const detailId = useId();
  const view = useRef(props.view);
  view.current = props.view;
  const variants = useMemo(() => variantSource(fanOut), [fanOut]);
  const columns = useMemo(
    () => (variants === undefined ? [] : gridColumns(fanOut, variants.at(0n))),
    [fanOut, variants],
  );
  const change = (part: Partial<View>): void => {
    view.current = { ...view.current, ...part };
    onView(view.current);
  };
  const copy = (text: string): void => host.post({ kind: "copy", text });
  const close = (): void => {
    change({ detailOpen: false });
    section.current?.querySelector<HTMLElement>('.grid [tabindex="0"]')?.focus();
  };
  if (variants === undefined) return null;
  const { active, detailOpen, scroll, switched, widths } = props.view;
  const shown = clamp(active.row, 0n, variants.count - 1n);
  const isShown = (column: GridColumn): boolean =>
    shownAtFirst(column) !== switched.includes(column.id);
  const toggle = ({ id }: GridColumn): void =>
    change({
      switched: switched.includes(id) ? switched.filter((it) => it !== id) : [...switched, id],
    });
  return (
    <section ref={section} class={detailOpen ? "variants with-detail" : "variants"}>
      <div class="toolbar">
        <Constants fanOut={fanOut} onReveal={onReveal} />
        <div class="tools">
          <ColumnMenu columns={columns} isShown={isShown} onSwitch={toggle} />
        </div>
      </div>
      <div class="panes">
        <VariantGrid
          label={`Variants of ${fanOut.node}`}
          variants={variants}
          columns={columns.filter(isShown)}
          widths={widths}
          active={active}
          start={scroll}
          detailId={detailOpen ? detailId : undefined}
          onActive={(next) => change({ active: next })}
          onScroll={(place) => change({ scroll: place })}
          onWidths={(next) => change({ widths: next })}
          onOpen={() => change({ detailOpen: true })}
          onClose={close}
          onReveal={onReveal}
          onCopy={copy}
        />
        {detailOpen && (
          <VariantDetail
            id={detailId}
            fanOut={fanOut}
            variant={variants.at(shown)}
            onClose={close}
            onReveal={onReveal}
            onCopy={copy}
          />
        )}
      </div>
    </section>
  );
}
