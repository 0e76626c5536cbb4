import type { PlannedAction, PlannedNode, PlannedStop, Reached } from "./pipeline-plan.ts";
import type { Stages } from "./stages.ts";

const kinds: { readonly [outcome: string]: PlannedStop["kind"] } = {
  "stop-pipeline": "stop",
  "error-pipeline": "error",
  "require-approval": "approval",
};

/** Where the actions of the nodes stop the pipeline or make it wait, in the order of the nodes. */
export function stopsOf(nodes: readonly PlannedNode[]): readonly PlannedStop[] {
  return nodes.flatMap((node) => node.actions.flatMap((action) => stopsIn(node, action)));
}

function stopsIn(node: PlannedNode, action: PlannedAction): readonly PlannedStop[] {
  const { stage } = node;
  if (stage === undefined || action.fires === "no" || onlyOnError(action)) return [];
  const when = action.when.includes("node-starting") ? "starting" : "complete";
  return action.outcomes.flatMap((outcome) => {
    const kind = Object.hasOwn(kinds, outcome) ? kinds[outcome] : undefined;
    if (!kind) return [];
    const certain = action.fires === "yes";
    const text = `${sentence(kind, certain)} when "${node.node}" is ${when}: the action ${action.text}`;
    const { grade, range } = action;
    return [{ node: node.node, stage, when, certain, kind, text, grade, range }];
  });
}

function onlyOnError({ when }: PlannedAction): boolean {
  return when.length > 0 && when.every((it) => it === "node-error");
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
  const reached = new Map<string, Reached>(stages.stages.flat().map((it) => [it, "yes"]));
  for (const stop of stops) {
    if (stop.kind === "approval") continue;
    for (const [name, to] of affectedBy(stop, stages)) {
      if (reached.get(name) !== "no") reached.set(name, to);
    }
  }
  for (const name of stages.stuck) reached.set(name, "no");
  return reached;
}

/** What a stop does to the nodes that have not started; those that do not wait for its node may run beside it. */
function affectedBy(stop: PlannedStop, stages: Stages): ReadonlyMap<string, Reached> {
  const downstream = nodesDownstream(stages, stop.node);
  if (stop.when === "starting") downstream.add(stop.node);
  const later = stages.stages.slice(stop.stage + 1).flat();
  const affected = [...new Set([...later, ...downstream])];
  return new Map(
    affected.map((it) => [it, stop.certain && downstream.has(it) ? "no" : "unknown"] as const),
  );
}

function nodesDownstream({ targets }: Stages, node: string): Set<string> {
  const downstream = new Set<string>();
  const open = [node];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const target of targets.get(at) ?? []) {
      if (downstream.has(target)) continue;
      downstream.add(target);
      open.push(target);
    }
  }
  return downstream;
}
