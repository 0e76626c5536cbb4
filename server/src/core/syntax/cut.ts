/** Where a text can be cut into pieces that each hold one top-level item; undefined when it must be read as a whole. */
export interface Cuts {
  /** The column of the dashes of the top-level list. */
  readonly column: number;
  /** The offset of each piece in order; the first is 0 and takes in what stands before the first item. */
  readonly starts: readonly number[];
}

/**
 * Finds the lines on which top-level items begin. A dash in that column cannot be inside anything else: nested
 * content is indented further, and brackets or quotes that are still open there are broken in any case.
 */
export function cutText(text: string): Cuts | undefined {
  const column = listColumn(text);
  if (column === undefined) return undefined;
  const starts = [0];
  const first = firstItemStart(text, column);
  if (hasDocumentMarker(text, first)) return undefined;
  starts.push(...itemStarts(text, column, first + 1, text.length));
  return { column, starts };
}

/** The offsets in the stretch at which a line begins a further item. */
export function itemStarts(text: string, column: number, from: number, to: number): number[] {
  const mark = `\n${" ".repeat(column)}-`;
  const starts: number[] = [];
  let at = text.indexOf(mark, Math.max(0, from - 1));
  while (at >= 0 && at + 1 < to) {
    if (isItemStart(text, column, at + 1)) starts.push(at + 1);
    at = text.indexOf(mark, at + 1);
  }
  return starts;
}

/** Whether a top-level item begins at this line start. */
export function isItemStart(text: string, column: number, lineStart: number): boolean {
  const dash = lineStart + column;
  if (text[dash] !== "-") return false;
  const next = text[dash + 1];
  return next === undefined || next === " " || next === "\n" || next === "\r" || next === "\t";
}

/** Whether a second document begins, or the first one ends, behind the offset. */
export function hasDocumentMarker(text: string, from: number, to = text.length): boolean {
  return hasLineStarting(text, "---", from, to) || hasLineStarting(text, "...", from, to);
}

function hasLineStarting(text: string, marker: string, from: number, to: number): boolean {
  let at = text.indexOf(`\n${marker}`, Math.max(0, from - 1));
  while (at >= 0 && at < to) {
    if (/^\s?$/.test(text.charAt(at + 1 + marker.length))) return true;
    at = text.indexOf(`\n${marker}`, at + 1);
  }
  return false;
}

/** The column of the first item's dash, if the text begins with a block sequence. */
function listColumn(text: string): number | undefined {
  const preamble = /^\ufeff?(?:[ \t]*(?:#[^\n]*)?\r?\n|%[^\n]*\n|---[ \t]*(?:#[^\n]*)?\r?\n)*/.exec(
    text,
  );
  const start = preamble?.[0].length ?? 0;
  const line = /^( *)-(?:[ \t\r\n]|$)/.exec(text.slice(start, start + 200));
  return line?.[1]?.length;
}

function firstItemStart(text: string, column: number): number {
  if (isItemStart(text, column, text.startsWith("\ufeff") ? 1 : 0)) return 0;
  return itemStarts(text, column, 0, text.length)[0] ?? 0;
}
