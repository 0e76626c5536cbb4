import { applyEdits } from "#core/base/edit.ts";
import { guarded } from "#core/base/faults.ts";
import type { SourceRange } from "#core/base/range.ts";
import { commentsIn } from "#core/document/comments.ts";
import { createDocument, type Document, pieceAt } from "#core/document/document.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import { sourceOf } from "#core/edits/edit-source.ts";
import { hasConflictMarkers } from "#core/syntax/conflict-markers.ts";
import { locate, type TreePath } from "#core/syntax/locate.ts";
import { addMissingEdges } from "./add-missing-edges.ts";
import { convertNode } from "./convert-node.ts";
import { edgeForm } from "./edge-form.ts";
import { extractAnchor } from "./extract-anchor.ts";
import { extractStep } from "./extract-step.ts";
import { generatePipeline } from "./generate-pipeline.ts";
import { inlineAlias } from "./inline-alias.ts";
import type { Refactoring, RefactoringKind, Rewrite } from "./refactoring.ts";
import { sortNodes } from "./sort-nodes.ts";

/** In the order in which they are offered. */
const refactorings: readonly Refactoring[] = [
  convertNode,
  edgeForm,
  addMissingEdges,
  sortNodes,
  extractStep,
  generatePipeline,
  extractAnchor,
  inlineAlias,
];

export interface OfferedRewrite extends Rewrite {
  readonly kind: RefactoringKind;
}

/** The refactorings that make sense for a selection; none in a text with conflict markers, which says nothing for certain. */
export function refactoringsAt(document: Document, range: SourceRange): readonly OfferedRewrite[] {
  const found = hasConflictMarkers(document.text) ? undefined : placeAt(document, range.start);
  if (!found) return [];
  const { placed, place } = found;
  const selection = { document, range, placed, source: sourceOf(placed), place };
  return refactorings.flatMap(({ kind, name, propose }) =>
    guarded(
      `the refactoring ${name}`,
      () => propose(selection).filter((it) => keepsComments(document, it)),
      [],
    ).map((it) => ({ ...it, kind })),
  );
}

/** Whether every comment of the document is still there afterwards, as often as before. */
function keepsComments(document: Document, { edits }: Rewrite): boolean {
  const before = commentsIn(document);
  if (before.length === 0) return true;
  const left = countOf(commentsIn(createDocument(applyEdits(document.text, edits), document)));
  return [...countOf(before)].every(([comment, count]) => (left.get(comment) ?? 0) >= count);
}

function countOf(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const it of words) counts.set(it, (counts.get(it) ?? 0) + 1);
  return counts;
}

/** The key or value at an offset, or the one that follows on the line. */
function placeAt(
  document: Document,
  offset: number,
): { readonly placed: PlacedItem; readonly place: TreePath } | undefined {
  const at =
    offset + (/^[ \t]*(?:- +)*/.exec(document.text.slice(offset, offset + 200))?.[0].length ?? 0);
  for (const start of new Set([offset, at])) {
    const piece = pieceAt(document, start)?.start;
    for (const placed of document.items) {
      if (placed.start !== piece) continue;
      const place = locate(placed.item.node, start - placed.start);
      if (place) return { placed, place };
    }
  }
  return undefined;
}
