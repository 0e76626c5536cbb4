import type { ExecutionNode, PipelineNode, TaskNode } from "./config.ts";

/** A node that runs a step: once, or as a task. */
export type StepNode = ExecutionNode | TaskNode;

/** Whether a node runs a step. */
export function runsStep(node: PipelineNode | undefined): node is StepNode {
  return node?.kind === "execution" || node?.kind === "task";
}
