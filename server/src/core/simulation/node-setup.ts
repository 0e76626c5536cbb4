import type {
  ExecutionNode,
  PipelineNode,
  Step,
  Task,
  TaskNode,
  TaskType,
} from "#core/model/config.ts";
import { blueprintNamed, nodeNamed } from "#core/model/resolve.ts";
import type { AtOffset } from "#core/model/source.ts";
import type { FanOutQuery, Note } from "./variant.ts";

/** A node with what it runs. */
export interface NodeSetup {
  readonly name: string;
  readonly node: ExecutionNode | TaskNode;
  readonly type: TaskType | "execution";
  /** Undefined when the step belongs to another commit or library. */
  readonly step: AtOffset<Step> | undefined;
  readonly task: AtOffset<Task> | undefined;
}

/** What a node runs, or why that is unknown. */
export type SetupResult =
  | { readonly kind: "setup"; readonly setup: NodeSetup }
  /** What the node runs is unknown. */
  | { readonly kind: "unknown"; readonly type: TaskType | "execution"; readonly note: Note };

/** Finds what a node of the pipeline runs. */
export function setUpNode(query: FanOutQuery, name: string): SetupResult {
  const node = nodeNamed(query.source.pipeline.config, name);
  if (!node) return unknown(`No node is named "${name}"`);
  switch (node.kind) {
    case "deployment":
      return unknown(`"${name}" is a deployment node: it runs no step, so it has no variants`);
    case "unknown":
      return unknown(`Node "${name}" has no known type; write "execution" or "task"`);
    case "execution":
      return setUpStep(query, name, node, undefined);
    case "task":
      return node.task && !node.step
        ? setUpBlueprint(query, name, node, node.task.value)
        : setUpStep(query, name, node, undefined);
  }
}

function unknown(
  text: string,
  node?: PipelineNode,
  severity: Note["severity"] = "error",
): SetupResult {
  return {
    kind: "unknown",
    type: node?.kind === "task" ? "grid_search" : "execution",
    // What the file does not say is certain; only what another commit says is not known.
    note: {
      severity,
      text,
      grade: severity === "error" ? "documented" : "unknown",
      range: undefined,
    },
  };
}

function setUpBlueprint(
  query: FanOutQuery,
  name: string,
  node: TaskNode,
  taskName: string,
): SetupResult {
  if (node.commit) {
    const text = `Task "${taskName}" belongs to the commit "${node.commit.value}", so its variants are not known from this file`;
    return unknown(text, node, "warning");
  }
  const task = blueprintNamed(query.source, taskName);
  if (!task) return unknown(`No task is named "${taskName}"`, node);
  if (!task.config.type) {
    return unknown(
      `Task "${taskName}" has the unknown type "${task.config.declaredType?.value}"`,
      node,
    );
  }
  return setUpStep(query, name, node, task);
}

function setUpStep(
  query: FanOutQuery,
  name: string,
  node: ExecutionNode | TaskNode,
  task: AtOffset<Task> | undefined,
): SetupResult {
  const type = node.kind === "execution" ? "execution" : (task?.config.type ?? "grid_search");
  if (node.commit) return { kind: "setup", setup: { name, node, type, step: undefined, task } };
  const stepName = task ? task.config.step?.value : node.step?.value;
  if (stepName === undefined) return unknown(noStepText(name, node, task), node);
  const step = query.source.steps.find((it) => it.config.name?.value === stepName);
  if (!step) return unknown(`No step is named "${stepName}"`, node);
  return { kind: "setup", setup: { name, node, type, step, task } };
}

function noStepText(name: string, node: PipelineNode, task: AtOffset<Task> | undefined): string {
  if (task) return `Task "${task.config.name?.value}" names no step`;
  return node.kind === "task"
    ? `Node "${name}" names neither a step nor a task`
    : `Node "${name}" names no step`;
}
