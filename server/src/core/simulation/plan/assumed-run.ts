import { type SourceRange, shift } from "#core/base/range.ts";
import type { PipelineNode } from "#core/model/config.ts";
import { nodeNamed } from "#core/model/resolve.ts";
import type { Metadata } from "../metadata/reading.ts";
import type { Grade } from "../variant.ts";
import type { PipelinePlan, PipelineQuery, PlannedNode, PlannedStop } from "./pipeline-plan.ts";
import { planPipeline, sumOf } from "./plan-pipeline.ts";
import { stagesOf } from "./stages.ts";
import { type PlannedEnd, type ReachedBefore, reachedBefore, stopsOf } from "./stops.ts";

/** What a person assumes of a node. */
export type NodeOutcome =
  /** It completes, having printed these values last; no others unless there may be more of them. */
  | { readonly kind: "metadata"; readonly metadata: Metadata; readonly isPartial?: boolean }
  | { readonly kind: "failure" }
  /** Nobody approves what it waits for. */
  | { readonly kind: "refusal" };

export interface AssumedRun {
  /** The plan with the assumed metadata, as if nothing failed or was refused. */
  readonly plan: PipelinePlan;
  /** What becomes of each node, in the order of the plan. */
  readonly nodes: readonly AssumedNode[];
  /** The executions that certainly run, and with those that may run; undefined where a number is unknown. */
  readonly least: bigint | undefined;
  readonly most: bigint | undefined;
}

export interface AssumedNode {
  readonly node: string;
  /** `undecided` where what is known does not decide whether it runs. */
  readonly fate: "runs" | "fails" | "skipped" | "undecided";
  /** How many executions it makes if it runs: 0 if it is skipped, undefined when it is unknown. */
  readonly count: bigint | undefined;
  /** How certain the fate is. */
  readonly grade: Grade;
  /** Why, in words, such as the condition that cannot be decided. */
  readonly text: string;
  /** Absolute: what decides the fate; undefined where nothing of the file does. */
  readonly range: SourceRange | undefined;
}

/** Which nodes of a pipeline run, fail or are skipped if some have the given outcomes, by their names. */
export function assumedRun(
  query: PipelineQuery,
  outcomes: ReadonlyMap<string, NodeOutcome>,
): AssumedRun {
  const plan = planPipeline(assuming(query, outcomes));
  const failed = namesOf(outcomes, "failure");
  const refused = namesOf(outcomes, "refusal");
  const ends = endsOf(query, plan, failed, refused);
  const reached = reachedBefore(stagesOf(query.source.pipeline.config), ends);
  const nodes = plan.nodes.map((it) => assumedNode(it, reached.get(it.node), failed));
  return {
    plan,
    nodes,
    least: sumOf(nodes.filter((it) => it.fate === "runs" || it.fate === "fails")),
    most: sumOf(nodes),
  };
}

/** The query with the metadata that is assumed; nothing is known of a node that fails. */
function assuming(query: PipelineQuery, outcomes: ReadonlyMap<string, NodeOutcome>): PipelineQuery {
  const metadata = new Map(Object.entries(query.metadata));
  const complete = new Set(query.complete);
  for (const [node, outcome] of outcomes) {
    metadata.delete(node);
    complete.delete(node);
    if (outcome.kind !== "metadata") continue;
    metadata.set(node, outcome.metadata);
    if (outcome.isPartial !== true) complete.add(node);
  }
  return { ...query, metadata: Object.fromEntries(metadata), complete: [...complete] };
}

function namesOf(
  outcomes: ReadonlyMap<string, NodeOutcome>,
  kind: NodeOutcome["kind"],
): ReadonlySet<string> {
  return new Set([...outcomes].flatMap(([node, it]) => (it.kind === kind ? [node] : [])));
}

/** Something that keeps nodes from starting, with its reason. */
interface End extends PlannedEnd, Pick<PlannedStop, "text" | "grade" | "range"> {}

/** What ends the pipeline or a part of it, in running order: actions, failures and refused approvals. */
function endsOf(
  { source }: PipelineQuery,
  { nodes }: PipelinePlan,
  failed: ReadonlySet<string>,
  refused: ReadonlySet<string>,
): readonly End[] {
  const { config, start } = source.pipeline;
  return nodes.flatMap((node) => {
    const stops = stopsOf([node], failed).flatMap((it) => endOf(it, refused));
    const own = nodeNamed(config, node.node);
    const failure = own && failed.has(node.node) ? failureOf(node, own, start) : [];
    return [...stops, ...failure];
  });
}

function endOf(stop: PlannedStop, refused: ReadonlySet<string>): readonly End[] {
  if (stop.kind !== "approval") return [{ ...stop, scope: "pipeline" }];
  if (!refused.has(stop.node)) return [];
  const text = `${stop.text}; nobody approves, so nodes that have not started by then never start`;
  return [{ ...stop, text, scope: "pipeline", grade: "inferred" }];
}

/** What a failure of a node ends, as its `on-error` says. */
function failureOf(
  { node, stage }: PlannedNode,
  { onError, range }: PipelineNode,
  start: number,
): readonly End[] {
  const value = onError?.value ?? "stop-all";
  if (stage === undefined || value === "continue") return [];
  const isDefault = onError === undefined ? ", which is the default" : "";
  const why = `"on-error" is ${value}${isDefault}`;
  const end = {
    node,
    stage,
    when: "failed",
    range: shift(onError?.range ?? range, start),
  } as const;
  switch (value) {
    case "stop-all": {
      const text = `The pipeline stops when "${node}" fails: ${why}`;
      return [{ ...end, certain: true, scope: "pipeline", grade: "documented", text }];
    }
    case "stop-next": {
      const text = `What follows "${node}" does not start when it fails: ${why}`;
      return [{ ...end, certain: true, scope: "following", grade: "documented", text }];
    }
    default: {
      const text = `The pipeline may stop when "${node}" fails: ${why}, and it is not documented what happens then`;
      return [{ ...end, certain: false, scope: "pipeline", grade: "unknown", text }];
    }
  }
}

function assumedNode(
  { node, count, explanation, grade, stage }: PlannedNode,
  before: ReachedBefore<End> | undefined,
  failed: ReadonlySet<string>,
): AssumedNode {
  const { reached = "yes", end } = before ?? {};
  if (stage === undefined) {
    const text = "it waits for itself, so it never starts";
    return { node, fate: "skipped", count: 0n, grade: "documented", text, range: undefined };
  }
  if (end && reached !== "yes") {
    const { text, range } = end;
    if (reached === "no")
      return { node, fate: "skipped", count: 0n, grade: end.grade, text, range };
    const why = end.certain ? `${text}; "${node}" may have started before` : text;
    return { node, fate: "undecided", count, grade: "unknown", text: why, range };
  }
  const fate = failed.has(node) ? "fails" : "runs";
  const text = fate === "fails" ? "it is assumed to fail" : explanation;
  return { node, fate, count, grade, text, range: undefined };
}
