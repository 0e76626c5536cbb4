import type { TextEdit } from "#core/base/edit.ts";
import type { NodeView } from "#core/document/pipeline-view.ts";
import { scalarText } from "#core/syntax/quote.ts";
import { type EditSource, editAt } from "./edit-source.ts";
import { ownPair } from "./insert-pair.ts";

/** The edits of the file that turn an execution node into a task node. */
export function convertToTask(source: EditSource, { node, syntax }: NodeView) {
  if (node.kind !== "execution" && node.kind !== "unknown") return undefined;
  return replaceType(source, syntax, "task");
}

/** The edits of the file that turn a task node into an execution node; one with a blueprint then runs the blueprint's step. */
export function convertToExecution(
  source: EditSource,
  { node, syntax, step }: NodeView,
): readonly TextEdit[] | undefined {
  if (node.kind !== "task") return undefined;
  const type = replaceType(source, syntax, "execution");
  if (!node.task || node.step) return type;
  if (!type || syntax.kind !== "mapping" || step.kind !== "known") return undefined;
  const pair = ownPair(syntax, "task");
  if (!pair) return undefined;
  const name = scalarText(step.step.name, syntax.flow ? "flow" : "block");
  const { start, end } = pair.key.range;
  const { value } = pair;
  return [
    ...type,
    editAt(source, start, end, "step"),
    editAt(source, value.range.start, value.range.end, name),
  ];
}

function replaceType(
  source: EditSource,
  syntax: NodeView["syntax"],
  type: string,
): readonly TextEdit[] | undefined {
  const value = syntax.kind === "mapping" ? ownPair(syntax, "type")?.value : undefined;
  if (value?.kind !== "scalar") return undefined;
  return [editAt(source, value.range.start, value.range.end, type)];
}
