import type { TextEdit } from "#core/base/edit.ts";
import { lineBreakOf } from "#core/base/line.ts";
import type { BlankLines } from "./format-options.ts";
import type { Sheet, SheetLine } from "./sheet.ts";

/**
 * Edits that put this many blank lines between items, at most one elsewhere, and none at the ends of the text, which
 * ends with a line break.
 */
export function blankLineEdits(sheet: Sheet, betweenItems: BlankLines): readonly TextEdit[] {
  const last = lastLine(sheet);
  if (last < 0) return [];
  const gaps = gapsBetweenItems(sheet);
  const edits: TextEdit[] = [];
  for (let index = 0; index <= last; index++) {
    const from = index;
    while (isEmptyLine(sheet, index)) index++;
    const run = { from, there: index - from };
    const wanted = wantedLines(run, gaps.has(from) ? betweenItems : undefined);
    for (const it of withBlankLines(sheet, run, wanted)) edits.push(it);
  }
  const end = endEdit(sheet, last);
  return end ? [...edits, end] : edits;
}

/** How many blank lines are to stay or come, between items or elsewhere. */
function wantedLines({ from, there }: Run, betweenItems: BlankLines | undefined): number {
  if (betweenItems === "keep") return there;
  return betweenItems ?? Math.min(there, from === 0 ? 0 : 1);
}

/** The index of the last line that is not blank; -1 if all are. */
export function lastLine(sheet: Sheet): number {
  return sheet.lines.findLastIndex((_, index) => !isEmptyLine(sheet, index));
}

/** Whether a line is blank and not content. */
function isEmptyLine({ lines, inner }: Sheet, index: number): boolean {
  return lines[index]?.isBlank === true && !inner.has(index);
}

/** The indices of the lines where an item with the comments above it begins, or the blank lines before those begin. */
function gapsBetweenItems(sheet: Sheet): ReadonlySet<number> {
  const gaps = new Set<number>();
  for (const item of sheet.items.slice(1)) {
    let at = item;
    while (isEmptyLine(sheet, at - 1) || isCommentOfItem(sheet, at - 1, item)) at--;
    gaps.add(at);
  }
  return gaps;
}

function isCommentOfItem(
  { text, lines, inner, columns }: Sheet,
  index: number,
  item: number,
): boolean {
  const line = lines[index];
  if (!line || inner.has(index) || text[line.start + line.indent] !== "#") return false;
  return (columns.get(index) ?? line.indent) <= (columns.get(item) ?? 0);
}

interface Run {
  /** The index of its first line, or of the line before which there is none. */
  readonly from: number;
  readonly there: number;
}

function withBlankLines(
  { text, lines }: Sheet,
  { from, there }: Run,
  wanted: number,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (const { start, end } of lines.slice(from, from + Math.min(there, wanted))) {
    if (end > start) edits.push({ range: { start, end }, newText: "" });
  }
  const start = lines[from + Math.min(there, wanted)]?.start ?? 0;
  const end = lines[from + there]?.start ?? 0;
  const missing = lineBreakOf(text).repeat(Math.max(0, wanted - there));
  if (end > start || missing !== "") edits.push({ range: { start, end }, newText: missing });
  return edits;
}

/** A text keeps the first of its last line breaks; one that ends in a text over several lines stays as it is. */
function endEdit(sheet: Sheet, last: number): TextEdit | undefined {
  const { text, lines, inner } = sheet;
  const line = lines[last];
  if (!line) return undefined;
  const start = inner.has(last) ? line.end : visibleEnd(sheet, line);
  const tail = text.slice(start);
  const first = /\r?\n/.exec(tail)?.[0];
  const wanted = first ?? (inner.has(last) ? "" : lineBreakOf(text));
  return tail === wanted ? undefined : { range: { start, end: text.length }, newText: wanted };
}

/** The offset after the last visible character of a line. */
export function visibleEnd({ text }: Sheet, { start, end }: SheetLine): number {
  const content = text.slice(start, end);
  return start + content.replace(/(?<![ \t])[ \t]+$/, "").length;
}
