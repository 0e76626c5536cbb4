import type { SourceRange } from "./range.ts";

/** A replacement of one stretch of text by another. */
export interface TextEdit {
  readonly range: SourceRange;
  readonly newText: string;
}

/** The text after all edits, which must not overlap and are all counted in the old text. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.range.start - b.range.start);
  let result = "";
  let position = 0;
  for (const edit of ordered) {
    result += text.slice(position, edit.range.start) + edit.newText;
    position = edit.range.end;
  }
  return result + text.slice(position);
}

/** Where an offset of the old text is in the text after the edits; no edit may span it. */
export function offsetAfter(offset: number, edits: readonly TextEdit[]): number {
  const before = edits.filter((it) => it.range.end <= offset);
  return before.reduce(
    (sum, { range, newText }) => sum + newText.length - (range.end - range.start),
    offset,
  );
}
