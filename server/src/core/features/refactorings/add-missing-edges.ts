import type { TextEdit } from "#core/base/edit.ts";
import { type LikelyEdge, likelyEdges } from "#core/document/likely-edges.ts";
import { insertListEntry } from "#core/edits/insert-entry.ts";
import { ownPair } from "#core/edits/insert-pair.ts";
import { scalarText } from "#core/syntax/quote.ts";
import { dereference, type SyntaxNode } from "#core/syntax/tree.ts";
import type { Refactoring, Selection } from "./refactoring.ts";
import { selectedPipeline } from "./selected-pipeline.ts";

/** Adds an edge for each required input and file that nothing fills, from the node that most likely has it. */
export const addMissingEdges: Refactoring = {
  name: "add-missing-edges",
  kind: "rewrite",
  propose(selection) {
    const selected = selectedPipeline(selection);
    if (!selected) return [];
    const { view, node } = selected;
    const own = node ? `${node.node.name?.value}.` : "";
    const edges = oneForEach(likelyEdges(view.pipeline, selection.document.names)).filter(
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
  if (!body) return undefined;
  const texts = edges.map(
    (it) => `[${scalarText(it.source, "flow")}, ${scalarText(it.target, "flow")}]`,
  );
  if (isBlockList(body)) {
    const edits = texts.map((it) => insertListEntry(source, body, "edges", it));
    return edits.every((it) => it !== undefined) ? edits.flat() : undefined;
  }
  const pair = body.kind === "mapping" ? ownPair(body, "edges") : undefined;
  if (pair?.value.kind === "sequence") {
    return insertListEntry(source, body, "edges", texts.join(", "));
  }
  return texts.length === 1 ? insertListEntry(source, body, "edges", texts[0] ?? "") : undefined;
}

function isBlockList(body: SyntaxNode): boolean {
  const value = body.kind === "mapping" ? ownPair(body, "edges")?.value : undefined;
  return value?.kind === "sequence" && !value.flow;
}
