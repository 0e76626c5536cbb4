import type { TextEdit } from "#core/base/edit.ts";
import { entriesOf } from "#core/syntax/mapping.ts";
import type { EditedPipeline } from "./edited-pipeline.ts";
import { type GraphEdited, refused } from "./graph-edit.ts";
import { type Expected, sideEffectOf } from "./keeps-rest.ts";

/** What is said about an edit, and which list it changes. */
interface Report {
  /** What was done, as a sentence without its end. */
  readonly done: string;
  readonly node?: string;
  readonly list?: "nodes" | "edges";
}

/** An edit that changes the edges or nodes as expected and nothing else, or why it is not made. */
export function checkedEdit(
  pipeline: EditedPipeline,
  edits: readonly TextEdit[] | undefined,
  expected: Expected,
  { done, node, list = "edges" }: Report,
): GraphEdited {
  if (!edits) return refused(`Nothing is changed, because ${obstacleIn(pipeline, list)}`);
  const effect = sideEffectOf(pipeline, edits, expected);
  if (effect !== undefined) return refused(`Nothing is changed, because ${effect}`);
  return { kind: "edited", edits, done, node };
}

/** Why a list of a pipeline cannot be changed in its place. */
function obstacleIn({ body }: EditedPipeline, list: "nodes" | "edges"): string {
  const entry = entriesOf(body).get(list);
  const what = list === "nodes" ? "the nodes" : "the edges";
  if (entry?.merged)
    return `${what} come from a merge key (<<); write them in the pipeline itself first`;
  if (entry?.value.kind === "alias")
    return `${what} come from the alias *${entry.value.name}; write them in the pipeline itself first`;
  if (entry && entry.value.kind !== "sequence" && entry.value.kind !== "missing")
    return `"${list}" is not a list`;
  return "the place is written in a way that only a person can change, for instance with an anchor or an alias";
}
