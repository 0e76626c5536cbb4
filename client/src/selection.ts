import type { SourceRange } from "#core/base/range.ts";
import { touches } from "#core/base/range.ts";
import type { TaskNodeEntry } from "#protocol";

/** One node of one pipeline, by name. */
export interface NodeName {
  readonly pipeline: string;
  readonly node: string;
}

/**
 * The nodes among which a person has to choose: those at the cursor if there are any, else all task nodes. A deployment
 * node runs nothing, so it is chosen only at the cursor.
 */
export function previewCandidates(
  nodes: readonly TaskNodeEntry[],
  cursor: SourceRange | undefined,
): readonly TaskNodeEntry[] {
  const runnable = nodes.filter((entry) => entry.type !== "deployment");
  const tasks = runnable.filter((entry) => entry.type === "task");
  if (cursor === undefined) return firstOf([tasks, runnable, nodes]);
  const at = nodes.filter((entry) => touchesEither(entry.nodeRange, cursor));
  if (at.length > 0) return at;
  const here = runnable.filter((entry) => touchesEither(entry.pipelineRange, cursor));
  const tasksHere = here.filter((entry) => entry.type === "task");
  return firstOf([tasksHere, tasks, here, runnable, nodes]);
}

/** The node that is selected first in the graph: that at the cursor, or else the first of its pipeline, or of the file. */
export function graphNode(
  nodes: readonly TaskNodeEntry[],
  cursor: SourceRange | undefined,
): TaskNodeEntry | undefined {
  if (cursor === undefined) return nodes[0];
  const here = nodes.find(({ pipelineRange }) => touchesEither(pipelineRange, cursor));
  return nodeAt(nodes, cursor) ?? here ?? nodes[0];
}

function firstOf(lists: readonly (readonly TaskNodeEntry[])[]): readonly TaskNodeEntry[] {
  return lists.find((it) => it.length > 0) ?? [];
}

/** The node that the cursor is in, if it is in one. */
export function nodeAt(
  nodes: readonly TaskNodeEntry[],
  cursor: SourceRange,
): TaskNodeEntry | undefined {
  return nodes.find(({ nodeRange }) => touchesEither(nodeRange, cursor));
}

/** The selection after an edit: a node or pipeline that was renamed in its place stays selected. */
export function followSelection(
  before: readonly TaskNodeEntry[],
  after: readonly TaskNodeEntry[],
  selected: NodeName | undefined,
): NodeName | undefined {
  if (selected === undefined) return firstChoice(after);
  if (indexOf(after, selected) >= 0) return selected;
  const index = indexOf(before, selected);
  const successor = before.length === after.length ? after[index] : undefined;
  if (successor === undefined || indexOf(before, successor) >= 0) return selected;
  return { pipeline: successor.pipeline, node: successor.node };
}

/** The first task node, else the first execution node, else the first node. */
function firstChoice(nodes: readonly TaskNodeEntry[]): NodeName | undefined {
  const [entry] = previewCandidates(nodes, undefined);
  return entry && { pipeline: entry.pipeline, node: entry.node };
}

function indexOf(nodes: readonly TaskNodeEntry[], name: NodeName): number {
  return nodes.findIndex((entry) => entry.pipeline === name.pipeline && entry.node === name.node);
}

function touchesEither(range: SourceRange, cursor: SourceRange): boolean {
  return touches(range, cursor.start) || touches(range, cursor.end);
}
