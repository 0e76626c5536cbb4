import type { SourceRange } from "#core/base/range.ts";
import {
  isEntry,
  type Line,
  lineAt,
  nextContentLine,
  previousLine,
} from "../syntax-errors/source-line.ts";

/** Lines after the place of a slip that are read to judge it. */
const linesAfter = 24;

/**
 * The stretch of a text to judge a slip by: the top-level item that holds the offset, with the one before it where the
 * offset lies on an item's first line, and not much further than the offset.
 */
export function stretchAround(text: string, offset: number): SourceRange {
  const column = firstColumn(text);
  const line = lineAt(text, offset);
  const item = itemAbove(text, line, column);
  const start = item?.start ?? 0;
  const isInItem = item !== undefined || beginsItem(firstLine(text, line), column);
  let last = line;
  for (let count = 0; count < linesAfter; count++) {
    const next = nextContentLine(text, last);
    if (!next || (isInItem && beginsItem(next, column))) break;
    last = next;
  }
  return { start, end: Math.max(last.end, offset) };
}

function firstColumn(text: string): number {
  const first = text.search(/^[^\S\n\r\u2028\u2029]*(?!#|---)[^\s\ufeff]/m);
  return first < 0 ? 0 : lineAt(text, first).indent;
}

/** The first written line of a text, up to a line. */
function firstLine(text: string, line: Line): Line {
  let first = line;
  for (let at = previousLine(text, first); at; at = previousLine(text, at)) first = at;
  return first;
}

function itemAbove(text: string, line: Line, column: number): Line | undefined {
  let at = previousLine(text, line);
  while (at && !beginsItem(at, column)) at = previousLine(text, at);
  return at;
}

function beginsItem(line: Line, column: number): boolean {
  return line.indent <= column && isEntry(line);
}
