import { lineFeedAt } from "#core/base/line.ts";
import type { SourceRange } from "#core/base/range.ts";

/** A range that can be underlined: only its first line, and the dash or colon before it where it is empty. */
export function visibleRange(text: string, range: SourceRange): SourceRange {
  const end = Math.min(range.end, lineFeedAt(text, range.start));
  const line = text.slice(range.start, end).trimEnd();
  if (line !== "") return { start: range.start, end: range.start + line.length };
  const before = text.slice(0, range.start).trimEnd().length;
  return { start: Math.max(0, before - 1), end: before };
}
