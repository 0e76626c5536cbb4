import { firingBy } from "./actions.ts";
import type { PlannedAction, PlannedNode, PlannedStop, Reached } from "./pipeline-plan.ts";
import type { Stages } from "./stages.ts";

const kinds: { readonly [outcome: string]: PlannedStop["kind"] } = {
  "stop-pipeline": "stop",
  "error-pipeline": "error",
  "require-approval": "approval",
};

/** Where the actions of the nodes stop the pipeline or make it wait, in the order of the nodes; some may be assumed to fail. */
export function stopsOf(
  nodes: readonly PlannedNode[],
  failed: ReadonlySet<string> = new Set(),
): readonly PlannedStop[] {
  return nodes.flatMap((node) =>
    node.actions.flatMap((action) => stopsIn(node, action, failed.has(node.node))),
  );
}

function stopsIn(
  node: PlannedNode,
  action: PlannedAction,
  isFailed: boolean,
): readonly PlannedStop[] {
  const { stage } = node;
  const when = momentOf(action, isFailed);
  const { fires, text: why } = when === "failed" ? firingBy(action.conditions) : action;
  if (stage === undefined || when === undefined || fires === "no") return [];
  const moment = when === "failed" ? "fails" : `is ${when}`;
  return action.outcomes.flatMap((outcome) => {
    const kind = Object.hasOwn(kinds, outcome) ? kinds[outcome] : undefined;
    if (!kind) return [];
    const certain = fires === "yes";
    const text = `${sentence(kind, certain)} when "${node.node}" ${moment}: the action ${why}`;
    const { range } = action;
    const grade = when === "failed" && certain ? "inferred" : action.grade;
    return [{ node: node.node, stage, when, certain, kind, text, grade, range }];
  });
}

/** When an action is considered; undefined if it never is, because the node fails or does not. */
function momentOf({ when }: PlannedAction, isFailed: boolean): PlannedStop["when"] | undefined {
  if (when.includes("node-starting")) return "starting";
  if (isFailed) return when.includes("node-error") ? "failed" : undefined;
  return when.length > 0 && when.every((it) => it === "node-error") ? undefined : "complete";
}

function sentence(kind: PlannedStop["kind"], certain: boolean): string {
  const verbs = { stop: "stop", error: "end with an error", approval: "wait for an approval" };
  if (!certain) return `The pipeline may ${verbs[kind]}`;
  const certainly = {
    stop: "stops",
    error: "ends with an error",
    approval: "waits for an approval",
  };
  return `The pipeline ${certainly[kind]}`;
}

/** Whether the pipeline reaches each node: not after a certain stop; perhaps where a stop is possible or runs beside it. */
export function reachedNodes(
  stages: Stages,
  stops: readonly PlannedStop[],
): ReadonlyMap<string, Reached> {
  const ends = stops.flatMap((it) =>
    it.kind === "approval" ? [] : [{ ...it, scope: "pipeline" as const }],
  );
  return new Map([...reachedBefore(stages, ends)].map(([name, it]) => [name, it.reached]));
}

/** What keeps nodes from starting: all of the pipeline that have not started, or only those that follow a node. */
export interface PlannedEnd extends Pick<PlannedStop, "node" | "stage" | "when" | "certain"> {
  readonly scope: "pipeline" | "following";
}

/** Whether a node is reached, and what decides it; nothing where it is reached, or waits for itself. */
export interface ReachedBefore<End> {
  readonly reached: Reached;
  readonly end: End | undefined;
}

/** Whether the pipeline reaches each node before one of these ends, which are in running order. */
export function reachedBefore<End extends PlannedEnd>(
  stages: Stages,
  ends: readonly End[],
): ReadonlyMap<string, ReachedBefore<End>> {
  const nodes = new Map<string, ReachedBefore<End>>();
  for (const name of stages.stages.flat()) nodes.set(name, { reached: "yes", end: undefined });
  let isDoubted = false;
  for (const end of ends) {
    if (nodes.get(end.node)?.reached === "no") continue;
    // What does not wait for the node may run beside it; the ends after the first one add nothing to that.
    if (end.scope === "pipeline" && !isDoubted) doubtAfter(nodes, stages, end);
    isDoubted ||= end.scope === "pipeline";
    if (end.certain) skipAfter(nodes, stages, end);
    else if (end.when === "starting") doubt(nodes, end.node, end);
  }
  for (const name of stages.stuck) nodes.set(name, { reached: "no", end: undefined });
  return nodes;
}

/** Marks the nodes of later stages as perhaps not reached. */
function doubtAfter<End extends PlannedEnd>(
  nodes: Map<string, ReachedBefore<End>>,
  { stages }: Stages,
  end: End,
): void {
  for (const name of stages.slice(end.stage + 1).flat()) doubt(nodes, name, end);
}

function doubt<End>(nodes: Map<string, ReachedBefore<End>>, name: string, end: End): void {
  if (nodes.get(name)?.reached === "yes") nodes.set(name, { reached: "unknown", end });
}

/** Marks what certainly does not start: the nodes that wait for the end's node, and it itself if it ends as it starts. */
function skipAfter<End extends PlannedEnd>(
  nodes: Map<string, ReachedBefore<End>>,
  { targets }: Stages,
  end: End,
): void {
  const open = end.when === "starting" ? [end.node] : [...(targets.get(end.node) ?? [])];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const before = nodes.get(name);
    if (!before || before.reached === "no") continue;
    nodes.set(name, { reached: "no", end });
    for (const target of targets.get(name) ?? []) open.push(target);
  }
}
