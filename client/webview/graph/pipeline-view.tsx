import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { SourceRange } from "#core/base/range.ts";
import { collapsedGraph, groupId } from "#core/graph/collapsed-graph.ts";
import type { Graph, GraphProblem } from "#core/graph/graph.ts";
import { largestWhole } from "#core/graph/graph-around.ts";
import { graphOf } from "#core/graph/pipeline-graph.ts";
import { prefixGroups } from "#core/graph/prefix-groups.ts";
import { type AssumedRun, assumedRun } from "#core/simulation/plan/assumed-run.ts";
import type { PipelinePlan, PipelineQuery } from "#core/simulation/plan/pipeline-plan.ts";
import type { Drawing } from "../../src/preview-messages.ts";
import { comparedGraph, marksOf } from "../compare/comparison-marks.ts";
import { removedNodes } from "../compare/removed-nodes.ts";
import type { PipelineComparison } from "../compare/use-comparison.ts";
import type { Notice, Subject } from "../display.ts";
import type { Host } from "../host.ts";
import { PipelineList } from "../list/pipeline-list.tsx";
import { metadataSources } from "../metadata/sources.ts";
import type { KnownMetadata } from "../metadata/use-readings.ts";
import { totalText } from "../plan/total-text.ts";
import type { Planning } from "../plan/use-plan.ts";
import { ToggleButton } from "../shared/icon-button.tsx";
import { numberText } from "../shared/words.ts";
import { assumedGraph, assumedText, type Outcomes, outcomesOf } from "./assumed.ts";
import { GraphPane } from "./graph-pane.tsx";
import { collapsedIn, type GraphSettings } from "./graph-settings.ts";
import type { Assuming } from "./outcome-choice.tsx";
import { useDescriptions } from "./use-descriptions.ts";

/** What a page that shows a pipeline is given. */
export interface PipelinePageProps extends KnownMetadata {
  readonly notice: Notice | undefined;
  readonly settings: GraphSettings;
  readonly onSettings: (settings: GraphSettings) => void;
}

type ShownProps = Pick<
  PipelinePageProps,
  "host" | "subject" | "notice" | "settings" | "onSettings"
>;

interface PipelineViewProps extends ShownProps, Planning {
  readonly onReveal: (place: SourceRange, focus: boolean) => void;
  readonly comparison: PipelineComparison | undefined;
  /** Whether the graph takes the whole page. */
  readonly isWhole?: boolean;
}

/** The whole pipeline, as a drawing or as a list, and what it runs together. */
export function PipelineView(props: PipelineViewProps): JSX.Element {
  const { host, subject, plan, settings, onSettings, onReveal } = props;
  const { pipeline, node, drawing } = subject;
  useWishes(host, settings, pipeline);
  const isList = settings.asList || drawing === undefined;
  const { graph, groups, assuming, marks, removed } = useGraph(props, isList);
  const { run } = assuming;
  const onSelect = (name: string) => host.post({ kind: "select", pipeline, node: name });
  const descriptions = useDescriptions(host, subject.source);
  const forget = () => assuming.onOutcomes(new Map());
  const bar = <ViewBar {...props} run={run} count={graph.nodes.length} onForget={forget} />;
  const common = {
    host,
    version: subject.version,
    bar,
    graph,
    marks,
    removed,
    selected: node,
    hasParameters: subject.source.pipeline.config.parameters.length > 0,
    settings,
    onSettings,
    assuming,
    descriptions,
    onSelect,
    onReveal,
    onStep: (range: SourceRange) => host.post({ kind: "goToStep", range }),
  };
  return (
    <section class={props.isWhole ? "pipeline whole" : "pipeline"} aria-label="Pipeline">
      {isList ? (
        <PipelineList key={pipeline} {...common} plan={plan} />
      ) : (
        <GraphPane
          key={pipeline}
          {...common}
          groups={groups}
          placed={drawing.placed}
          isWhole={props.isWhole === true}
          isStale={props.notice?.kind === "stale"}
          onExport={(message) => host.post(message)}
        />
      )}
    </section>
  );
}

/** Tells the panel what is to be drawn of a pipeline. */
function useWishes(host: Host, settings: GraphSettings, pipeline: string): void {
  const { parameters, whole } = settings;
  const collapsed = collapsedIn(settings, pipeline);
  useEffect(
    () => host.post({ kind: "draw", parameters, whole, collapsed }),
    [host, parameters, whole, collapsed],
  );
}

interface ViewBarProps extends PipelineViewProps {
  /** What runs with the outcomes that were chosen; undefined where none was. */
  readonly run: AssumedRun | undefined;
  /** How many nodes are drawn. */
  readonly count: number;
  readonly onForget: () => void;
}

/** What stands above the drawing and above the list. */
function ViewBar({ run, count, onForget, ...props }: ViewBarProps): JSX.Element {
  return (
    <>
      <ListToggle {...props} />
      <p class="total">
        {run ? (
          <AssumedTotal run={run} onForget={onForget} />
        ) : (
          totalText(props.plan, props.waiting)
        )}
      </p>
      {!props.settings.asList && <WholeButton {...props} count={count} />}
    </>
  );
}

function ListToggle({
  settings,
  onSettings,
}: Pick<PipelineViewProps, "settings" | "onSettings">): JSX.Element {
  const { asList } = settings;
  return (
    <ToggleButton
      icon="list"
      label="Nodes as a list"
      hint={asList ? "Show the pipeline as a graph" : "Show the nodes as a list"}
      pressed={asList}
      onPress={() => onSettings({ ...settings, asList: !asList })}
    />
  );
}

/** What runs with outcomes that are assumed; undefined where none are. */
function useAssumed(query: PipelineQuery, outcomes: Outcomes): AssumedRun | undefined {
  return useMemo(
    () => (outcomes.size === 0 ? undefined : assumedRun(query, outcomesOf(outcomes))),
    [query, outcomes],
  );
}

interface AssumedTotalProps {
  readonly run: AssumedRun;
  readonly onForget: () => void;
}

function AssumedTotal({ run, onForget }: AssumedTotalProps): JSX.Element {
  return (
    <>
      {assumedText(run)}{" "}
      <button type="button" class="link" onClick={onForget}>
        Forget them
      </button>
    </>
  );
}

/** Shows a large pipeline whole, or only what is around the selected node. */
function WholeButton(
  props: Pick<PipelineViewProps, "settings" | "onSettings"> & { readonly count: number },
): JSX.Element | null {
  const { settings, onSettings, count } = props;
  const { whole } = settings;
  if (count <= largestWhole) return null;
  return (
    <button type="button" class="link" onClick={() => onSettings({ ...settings, whole: !whole })}>
      {whole ? "Show only what is near" : `Show all ${numberText(count)} nodes`}
    </button>
  );
}

const none: readonly string[] = [];

/** What the page shows, with the outcomes that a person assumes. */
function useGraph(props: PipelineViewProps, isList: boolean) {
  const { subject, plan, query, settings } = props;
  const { source } = subject;
  const [outcomes, onOutcomes] = useOutcomes(subject.pipeline);
  const run = useAssumed(query, outcomes);
  const planned = usePlanned(subject, run?.plan ?? plan, settings.parameters);
  const groups = useMemo(() => prefixGroups(planned), [planned]);
  const { drawing } = subject;
  // In the list, each node has a row of its own.
  const collapsed = isList ? none : collapsedIn(settings, subject.pipeline);
  const { comparison } = props;
  const drawn = useMemo(() => {
    // Until the server has placed a group, its nodes are drawn.
    const placed = new Set(drawing?.placed.nodes.map((it) => it.id));
    const groupsDrawn = collapsed.filter((it) => placed.has(groupId(it)));
    const known = collapsedGraph(planned, groupsDrawn);
    return run ? assumedGraph(known, run) : known;
  }, [planned, run, collapsed, drawing]);
  const marks = useMemo(() => comparison && marksOf(drawn, comparison), [drawn, comparison]);
  const graph = useMemo(() => (marks ? comparedGraph(drawn, marks) : drawn), [drawn, marks]);
  const sources = useMemo(() => metadataSources(source), [source]);
  const assuming: Assuming = { outcomes, onOutcomes, run, sources, metadata: query.metadata };
  const removed = useMemo(() => removedNodes(comparison), [comparison]);
  return { graph, groups, assuming, marks, removed };
}

const nothing: Outcomes = new Map();

/** What is assumed of the nodes of a pipeline, until another one is shown. */
function useOutcomes(pipeline: string): [Outcomes, (outcomes: Outcomes) => void] {
  const [assumed, setAssumed] = useState({ pipeline, outcomes: nothing });
  return [
    assumed.pipeline === pipeline ? assumed.outcomes : nothing,
    (outcomes) => setAssumed({ pipeline, outcomes }),
  ];
}

/** The graph as the page plans the pipeline, with metadata and values that are tried out, and the problems that the server reports. */
function usePlanned({ source, drawing }: Subject, plan: PipelinePlan, parameters: boolean): Graph {
  return useMemo(
    () => graphOf(plan, source, { parameters, ...(drawing && { problems: problemsOf(drawing) }) }),
    [source, drawing, plan, parameters],
  );
}

function problemsOf({ graph }: Drawing): readonly GraphProblem[] {
  return [...graph.problems, ...graph.nodes.flatMap((it) => it.problems)];
}
