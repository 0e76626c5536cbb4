import { groupBy } from "#core/base/group-by.ts";
import { oncePer } from "#core/base/once-per.ts";
import type { Pipeline, PipelineNode, Socket, Task } from "./config.ts";
import type { StepSignature, TaskSignature } from "./signature.ts";
import type { AtOffset, PipelineSource } from "./source.ts";
import { runsStep } from "./step-node.ts";

/** Where the names of a pipeline are looked up. */
export interface NameSource {
  step(name: string): StepSignature | undefined;
  task(name: string): TaskSignature | undefined;
}

/** The step that a node runs. */
export type NodeStep =
  | { readonly kind: "known"; readonly step: StepSignature }
  /** The step belongs to another commit or library, so nothing about it can be checked here. */
  | { readonly kind: "remote" }
  /** Something on the way to the step is missing or unknown; another diagnostic reports it. */
  | { readonly kind: "unknown" }
  /** Deployment nodes run no step. */
  | { readonly kind: "none" };

/** The step that an execution or task node runs, directly or through its blueprint. */
export function stepOfNode(node: PipelineNode, names: NameSource): NodeStep {
  if (node.kind === "deployment") return { kind: "none" };
  if (node.kind === "unknown") return { kind: "unknown" };
  if (node.commit) return { kind: "remote" };
  const blueprint = node.kind === "task" && !node.step ? node.task : undefined;
  const name = blueprint ? names.task(blueprint.value)?.step : node.step?.value;
  const step = name === undefined ? undefined : names.step(name);
  return step ? { kind: "known", step } : { kind: "unknown" };
}

/**
 * The environment variables of a node that runs this step: the step's, and those that the node's override adds
 * (valohai-yaml `Override.merge_with_step`).
 */
export function variablesOf(node: PipelineNode, step: StepSignature): readonly string[] {
  const override = runsStep(node) ? node.override : undefined;
  const added = (override?.environmentVariables ?? []).flatMap((it) => it.name?.value ?? []);
  return [...new Set([...step.environmentVariables, ...added])];
}

/** The node of a pipeline that has this name: if there are several, the first. */
export function nodeNamed(pipeline: Pipeline, name: string): PipelineNode | undefined {
  return nodesByName(pipeline).get(name)?.[0];
}

const nodesByName = oncePer(({ nodes }: Pipeline) => groupBy(nodes, (it) => it.name?.value));

/** The blueprint of this name that a node of the pipeline names. */
export function blueprintNamed(
  { tasks }: Pick<PipelineSource, "tasks">,
  name: string | undefined,
): AtOffset<Task> | undefined {
  return name === undefined ? undefined : tasksByName(tasks).get(name)?.[0];
}

const tasksByName = oncePer((tasks: readonly AtOffset<Task>[]) =>
  groupBy(tasks, (it) => it.config.name?.value),
);

/** The node that a socket belongs to. */
export function nodeOfSocket(pipeline: Pipeline, socket: Socket): PipelineNode | undefined {
  return nodeNamed(pipeline, socket.node.value);
}
