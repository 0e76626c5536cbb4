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

/** Whether a second document begins, or the first one ends, after the offset. */
export function hasDocumentMarker(text: string, from: number, to = text.length): boolean {
  return hasLineStarting(text, "---", from, to) || hasLineStarting(text, "...", from, to);
}

function hasLineStarting(text: string, marker: string, from: number, to: number): boolean {
  const stretch = text.slice(Math.max(0, from - 1), to + marker.length + 1);
  let at = stretch.indexOf(`\n${marker}`);
  while (at >= 0) {
    if (/^\s?$/.test(stretch.charAt(at + 1 + marker.length))) return true;
    at = stretch.indexOf(`\n${marker}`, at + 1);
  }
  return false;
}

/** The column of the first item's dash, if the text begins with a block sequence. */
export function listColumn(text: string): number | undefined {
  const preamble = /^\ufeff?(?:[ \t]*(?:#[^\n]*)?\r?\n|%[^\n]*\n|---[ \t]*(?:#[^\n]*)?\r?\n)*/.exec(
    text,
  );
  const start = preamble?.[0].length ?? 0;
  const line = /^( *)-(?:[ \t\r\n]|$)/.exec(text.slice(start, start + 200));
  return line?.[1]?.length;
}

/** Where the first item begins; the text before it is its preamble. */
export function firstItemStart(text: string, column: number): number {
  if (isItemStart(text, column, text.startsWith("\ufeff") ? 1 : 0)) return 0;
  return nextItemStart(text, column, 0) ?? 0;
}
