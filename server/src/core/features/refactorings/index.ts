import { countsOf } from "#core/base/counts.ts";
import { applyEdits } from "#core/base/edit.ts";
import { guarded } from "#core/base/faults.ts";
import type { SourceRange } from "#core/base/range.ts";
import { commentsIn } from "#core/document/comments.ts";
import { createDocument, type Document } from "#core/document/document.ts";
import { type ItemPlace, placeAt } from "#core/document/items-at.ts";
import { sourceOf } from "#core/edits/edit-source.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import { hasConflictMarkers } from "#core/syntax/conflict-markers.ts";
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
export function refactoringsAt(
  document: Document,
  range: SourceRange,
  code?: ProjectCode,
): readonly OfferedRewrite[] {
  const found = hasConflictMarkers(document.text) ? undefined : placeFrom(document, range.start);
  if (!found) return [];
  const { placed, place } = found;
  const selection = { document, range, placed, source: sourceOf(placed), place, code };
  return refactorings.flatMap(({ kind, name, propose }) =>
    guarded(
      `the refactoring ${name}`,
      () => propose(selection).filter((it) => keepsComments(document, it)),
      [],
    ).map((it) => ({ ...it, kind })),
  );
}

/** Whether the document still has every comment afterwards, as often as before. */
function keepsComments(document: Document, { edits }: Rewrite): boolean {
  const before = commentsIn(document);
  if (before.length === 0) return true;
  const left = countsOf(commentsIn(createDocument(applyEdits(document.text, edits), document)));
  return [...countsOf(before)].every(([comment, count]) => (left.get(comment) ?? 0) >= count);
}

/** The key or value at an offset of the file, or the one that follows on the line. */
function placeFrom(document: Document, offset: number): ItemPlace | undefined {
  const blank = /^[ \t]*(?:- +)*/.exec(document.text.slice(offset, offset + 200))?.[0].length ?? 0;
  return placeAt(document, offset) ?? placeAt(document, offset + blank);
}
