import type { Document } from "#core/document/document.ts";
import { listOf, valueAt } from "#core/syntax/mapping.ts";
import type { Fix } from "./fix.ts";
import { type FixedProblem, pipelineAt } from "./pipeline-at.ts";
import { removeEntry } from "./remove.ts";

/** The fix that takes out the edge on which a problem stands. */
export function removeEdge(
  problem: FixedProblem,
  document: Document,
  title: string,
): readonly Fix[] {
  const found = pipelineAt(document, problem);
  const body = found?.placed.item.entry?.value;
  const list = body && valueAt(body, "edges");
  if (!found?.edge || list?.kind !== "sequence") return [];
  const index = listOf(list).indexOf(found.edge.syntax);
  const edits = removeEntry(found.source, list, index);
  return edits ? [{ kind: "remove", title, edits }] : [];
}
