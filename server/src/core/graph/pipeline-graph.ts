import { groupBy } from "#core/base/group-by.ts";
import { shift } from "#core/base/range.ts";
import type { PipelineNode, PipelineParameter } from "#core/model/config.ts";
import { pythonRepr } from "#core/model/python-text.ts";
import { blueprintNamed } from "#core/model/resolve.ts";
import type { PipelineSource } from "#core/model/source.ts";
import { runsStep } from "#core/model/step-node.ts";
import type { PipelinePlan, PlannedNode } from "#core/simulation/plan/pipeline-plan.ts";
import { waitsFor } from "#core/simulation/plan/waits-for.ts";
import type { Graph, GraphBatches, GraphNode, GraphProblem, GraphStop } from "./graph.ts";
import { edgesOf, parameterEdges } from "./graph-edges.ts";
import { type ProblemsByNode, plannedProblems, reportedProblems } from "./graph-problems.ts";
import { nodeId, nodeIds, parameterIds } from "./node-id.ts";
import { type Unlabelled, withLabels } from "./node-labels.ts";

export interface GraphOptions {
  /** Whether pipeline parameters are nodes of the graph. */
  readonly parameters?: boolean;
  /** What is reported for the file, in place of what the plan finds. */
  readonly problems?: readonly GraphProblem[];
}

/** The graph of a planned pipeline, whatever is missing from it or wrong with it. */
export function graphOf(
  plan: PipelinePlan,
  source: PipelineSource,
  { parameters = false, problems }: GraphOptions = {},
): Graph {
  const found = problems ? reportedProblems(source, problems) : plannedProblems(source, plan);
  const edges = [...(parameters ? parameterEdges(source) : []), ...edgesOf(plan)];
  const nodes = [...(parameters ? parameterNodes(source) : []), ...nodesOf(plan, source, found)];
  return {
    pipeline: plan.pipeline,
    stages: plan.stages.length,
    nodes: withLabels(nodes, edges, plan.stages.length),
    edges,
    problems: found.get(undefined) ?? [],
  };
}

function nodesOf(
  plan: PipelinePlan,
  source: PipelineSource,
  problems: ProblemsByNode,
): readonly Unlabelled[] {
  const { nodes } = source.pipeline.config;
  const planned = new Map(plan.nodes.map((it) => [nodeId(it.node), it]));
  const stops = groupBy(plan.stops, (it) => nodeId(it.node));
  const ids = nodeIds(nodes);
  return nodes.flatMap((node, at) => {
    const id = ids[at] ?? "";
    const own = planned.get(id);
    return {
      ...writtenIn(node, id, source),
      ...(own ? runsOf(own) : leftOut),
      stops: own ? (stops.get(id) ?? []).map(stopOf) : [],
      problems: problems.get(id) ?? [],
    };
  });
}

/** What the file says about a node. */
function writtenIn(node: PipelineNode, id: string, source: PipelineSource) {
  const { start } = source.pipeline;
  const blueprint = node.kind === "task" ? node.task?.value : undefined;
  const task = blueprintNamed(source, blueprint);
  const step = runsStep(node) ? (node.step ?? task?.config.step) : undefined;
  return {
    id,
    name: node.name?.value ?? "",
    kind: node.kind,
    step: step?.value,
    task: blueprint,
    deployment: node.kind === "deployment" ? node.deployment?.value : undefined,
    range: shift(node.name?.range ?? node.range, start),
    nodeRange: shift(node.range, start),
  };
}

type Runs = Pick<
  GraphNode,
  "count" | "grade" | "explanation" | "waitsFor" | "batches" | "stage" | "reached"
>;

function runsOf(node: PlannedNode): Runs {
  const { kind, count, grade, explanation, stage, reached } = node;
  const waited = waitsFor(node);
  const isKnown = count !== undefined && waited.length === 0 && kind !== "deployment";
  return {
    count: isKnown ? String(count) : undefined,
    grade,
    explanation,
    waitsFor: waited,
    batches: isKnown ? batchesOf(node) : undefined,
    stage,
    reached,
  };
}

function batchesOf({ batches }: PlannedNode): GraphBatches | undefined {
  if (!batches) return undefined;
  const { size, count, key, grade, range } = batches;
  return { size: String(size), count: String(count), key, grade, range };
}

/** A node that the platform does not know, because it has no name or a repeated one. */
const leftOut: Runs = {
  count: undefined,
  grade: "unknown",
  explanation: "the node is left out",
  waitsFor: [],
  batches: undefined,
  stage: undefined,
  reached: "no",
};

function stopOf({ kind, when, certain, text, grade, range }: GraphStop): GraphStop {
  return { kind, when, certain, text, grade, range };
}

function parameterNodes({ pipeline }: PipelineSource): readonly Unlabelled[] {
  const { parameters } = pipeline.config;
  const ids = parameterIds(parameters);
  return parameters.map((parameter, at) => ({
    id: ids[at] ?? "",
    name: parameter.name?.value ?? "",
    kind: "parameter",
    step: undefined,
    task: undefined,
    deployment: undefined,
    ...leftOut,
    grade: "documented",
    explanation: defaultOf(parameter),
    reached: "yes",
    stops: [],
    problems: [],
    range: shift(parameter.name?.range ?? parameter.range, pipeline.start),
    nodeRange: shift(parameter.range, pipeline.start),
  }));
}

function defaultOf({ default: value }: PipelineParameter): string {
  return value ? pythonRepr(value.value) : "no default";
}
