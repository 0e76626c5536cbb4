/*
 * The lines on which top-level items begin. A dash in that column cannot be inside anything else: nested content is
 * indented further, and brackets or quotes that are still open there are broken in any case.
 */

/** The first line start from an offset on and before another at which an item begins. */
export function nextItemStart(
  text: string,
  column: number,
  from: number,
  to = text.length,
): number | undefined {
  const mark = `\n${" ".repeat(column)}-`;
  let at = text.indexOf(mark, Math.max(0, from - 1));
  while (at >= 0 && at + 1 < to) {
    if (isItemStart(text, column, at + 1)) return at + 1;
    at = text.indexOf(mark, at + 1);
  }
  return undefined;
}

/** Whether a top-level item begins at this line start. */
export function isItemStart(text: string, column: number, lineStart: number): boolean {
  const dash = lineStart + column;
  if (text[dash] !== "-") return false;
  const next = text[dash + 1];
  return next === undefined || next === " " || next === "\n" || next === "\r" || next === "\t";
}

/**
 * Whether another document begins in the stretch, or one ends, so that what follows is not cut like what is before it. A
 * document of items in the same column is: its marker is the end of the piece before it.
 */
export function hasOtherDocument(text: string, column: number, from: number, to: number): boolean {
  if (markersIn(text, "...", from, to).length > 0) return true;
  return markersIn(text, "---", from, to).some((it) => {
    beforeDocument.lastIndex = it;
    const content = it + (beforeDocument.exec(text)?.[0].length ?? 0);
    return content === it || (content < text.length && !isItemStart(text, column, content));
  });
}

/** Lines with markers, blanks and comments only. */
const beforeDocument = /(?:(?:---(?=\s))?[ \t]*(?:#[^\n]*)?\r?\n)+/y;

/** The offsets in the stretch at which a line consists of a marker, or begins with one and a blank. */
function markersIn(text: string, marker: string, from: number, to: number): readonly number[] {
  const stretch = text.slice(Math.max(0, from - 1), to + marker.length + 1);
  const found: number[] = [];
  let at = stretch.indexOf(`\n${marker}`);
  while (at >= 0) {
    const start = at + 1;
    if (/^\s?$/.test(stretch.charAt(start + marker.length)))
      found.push(Math.max(0, from - 1) + start);
    at = stretch.indexOf(`\n${marker}`, start);
  }
  return found;
}

/** The column of the first item's dash, if the text begins with a block sequence. */
export function listColumn(text: string): number | undefined {
  let start = text.startsWith("\ufeff") ? 1 : 0;
  // Line by line, since a pattern for all of them overflows the stack where there are millions.
  preambleLine.lastIndex = start;
  while (preambleLine.test(text)) start = preambleLine.lastIndex;
  const line = /^( *)-(?:[ \t\r\n]|$)/.exec(text.slice(start, start + 200));
  return line?.[1]?.length;
}

/** A line that can stand before the first item: blank, a comment, a directive or the beginning of a document. */
const preambleLine = /[ \t]*(?:#[^\n]*)?\r?\n|%[^\n]*\n|---[ \t]*(?:#[^\n]*)?\r?\n/y;

/** Where the first item begins; the text before it is its preamble. */
export function firstItemStart(text: string, column: number): number {
  if (isItemStart(text, column, text.startsWith("\ufeff") ? 1 : 0)) return 0;
  return nextItemStart(text, column, 0) ?? 0;
}
