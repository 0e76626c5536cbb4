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
import { HasPlaces } from "../shared/has-places.ts";
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
  /** The version of the document that it was planned from. */
  readonly version: number;
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
  const runs = isBefore || props.matched?.problem !== undefined ? undefined : props.matched;
  const query = useUsable(props.view.query, runs);
  const view = { ...props.view, query };
  const onReveal = isBefore ? revealNothing : props.onReveal;
  const { variants, ask } = useVariantQuery(fanOut, query, { than, runs }, changes);
  const { columns, isShown, afterSwitch } = useShownColumns(fanOut, view, runs);
  const problems = useMemo(() => countProblems(fanOut), [fanOut]);
  const asked = (): VariantQuery => {
    const found = shownQuery(fanOut, { ...query, than, runs }, props);
    return isBefore ? { ...found, changes: [] } : found;
  };
  const before = isBefore ? { before: fanOut.node } : {};
  return (
    <HasPlaces.Provider value={!isBefore}>
      <section class={view.detailOpen && variants.count > 0n ? "variants with-detail" : "variants"}>
        <VariantToolbar
          query={query}
          total={fanOut.count ?? 0n}
          problems={problems}
          shown={variants.count}
          columns={columns}
          isShown={isShown}
          onSwitch={(column) => changes.change({ switched: afterSwitch(column) })}
          onQuery={ask}
          filters={<Filters {...props} query={query} runs={runs} changes={changes} />}
          isNarrowed={than !== undefined || query.run !== undefined}
          isBefore={isBefore}
          onExport={() => host.post({ kind: "export", query: asked(), ...before })}
          onFreeze={() => host.post({ kind: "freeze", query: asked() })}
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
    </HasPlaces.Provider>
  );
}

/** The query, without a filter by earlier runs where there are none to filter by. */
function useUsable(query: RowQuery, runs: MatchedRuns | undefined): RowQuery {
  const isUsable = runs !== undefined || query.run === undefined;
  return useMemo(() => (isUsable ? query : { ...query, run: undefined }), [query, isUsable]);
}

interface FiltersProps extends Pick<VariantSectionProps, "fanOut" | "comparison"> {
  readonly query: RowQuery;
  readonly runs: MatchedRuns | undefined;
  readonly changes: ReturnType<typeof useViewChanges>;
}

/** The filters of a comparison and of earlier runs, each of which leads back to the first row. */
function Filters({ fanOut, comparison, query, runs, changes }: FiltersProps): JSX.Element {
  const onQuery = (next: RowQuery): void =>
    changes.change({ query: next, active: { row: 0n, column: 0 } });
  const shared = { query, onQuery };
  return (
    <>
      {comparison && <ChangeFilter comparison={comparison} {...shared} />}
      {runs && <RunFilter matched={runs} total={fanOut.count ?? 0n} {...shared} />}
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
  asked: ComparedQuery,
  { view, version }: Pick<VariantSectionProps, "view" | "version">,
): VariantQuery {
  const filters = filtersOf(fanOut, asked);
  const order = orderOf(asked);
  const hasIndices = order?.first !== undefined || filters.some(({ kind }) => kind === "among");
  return {
    metadata: fanOut.query.metadata,
    filters,
    order,
    changes: view.changes,
    ...(hasIndices && { version }),
  };
}
