import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { SourceRange } from "#core/base/range.ts";
import type { Graph, GraphProblem } from "#core/graph/graph.ts";
import { largestWhole } from "#core/graph/graph-around.ts";
import { graphOf } from "#core/graph/pipeline-graph.ts";
import type { PipelinePlan } from "#core/simulation/plan/pipeline-plan.ts";
import type { Drawing } from "../../src/preview-messages.ts";
import type { Notice, Subject } from "../display.ts";
import type { Host } from "../host.ts";
import { PipelineStrip, totalText } from "../plan/pipeline-strip.tsx";
import { ToggleButton } from "../shared/icon-button.tsx";
import { numberText } from "../shared/words.ts";
import { GraphPane } from "./graph-pane.tsx";
import type { GraphSettings } from "./graph-settings.ts";

interface PipelineViewProps {
  readonly host: Host;
  readonly subject: Subject;
  readonly notice: Notice | undefined;
  readonly plan: PipelinePlan;
  /** The nodes whose number waits for metadata that has not been entered. */
  readonly waiting: ReadonlySet<string>;
  readonly settings: GraphSettings;
  readonly onSettings: (settings: GraphSettings) => void;
  readonly onReveal: (place: SourceRange, focus: boolean) => void;
  /** Whether the graph takes the whole page. */
  readonly isWhole?: boolean;
}

/** The whole pipeline, as a drawing or as a list, and what it runs together. */
export function PipelineView(props: PipelineViewProps): JSX.Element {
  const { host, subject, plan, settings, onSettings, onReveal } = props;
  const { pipeline, node, drawing } = subject;
  const { parameters, whole } = settings;
  useEffect(() => host.post({ kind: "draw", parameters, whole }), [host, parameters, whole]);
  const graph = useGraph(subject, plan, parameters);
  const onSelect = (name: string) => host.post({ kind: "select", pipeline, node: name });
  const isList = settings.asList || drawing === undefined;
  const bar = (
    <>
      <ToggleButton
        icon="list"
        label="Nodes as a list"
        hint={settings.asList ? "Show the pipeline as a graph" : "Show the nodes as a list"}
        pressed={settings.asList}
        onPress={() => onSettings({ ...settings, asList: !settings.asList })}
      />
      <p class="total">{totalText(plan, props.waiting)}</p>
      {!settings.asList && <WholeButton {...props} count={graph.nodes.length} />}
    </>
  );
  return (
    <section class={props.isWhole ? "pipeline whole" : "pipeline"} aria-label="Pipeline">
      {isList ? (
        <>
          <div class="pipeline-bar">{bar}</div>
          <PipelineStrip
            plan={plan}
            selected={node}
            waiting={props.waiting}
            onSelect={onSelect}
            onReveal={onReveal}
          />
        </>
      ) : (
        <GraphPane
          key={pipeline}
          bar={bar}
          graph={graph}
          placed={drawing.placed}
          selected={node}
          isWhole={props.isWhole === true}
          isStale={props.notice?.kind === "stale"}
          hasParameters={subject.source.pipeline.config.parameters.length > 0}
          settings={settings}
          onSettings={onSettings}
          onExport={(message) => host.post(message)}
          onSelect={onSelect}
          onReveal={onReveal}
        />
      )}
    </section>
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

/** The graph as the page plans the pipeline, with metadata and values that are tried out, and the problems that the server reports. */
function useGraph({ source, drawing }: Subject, plan: PipelinePlan, parameters: boolean): Graph {
  return useMemo(
    () => graphOf(plan, source, { parameters, ...(drawing && { problems: problemsOf(drawing) }) }),
    [source, drawing, plan, parameters],
  );
}

function problemsOf({ graph }: Drawing): readonly GraphProblem[] {
  return [...graph.problems, ...graph.nodes.flatMap((it) => it.problems)];
}
