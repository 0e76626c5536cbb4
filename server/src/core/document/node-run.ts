import type { SourceRange } from "#core/base/range.ts";
import type { PipelineNode } from "#core/model/config.ts";
import { runsStep } from "#core/model/step-node.ts";

/** The range, in the piece, where a node names what it runs: its step or its task blueprint. */
export function runPlace(node: PipelineNode): SourceRange | undefined {
  if (!runsStep(node)) return undefined;
  return node.step?.range ?? (node.kind === "task" ? node.task?.range : undefined);
}

/** The names that a node's override lists. */
export function overriddenNames(
  node: PipelineNode,
  list: "inputs" | "parameters",
): ReadonlySet<string> {
  if (!runsStep(node)) return new Set();
  return new Set(node.override?.[list].flatMap((it) => it.name?.value ?? []) ?? []);
}
