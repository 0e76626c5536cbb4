import { lowerBound } from "#core/base/binary-search.ts";
import type { TextEdit } from "#core/base/edit.ts";
import { lineEnd, nextLine } from "#core/base/line.ts";

/** A line of a text, without its line break; a byte order mark is not part of it. */
export interface SheetLine {
  readonly start: number;
  readonly end: number;
  /** How many blanks it begins with, and how many before the first tab. */
  readonly indent: number;
  readonly spaces: number;
  readonly isBlank: boolean;
}

/** A block that is open at a line: the column in which its keys or dashes are, and where they will be. */
export interface Level {
  readonly from: number;
  readonly to: number;
}

/** What formatting has decided about the lines of a text so far. */
export interface Sheet {
  readonly text: string;
  readonly lines: readonly SheetLine[];
  /** The new column of what begins a line, by the line's index. */
  readonly columns: Map<number, number>;
  /** The lines inside a text or brackets that span lines: their blanks may be content. */
  readonly inner: Set<number>;
  /** The blocks that begin in a line. */
  readonly levels: Map<number, Level[]>;
  /** The indices of the lines on which top-level items begin. */
  readonly items: number[];
  /** New spaces between two parts of a line. */
  readonly gaps: TextEdit[];
}

/** A sheet on which nothing is decided yet. */
export function newSheet(text: string): Sheet {
  return {
    text,
    lines: linesOf(text),
    columns: new Map(),
    inner: new Set(),
    levels: new Map(),
    items: [],
    gaps: [],
  };
}

function linesOf(text: string): readonly SheetLine[] {
  const lines: SheetLine[] = [];
  let start = text.startsWith("\ufeff") ? 1 : 0;
  while (start <= text.length) {
    const end = lineEnd(text, start);
    lines.push(lineOf(text, start, end));
    const next = nextLine(text, end);
    if (next === end) break;
    start = next;
  }
  return lines;
}

function lineOf(text: string, start: number, end: number): SheetLine {
  const lead = /^[ \t]*/.exec(text.slice(start, end))?.[0] ?? "";
  const tab = lead.indexOf("\t");
  const spaces = tab < 0 ? lead.length : tab;
  return { start, end, indent: lead.length, spaces, isBlank: lead.length === end - start };
}

/** The index of the line that holds an offset. */
export function lineAt({ lines }: Sheet, offset: number): number {
  return Math.max(0, lowerBound(lines, (it) => it.start > offset) - 1);
}

/** How many columns an offset is from the start of its line. */
export function columnAt(sheet: Sheet, offset: number): number {
  return offset - (sheet.lines[lineAt(sheet, offset)]?.start ?? 0);
}

/** Whether only blanks are before an offset in its line. */
export function beginsLine(sheet: Sheet, offset: number): boolean {
  const line = sheet.lines[lineAt(sheet, offset)];
  return line !== undefined && offset === line.start + line.indent;
}

/** Puts what begins a line at an offset into a column; does nothing where it does not begin its line. */
export function setColumn(sheet: Sheet, offset: number, column: number): void {
  if (beginsLine(sheet, offset)) sheet.columns.set(lineAt(sheet, offset), column);
}

/** Records that a block begins at an offset, and in which column it will be. */
export function addLevel(sheet: Sheet, offset: number, column: number): void {
  const line = lineAt(sheet, offset);
  const levels = sheet.levels.get(line) ?? [];
  sheet.levels.set(line, levels);
  levels.push({ from: columnAt(sheet, offset), to: column });
}

/** Puts this many spaces between two parts of a line; parts on different lines stay as they are. */
export function setGap(sheet: Sheet, from: number, to: number, blanks: number): void {
  const between = sheet.text.slice(from, to);
  const wanted = " ".repeat(blanks);
  if (between !== wanted && /^[ \t]*$/.test(between)) {
    sheet.gaps.push({ range: { start: from, end: to }, newText: wanted });
  }
}
