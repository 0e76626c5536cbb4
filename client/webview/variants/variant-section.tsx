import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { SourceRange } from "#core/base/range.ts";
import type { OtherPlan } from "#core/simulation/compare/new-variants.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import type { VariantQuery } from "../../src/preview-messages.ts";
import { ChangeFilter } from "../compare/change-filter.tsx";
import { useComparedPlan } from "../compare/use-compared-plan.ts";
import type { NodeComparison } from "../compare/use-comparison.ts";
import type { Host } from "../host.ts";
import { Icon } from "../shared/icons.tsx";
import type { View } from "../view.ts";
import { Constants } from "./constants.tsx";
import { countProblems, filtersOf } from "./row-query.ts";
import { useShownColumns } from "./use-shown-columns.ts";
import { useVariantQuery } from "./use-variant-query.ts";
import { useViewChanges } from "./use-view-changes.ts";
import { VariantPanes } from "./variant-panes.tsx";
import { VariantToolbar } from "./variant-toolbar.tsx";

interface VariantSectionProps {
  readonly host: Host;
  readonly fanOut: FanOut;
  /** How the executions compare, where the file is compared. */
  readonly comparison: NodeComparison | undefined;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly onReveal: (place: SourceRange, focus: boolean) => void;
}

/** The table of variants and, on demand, the details of one. */
export function VariantSection(props: VariantSectionProps): JSX.Element {
  const { host, comparison } = props;
  const changes = useViewChanges(props.view, props.onView);
  const { fanOut, than, isBefore } = useComparedPlan(props.fanOut, comparison, props.view.query);
  const view = isBefore ? { ...props.view, detailOpen: false } : props.view;
  const onReveal = isBefore ? revealNothing : props.onReveal;
  const { variants, ask } = useVariantQuery(fanOut, view.query, than, changes);
  const { columns, isShown, afterSwitch } = useShownColumns(fanOut, view);
  const problems = useMemo(() => countProblems(fanOut), [fanOut]);
  const changeFilter = comparison && (
    <ChangeFilter
      comparison={comparison}
      query={view.query}
      onQuery={(query) => changes.change({ query, active: { row: 0n, column: 0 } })}
    />
  );
  const withDetail = view.detailOpen && variants.count > 0n;
  return (
    <section class={withDetail ? "variants with-detail" : "variants"}>
      <VariantToolbar
        query={view.query}
        total={fanOut.count ?? 0n}
        problems={problems}
        shown={variants.count}
        columns={columns}
        isShown={isShown}
        onSwitch={(column) => changes.change({ switched: afterSwitch(column) })}
        onQuery={ask}
        changes={changeFilter}
        isChangeOnly={than !== undefined}
        isBefore={isBefore}
        onExport={() => host.post({ kind: "export", query: shownQuery(fanOut, view, than) })}
        onFreeze={() => host.post({ kind: "freeze", query: shownQuery(fanOut, view, than) })}
      />
      <Constants fanOut={fanOut} onReveal={onReveal} />
      <Unsupported texts={variants.unsupported} />
      <VariantPanes
        host={host}
        fanOut={fanOut}
        variants={variants}
        columns={columns.filter(isShown)}
        view={view}
        onChange={changes.change}
        onQuery={ask}
        onReveal={onReveal}
      />
    </section>
  );
}

function Unsupported({ texts }: { readonly texts: readonly string[] }): JSX.Element {
  return (
    <>
      {texts.map((text) => (
        <p key={text} class="refused">
          <Icon name="information" />
          {text}
        </p>
      ))}
    </>
  );
}

/** What is removed has no place in the file. */
function revealNothing(): void {}

/** What asks for the variants that are shown. */
function shownQuery(
  fanOut: FanOut,
  { query, changes }: View,
  than: OtherPlan | undefined,
): VariantQuery {
  return {
    metadata: fanOut.query.metadata,
    filters: filtersOf(fanOut, { ...query, than }),
    order: query.order,
    changes,
  };
}
