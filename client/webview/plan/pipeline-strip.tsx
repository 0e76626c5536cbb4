import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { SourceRange } from "#core/base/range.ts";
import { nodeId } from "#core/graph/node-id.ts";
import type {
  PipelinePlan,
  PlannedNode,
  PlannedStop,
} from "#core/simulation/plan/pipeline-plan.ts";
import { ChangeWord } from "../compare/change-sign.tsx";
import type { GraphMark, GraphMarks } from "../compare/comparison-marks.ts";
import { Icon } from "../shared/icons.tsx";
import { countOf, numberText } from "../shared/words.ts";
import "./plan.css";

interface PipelineStripProps {
  readonly plan: PipelinePlan;
  readonly selected: string;
  /** The nodes whose number waits for metadata that has not been entered. */
  readonly waiting: ReadonlySet<string>;
  /** What differs from what the pipeline is compared with; undefined where it is compared with nothing. */
  readonly marks: GraphMarks | undefined;
  readonly onSelect: (node: string) => void;
  readonly onReveal: (place: SourceRange, focus: boolean) => void;
}

/** The whole pipeline in running order: what each node runs and what that makes together. */
export function PipelineStrip(props: PipelineStripProps): JSX.Element {
  const { plan, selected, waiting, marks, onSelect, onReveal } = props;
  const strip = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => {
    const current = strip.current?.querySelector('[aria-current="true"]');
    current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [selected]);
  return (
    <nav class="plan" aria-label="Nodes of the pipeline in running order">
      <ol ref={strip} class="nodes" tabIndex={-1}>
        {plan.nodes.map((node, at) => (
          <li key={node.node} class={node.stage === plan.nodes[at - 1]?.stage ? "beside" : ""}>
            <NodeChip
              node={node}
              current={node.node === selected}
              waits={waiting.has(node.node)}
              mark={marks?.get(nodeId(node.node))}
              onSelect={onSelect}
            />
            {plan.stops
              .filter((stop) => stop.node === node.node)
              .map((stop) => (
                <StopMark key={stop.text} stop={stop} onReveal={onReveal} />
              ))}
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface NodeChipProps {
  readonly node: PlannedNode;
  readonly current: boolean;
  readonly waits: boolean;
  readonly mark: GraphMark | undefined;
  readonly onSelect: (node: string) => void;
}

function NodeChip(props: NodeChipProps): JSX.Element {
  const { node, current, waits, mark, onSelect } = props;
  const { node: name, kind, batches, reached } = node;
  const aside =
    batches === undefined || waits ? "" : `in ${countOf(batches.count, "batch", "batches")}`;
  return (
    <button
      type="button"
      class={reached === "no" ? "node unreached" : "node"}
      aria-current={current}
      disabled={kind === "unknown"}
      title={[tooltipOf(node, waits), ...(mark?.texts ?? [])].join("\n")}
      onClick={() => onSelect(name)}
    >
      {mark && <ChangeWord change={mark.change} />}
      <span class="node-name">{name}</span>
      {(kind === "execution" || kind === "task") && (
        <span class="node-count">{runsText(props)}</span>
      )}
      {aside !== "" && <span class="node-aside">{aside}</span>}
    </button>
  );
}

function tooltipOf({ kind, explanation, reached }: PlannedNode, waits: boolean): string {
  const words = reached === "no" ? `${explanation}; the pipeline stops before it` : explanation;
  return `${kind} node: ${waits ? "depends on metadata" : words}`;
}

/** How often a node runs, and how often it did before a change. */
function runsText({ node: { count }, waits, mark }: NodeChipProps): string {
  const was = mark?.countBefore;
  const before = was === undefined ? "" : `${numberText(BigInt(was))} → `;
  return before + (waits || count === undefined ? "?" : numberText(count));
}

interface StopMarkProps {
  readonly stop: PlannedStop;
  readonly onReveal: (place: SourceRange, focus: boolean) => void;
}

function StopMark({ stop, onReveal }: StopMarkProps): JSX.Element {
  const { certain, kind, text, range } = stop;
  const words = { stop: "stops", error: "fails", approval: "waits" } as const;
  const may = { stop: "may stop", error: "may fail", approval: "may wait" } as const;
  return (
    <button
      type="button"
      class={certain ? "stop certain" : "stop"}
      title={text}
      aria-label={text}
      onClick={() => onReveal(range, true)}
    >
      <Icon name={certain ? "warning" : "information"} />
      {certain ? words[kind] : may[kind]}
    </button>
  );
}

/** The executions of the whole pipeline, as far as they can be counted. */
export function totalText(plan: PipelinePlan, waiting: ReadonlySet<string>): string {
  const { total, untilStop } = plan;
  if (waiting.size > 0) return "Total depends on metadata";
  if (total === undefined) return "Total not predictable";
  const all = `${countOf(total, "execution")} in all`;
  if (untilStop === undefined || untilStop === total) return all;
  return `${all}, ${numberText(untilStop)} up to the stop`;
}
