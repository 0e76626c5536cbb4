import { shift } from "#core/base/range.ts";
import type { PipelineNode, Task } from "#core/model/config.ts";
import { blueprintNamed, nodeNamed } from "#core/model/resolve.ts";
import type { AtOffset } from "#core/model/source.ts";
import { fanOutAll } from "../fan-out.ts";
import { worse } from "../parameter-state.ts";
import type { FanOut, Grade } from "../variant.ts";
import { plannedActions } from "./actions.ts";
import { batchesOf } from "./batches.ts";
import { explainCount } from "./explain-count.ts";
import { inflowsOf } from "./inflows.ts";
import { notesOn } from "./notes.ts";
import type { PipelinePlan, PipelineQuery, PlannedNode } from "./pipeline-plan.ts";
import { stagesOf } from "./stages.ts";
import { reachedNodes, stopsOf } from "./stops.ts";

/** What a whole pipeline will run: its nodes in running order, with what the edges bring and how often each one runs. */
export function planPipeline(query: PipelineQuery): PipelinePlan {
  const { config } = query.source.pipeline;
  const stages = stagesOf(config);
  const fanOuts = fanOutAll(query);
  const order = [...stages.stages.flat(), ...stages.stuck];
  const stageByName = new Map(stages.stages.flatMap((it, at) => it.map((name) => [name, at])));
  const planned = order.flatMap((name) => {
    const node = nodeNamed(config, name);
    return node ? plannedNode(query, node, name, stageByName.get(name), fanOuts) : [];
  });
  const stops = stopsOf(planned);
  const reached = reachedNodes(stages, stops);
  const nodes = planned.map((it) => ({ ...it, reached: reached.get(it.node) ?? it.reached }));
  const counted = nodes.filter((it) => it.stage !== undefined);
  return {
    pipeline: config.name?.value ?? "",
    stages: stages.stages,
    nodes,
    total: sumOf(counted),
    untilStop: sumOf(counted.filter((it) => it.reached !== "no")),
    grade: counted.reduce((sum: Grade, it) => worse(sum, it.grade), "documented"),
    stops,
    notes: notesOn(query.source.pipeline, stages),
  };
}

function plannedNode(
  query: PipelineQuery,
  node: PipelineNode,
  name: string,
  stage: number | undefined,
  fanOuts: ReadonlyMap<string, FanOut>,
): PlannedNode {
  const fanOut = fanOuts.get(name);
  const count = node.kind === "deployment" ? 0n : fanOut?.count;
  const task = blueprintOf(query, node);
  return {
    node: name,
    kind: node.kind,
    stage,
    fanOut,
    count,
    grade: node.kind === "deployment" ? "documented" : (fanOut?.countGrade ?? "unknown"),
    explanation: fanOut ? explainCount(fanOut) : explainOther(node),
    batches: count === undefined ? undefined : batchesOf(task, count),
    inflows: inflowsOf(query, name, fanOuts),
    actions: plannedActions(query, node, fanOut),
    reached: stage === undefined ? "no" : "yes",
    range: shift(node.name?.range ?? node.range, query.source.pipeline.start),
  };
}

function explainOther(node: PipelineNode): string {
  return node.kind === "deployment"
    ? "a deployment node runs no execution"
    : "the type of the node is not known";
}

function blueprintOf({ source }: PipelineQuery, node: PipelineNode): AtOffset<Task> | undefined {
  if (node.kind !== "task" || node.step || node.commit) return undefined;
  return blueprintNamed(source, node.task?.value);
}

/** The sum of the numbers of executions; undefined if one of them is unknown. */
export function sumOf(nodes: readonly Pick<PlannedNode, "count">[]): bigint | undefined {
  let sum = 0n;
  for (const { count } of nodes) {
    if (count === undefined) return undefined;
    sum += count;
  }
  return sum;
}
