import type { SourceRange } from "../../server/src/core/base/range.ts";
import { touches } from "../../server/src/core/base/range.ts";
import type { TaskNodeEntry } from "../../server/src/protocol.ts";

/** One node of one pipeline, by name. */
export interface NodeName {
  readonly pipeline: string;
  readonly node: string;
}

/** The nodes among which a person has to choose: those at the cursor if there are any, else all task nodes. */
export function previewCandidates(
  nodes: readonly TaskNodeEntry[],
  cursor: SourceRange | undefined,
): readonly TaskNodeEntry[] {
  const tasks = nodes.filter((entry) => entry.type === "task");
  if (cursor === undefined) return tasks.length > 0 ? tasks : nodes;
  const at = nodes.filter((entry) => touchesEither(entry.nodeRange, cursor));
  if (at.length > 0) return at;
  const here = nodes.filter((entry) => touchesEither(entry.pipelineRange, cursor));
  const tasksHere = here.filter((entry) => entry.type === "task");
  return [tasksHere, tasks, here, nodes].find((candidates) => candidates.length > 0) ?? [];
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

/** The first task node, else the first node. */
function firstChoice(nodes: readonly TaskNodeEntry[]): NodeName | undefined {
  const entry = nodes.find(({ type }) => type === "task") ?? nodes[0];
  return entry && { pipeline: entry.pipeline, node: entry.node };
}

function indexOf(nodes: readonly TaskNodeEntry[], name: NodeName): number {
  return nodes.findIndex((entry) => entry.pipeline === name.pipeline && entry.node === name.node);
}

function touchesEither(range: SourceRange, cursor: SourceRange): boolean {
  return touches(range, cursor.start) || touches(range, cursor.end);
}
