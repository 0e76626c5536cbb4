import type { TextEdit } from "#core/base/edit.ts";
import { type LikelyEdge, likelyEdges } from "#core/document/likely-edges.ts";
import { addToList } from "#core/edits/add-to-list.ts";
import { scalarText } from "#core/syntax/quote.ts";
import { dereference } from "#core/syntax/tree.ts";
import { printedLists } from "../completion/metadata-keys.ts";
import type { Refactoring, Selection } from "./refactoring.ts";
import { selectedPipeline } from "./selected-pipeline.ts";

/**
 * Adds an edge for each required input and file that nothing fills, and for what a task has to vary, from the node that
 * most likely has it.
 */
export const addMissingEdges: Refactoring = {
  name: "add-missing-edges",
  kind: "rewrite",
  propose(selection) {
    const selected = selectedPipeline(selection);
    if (!selected) return [];
    const { view, node } = selected;
    const own = node ? `${node.node.name?.value}.` : "";
    const { document, code } = selection;
    const printed = (step: string) => printedLists({ document, request: { code } }, step);
    const edges = oneForEach(likelyEdges(view.pipeline, document.names, printed)).filter(
      (it) => it.needed && it.target.startsWith(own),
    );
    const edits = edges.length > 0 ? insertEdges(selection, edges) : undefined;
    if (!edits) return [];
    const what = edges.length === 1 ? "the missing edge" : `${edges.length} missing edges`;
    const title = `Add ${what} of ${node ? `node "${node.node.name?.value}"` : "the pipeline"}`;
    return [{ title, edits }];
  },
};

/** The likeliest edge into each target. */
function oneForEach(edges: readonly LikelyEdge[]): readonly LikelyEdge[] {
  const byTarget = new Map<string, LikelyEdge>();
  for (const it of edges) if (!byTarget.has(it.target)) byTarget.set(it.target, it);
  return [...byTarget.values()];
}

function insertEdges(
  { placed, source }: Selection,
  edges: readonly LikelyEdge[],
): readonly TextEdit[] | undefined {
  const body = placed.item.entry && dereference(placed.item.entry.value);
  if (body?.kind !== "mapping") return undefined;
  const texts = edges.map(
    (it) => `[${scalarText(it.source, "flow")}, ${scalarText(it.target, "flow")}]`,
  );
  return addToList(source, body, "edges", texts);
}
