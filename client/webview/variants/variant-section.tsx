import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { SourceRange } from "#core/base/range.ts";
import type { MatchedRuns } from "#core/simulation/runs/match-runs.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import type { VariantQuery } from "../../src/preview-messages.ts";
import { ChangeFilter } from "../compare/change-filter.tsx";
import { useComparedPlan } from "../compare/use-compared-plan.ts";
import type { NodeComparison } from "../compare/use-comparison.ts";
import type { Host } from "../host.ts";
import { RunFilter } from "../runs/run-filter.tsx";
import { Icon } from "../shared/icons.tsx";
import type { View } from "../view.ts";
import { Constants } from "./constants.tsx";
import {
  type ComparedQuery,
  countProblems,
  filtersOf,
  orderOf,
  type RowQuery,
} from "./row-query.ts";
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
  /** Which executions have run; undefined where no earlier runs are given. */
  readonly matched: MatchedRuns | undefined;
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
  const runs = isBefore ? undefined : props.matched;
  const { variants, ask } = useVariantQuery(fanOut, view.query, { than, runs }, changes);
  const { columns, isShown, afterSwitch } = useShownColumns(fanOut, view, runs);
  const problems = useMemo(() => countProblems(fanOut), [fanOut]);
  const narrow = (query: RowQuery): void =>
    changes.change({ query, active: { row: 0n, column: 0 } });
  const post = (kind: "export" | "freeze"): void =>
    host.post({ kind, query: shownQuery(fanOut, view, { than, runs }) });
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
        filters={<Filters {...props} runs={runs} onQuery={narrow} />}
        isNarrowed={than !== undefined || (runs !== undefined && view.query.run !== undefined)}
        isBefore={isBefore}
        onExport={() => post("export")}
        onFreeze={() => post("freeze")}
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

interface FiltersProps extends Pick<VariantSectionProps, "fanOut" | "comparison" | "view"> {
  readonly runs: MatchedRuns | undefined;
  readonly onQuery: (query: RowQuery) => void;
}

/** The filters of a comparison and of earlier runs. */
function Filters({ fanOut, comparison, view, runs, onQuery }: FiltersProps): JSX.Element {
  const shared = { query: view.query, onQuery };
  return (
    <>
      {comparison && <ChangeFilter comparison={comparison} {...shared} />}
      {runs && runs.problem === undefined && (
        <RunFilter matched={runs} total={fanOut.count ?? 0n} {...shared} />
      )}
    </>
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
  compared: Pick<ComparedQuery, "than" | "runs">,
): VariantQuery {
  const asked = { ...query, ...compared };
  return {
    metadata: fanOut.query.metadata,
    filters: filtersOf(fanOut, asked),
    order: orderOf(asked),
    changes,
  };
}
