import type { JSX } from "preact";
import { useId, useMemo, useRef } from "preact/hooks";
import type { SourceRange } from "#core/base/range.ts";
import { variantAt } from "#core/simulation/fan-out.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import type { VariantQuery } from "../../src/preview-messages.ts";
import { VariantDetail } from "../detail/variant-detail.tsx";
import type { Host } from "../host.ts";
import { Icon } from "../shared/icons.tsx";
import type { View } from "../view.ts";
import { type GridColumn, gridColumns, shownAtFirst } from "./columns.ts";
import { Constants } from "./constants.tsx";
import { countProblems, filtersOf, nextOrder, type RowQuery } from "./row-query.ts";
import { clamp } from "./row-window.ts";
import { useCopyActions } from "./use-copy-actions.ts";
import { useDetailInView } from "./use-detail-in-view.ts";
import { VariantGrid } from "./variant-grid.tsx";
import { variantSource } from "./variant-source.ts";
import { VariantToolbar } from "./variant-toolbar.tsx";

interface VariantSectionProps {
  readonly host: Host;
  readonly fanOut: FanOut;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly onReveal: (place: SourceRange, focus: boolean) => void;
}

/** The table of variants and, on demand, the details of one. */
export function VariantSection(props: VariantSectionProps): JSX.Element {
  const { host, fanOut, onView, onReveal } = props;
  const section = useRef<HTMLElement>(null);
  const detailId = useId();
  const view = useRef(props.view);
  view.current = props.view;
  const { active, detailOpen, query, scroll, switched, widths } = props.view;
  const variants = useMemo(() => variantSource(fanOut, query), [fanOut, query]);
  const columns = useMemo(() => gridColumns(fanOut, variantAt(fanOut, 0n)), [fanOut]);
  const problems = useMemo(() => countProblems(fanOut), [fanOut]);
  const change = (part: Partial<View>): void => {
    view.current = { ...view.current, ...part };
    onView(view.current);
  };
  const ask = (next: RowQuery): void => {
    const { active } = view.current;
    const row = active.row < variants.count && active.row >= 0n ? active.row : undefined;
    const kept = row === undefined ? undefined : variants.at(row).index;
    const place = kept === undefined ? undefined : variantSource(fanOut, next).rowOf(kept);
    change({
      query: next,
      active: { ...active, row: place ?? (row === undefined ? active.row : 0n) },
    });
  };
  const copy = (text: string): void => host.post({ kind: "copy", text });
  const meant = (): VariantQuery => ({
    metadata: fanOut.query.metadata,
    filters: filtersOf(fanOut, query),
    order: query.order,
    changes: props.view.changes,
  });
  const close = (): void => {
    change({ detailOpen: false });
    section.current?.querySelector<HTMLElement>('.grid [tabindex="0"]')?.focus();
  };
  const isShown = (column: GridColumn): boolean =>
    shownAtFirst(column) !== switched.includes(column.id);
  const toggle = ({ id }: GridColumn): void =>
    change({
      switched: switched.includes(id) ? switched.filter((it) => it !== id) : [...switched, id],
    });
  const shownColumns = columns.filter(isShown);
  const showDetail = useDetailInView(section);
  useCopyActions({ host, variants, columns: shownColumns, active, onReveal, onCopy: copy });
  const shown = clamp(active.row, 0n, variants.count - 1n);
  const opened = detailOpen && variants.count > 0n;
  return (
    <section ref={section} class={opened ? "variants with-detail" : "variants"}>
      <VariantToolbar
        query={query}
        total={fanOut.count ?? 0n}
        problems={problems}
        shown={variants.count}
        columns={columns}
        isShown={isShown}
        onSwitch={toggle}
        onQuery={ask}
        onExport={() => host.post({ kind: "export", query: meant() })}
        onFreeze={() => host.post({ kind: "freeze", query: meant() })}
      />
      <Constants fanOut={fanOut} onReveal={onReveal} />
      {variants.unsupported.map((text) => (
        <p key={text} class="refused">
          <Icon name="information" />
          {text}
        </p>
      ))}
      <div class="panes">
        <VariantGrid
          label={`Variants of ${fanOut.node}`}
          variants={variants}
          columns={shownColumns}
          order={query.order}
          widths={widths}
          active={active}
          start={scroll}
          detailId={opened ? detailId : undefined}
          onActive={(next) => change({ active: next })}
          onScroll={(place) => change({ scroll: place })}
          onWidths={(next) => change({ widths: next })}
          onSort={({ name }) => ask({ ...query, order: nextOrder(query.order, name) })}
          onOpen={() => {
            change({ detailOpen: true });
            showDetail();
          }}
          onClose={close}
          onReveal={onReveal}
          onCopy={copy}
        />
        {opened && (
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
