import type { Document } from "#core/document/document.ts";
import type { EdgeView } from "#core/document/pipeline-view.ts";
import { listOf, valueAt } from "#core/syntax/mapping.ts";
import type { Fix, FixedProblem } from "./fix.ts";
import { pipelineAt } from "./pipeline-at.ts";
import { removeEntry } from "./remove.ts";

/** The fix that removes the edge that has a problem. */
export function removeEdge(
  { syntax }: EdgeView,
  problem: FixedProblem,
  document: Document,
  title: string,
): readonly Fix[] {
  const found = pipelineAt(document, problem);
  const body = found?.placed.item.entry?.value;
  const list = body && valueAt(body, "edges");
  if (!found || list?.kind !== "sequence") return [];
  const edits = removeEntry(found.source, list, listOf(list).indexOf(syntax));
  return edits ? [{ kind: "remove", title, edits }] : [];
}
