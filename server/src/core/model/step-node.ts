import type { ExecutionNode, PipelineNode, TaskNode } from "./config.ts";

/** A node that runs a step: once, or as a task. */
export type StepNode = ExecutionNode | TaskNode;

/** Whether a node runs a step. */
export function runsStep(node: PipelineNode | undefined): node is StepNode {
  return node?.kind === "execution" || node?.kind === "task";
}

/** Whether a node runs a command of its own instead of that of its step. */
export function replacesCommand(node: PipelineNode | undefined): boolean {
  return runsStep(node) && node.override?.replacesCommand === true;
}
