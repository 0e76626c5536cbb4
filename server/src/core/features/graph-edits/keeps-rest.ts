import { countsOf } from "#core/base/counts.ts";
import { applyEdits, type TextEdit } from "#core/base/edit.ts";
import { isFirstOnLine, lineStart } from "#core/base/line.ts";
import type { SourceRange } from "#core/base/range.ts";
import type { Value } from "#core/base/value.ts";
import { commentRanges, commentsIn } from "#core/document/comments.ts";
import { createDocument, type Document, syntaxErrorCount } from "#core/document/document.ts";
import { jsonText } from "#core/model/json-text.ts";
import { valueOfNode } from "#core/model/read.ts";
import type { EditedPipeline } from "./edited-pipeline.ts";

/** What a pipeline is to be after an edit, as plain data made from what it was. */
export type Expected = (before: Value) => Value;

/** Why edits would do more or less than they should; undefined if the pipeline becomes what is expected, and all else and the comments stay. */
export function sideEffectOf(
  { document, placed }: EditedPipeline,
  edits: readonly TextEdit[],
  expected: Expected,
): string | undefined {
  const after = createDocument(applyEdits(document.text, edits), document);
  if (
    !isAsExpected(
      document,
      after,
      document.items.findIndex((it) => it.item === placed.item),
      expected,
    )
  ) {
    return "something else in the file would change as well, because of an anchor, an alias or a merge key";
  }
  return losesComment(document, after, edits) ? "a comment would be lost" : undefined;
}

function isAsExpected(
  before: Document,
  after: Document,
  changed: number,
  expected: Expected,
): boolean {
  if (
    after.items.length !== before.items.length ||
    syntaxErrorCount(after) > syntaxErrorCount(before)
  ) {
    return false;
  }
  return before.items.every(({ item }, index) => {
    const now = after.items[index]?.item;
    if (!now || now === item) return now !== undefined;
    const value = valueOfNode(item.node);
    return (
      jsonText(valueOfNode(now.node)) === jsonText(index === changed ? expected(value) : value)
    );
  });
}

function losesComment(before: Document, after: Document, edits: readonly TextEdit[]): boolean {
  const left = countsOf(commentsIn(after));
  const gone = countsOf(commentsOfRemoved(before, edits));
  return [...countsOf(commentsIn(before))].some(
    ([comment, count]) => (left.get(comment) ?? 0) + (gone.get(comment) ?? 0) < count,
  );
}

/** The comments after something that is removed, on the same line: they go with it. */
function commentsOfRemoved(
  { text, pieces }: Document,
  edits: readonly TextEdit[],
): readonly string[] {
  const goesWith = (comment: number, { start, end }: SourceRange) =>
    start <= comment &&
    comment < end &&
    (lineStart(text, comment) > start || isFirstOnLine(text, start));
  return pieces.flatMap(({ piece, start }) =>
    commentRanges(piece).flatMap((range) => {
      const at = start + range.start;
      const isGone = !isFirstOnLine(text, at) && edits.some((it) => goesWith(at, it.range));
      return isGone ? [text.slice(at, start + range.end).trimEnd()] : [];
    }),
  );
}
