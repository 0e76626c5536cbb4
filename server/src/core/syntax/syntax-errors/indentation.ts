import type { TextEdit } from "#core/base/edit.ts";
import type { Cause, FindCause } from "./cause.ts";
import { fix } from "./cause.ts";
import {
  isEntry,
  keyOn,
  type Line,
  lineAt,
  nextContentLine,
  previousLine,
  valueOn,
} from "./source-line.ts";

/** A key or list entry is not in the column of its neighbours. */
export const wrongIndentation: FindCause = (text, error) => {
  const line = lineAt(text, error.start);
  if (isInBrackets(text.slice(line.start, error.start))) return undefined;
  if (isDashAfterKey(text, line, error.start)) return undefined;
  if (error.code === "BAD_INDENT") return isIndentError(error) ? misplaced(text, line) : undefined;
  return tooDeep(text, line) ?? (isIndentError(error) ? misplaced(text, line) : undefined);
};

/** Whether a bracket is open at the end of a part of a line; where it is indented says nothing then. */
function isInBrackets(before: string): boolean {
  const last = (signs: string) =>
    [...signs].reduce((most, it) => Math.max(most, before.lastIndexOf(it)), -1);
  return last("[{") > last("]}");
}

/** Whether an error is a dash beside a key, as in `start: -` before the digits are typed: no column makes that a value. */
function isDashAfterKey(text: string, line: Line, start: number): boolean {
  return keyOn(line) !== undefined && valueOn(line)?.start === start && text[start] === "-";
}

function isIndentError({ code, message }: { code: string; message: string }): boolean {
  if (code === "BAD_INDENT") return !/flow|quoted/i.test(message);
  return code === "UNEXPECTED_TOKEN" || code === "MISSING_CHAR" || code === "BLOCK_AS_IMPLICIT_KEY";
}

/** A key below a value, deeper than the key of that value: YAML takes it for more of the value. */
function tooDeep(text: string, line: Line): Cause | undefined {
  const key = keyOn(line);
  const value = valueOn(line);
  const next = nextContentLine(text, line);
  const below = next && keyOn(next);
  if (!key || !value || !next || !below || /^["'[{|>&*!]/.test(value.text)) return undefined;
  if (next.indent <= key.column || (isEntry(next) && !isEntry(line))) return undefined;
  return moved(text, next, key.column);
}

/** A line in a column between those of the lines before it. */
function misplaced(text: string, line: Line): Cause | undefined {
  if (!keyOn(line) && !isEntry(line)) return undefined;
  return wrongDash(text, line) ?? wrongColumn(text, line);
}

/** A dash that is missing before an item or entry, or is one too many before a key. */
function wrongDash(text: string, line: Line): Cause | undefined {
  const entry = isEntry(line);
  const dashless = entry ? itemBefore(text, line) : line;
  if (dashless && isDashlessItem(dashless)) return missingDash(dashless);
  if (entry && keyOn(line) && isBetweenKeys(text, line)) return extraDash(line);
  const first = entry ? dashlessFirst(text, line) : undefined;
  return first && missingEntryDash(first, line.indent);
}

/** A line that is not in any of the columns that are open above it. */
function wrongColumn(text: string, line: Line): Cause | undefined {
  const entry = isEntry(line);
  const columns = columnsBefore(text, line, entry);
  const target = entry ? nearestTo(line.indent, columns) : keyColumn(line.indent, columns);
  if (target === undefined || target === line.indent) return undefined;
  return moved(text, line, target);
}

function isDashlessItem(line: Line): boolean {
  const name = isEntry(line) ? undefined : keyOn(line)?.name;
  return (
    line.indent === 0 && /^(?:step|task|pipeline|blueprint|endpoint|deployment)$/.test(name ?? "")
  );
}

/** For an item in the first column, the line in which the one before it begins. */
function itemBefore(text: string, line: Line): Line | undefined {
  if (line.indent > 0) return undefined;
  let at = previousLine(text, line);
  while (at && at.indent > 0) at = previousLine(text, at);
  return at;
}

function missingDash(line: Line): Cause {
  const { start } = line;
  const name = keyOn(line)?.name ?? "";
  return {
    range: { start, end: start + name.length },
    message: `A "- " is missing before "${name}"`,
    fix: fix('Insert "- "', start, start, "- "),
  };
}

/** The first line of a list that ought to be an entry: right below the list's key, in the column of the keys of entries. */
function dashlessFirst(text: string, line: Line): Line | undefined {
  let first: Line | undefined;
  let at = previousLine(text, line);
  for (; at && at.indent > line.indent; at = previousLine(text, at)) first = at;
  const isList = at !== undefined && at.indent <= line.indent && !isEntry(at) && !valueOn(at);
  if (!isList || !first || isEntry(first) || !keyOn(first)) return undefined;
  return at && keyOn(at) && first.indent === line.indent + 2 ? first : undefined;
}

function missingEntryDash(line: Line, column: number): Cause {
  const name = keyOn(line)?.name ?? "";
  const start = line.start + line.indent;
  const dash = line.start + column;
  return {
    range: { start, end: start + name.length },
    message: `A "- " is missing before "${name}"`,
    fix: fix('Insert "- "', dash, dash + 2, "- "),
  };
}

/** Whether the key after a dash is right below a key with a value, in whose column the dash is. */
function isBetweenKeys(text: string, line: Line): boolean {
  const before = previousLine(text, line);
  return (
    before !== undefined &&
    !isEntry(before) &&
    keyOn(before)?.column === line.indent &&
    valueOn(before) !== undefined
  );
}

function extraDash(line: Line): Cause {
  const start = line.start + line.indent;
  return {
    range: { start, end: start + 1 },
    message: 'This "-" does not belong between keys; remove it',
    fix: fix('Remove the "-"', start, line.start + (keyOn(line)?.column ?? line.indent), ""),
  };
}

/** The nearest of the columns before; of two equally near ones the deeper, or that of the line before if the line is far to the left. */
function keyColumn(indent: number, columns: readonly number[]): number | undefined {
  const near = nearestTo(indent, columns);
  return near !== undefined && Math.abs(near - indent) <= 1 ? near : columns[0];
}

function nearestTo(indent: number, columns: readonly number[]): number | undefined {
  let best: number | undefined;
  for (const column of columns) {
    const distance = Math.abs(column - indent);
    const known = best === undefined ? Number.POSITIVE_INFINITY : Math.abs(best - indent);
    if (distance < known || (distance === known && column > (best ?? 0))) best = column;
  }
  return best;
}

/** The columns that are open above a line, the nearest first: those of dashes, or those of keys. */
function columnsBefore(text: string, line: Line, entries: boolean): readonly number[] {
  const columns: number[] = [];
  let limit = Number.POSITIVE_INFINITY;
  for (let at = previousLine(text, line); at; at = previousLine(text, at)) {
    if (at.indent >= limit) continue;
    const column = entries ? dashColumn(at) : keyOn(at)?.column;
    if (column !== undefined) columns.push(column);
    limit = at.indent;
    if (limit === 0) break;
  }
  return columns;
}

function dashColumn(line: Line): number | undefined {
  return isEntry(line) ? line.indent : undefined;
}

/** Moves a line and what is below it to another column. */
function moved(text: string, line: Line, column: number): Cause {
  const key = isEntry(line) ? undefined : keyOn(line);
  const start = line.start + line.indent;
  const name = key ? `"${key.name}"` : "This list entry";
  const neighbours = column === 0 ? "are not" : `by ${column}`;
  const title = column === 0 ? "Remove the indentation" : `Indent by ${spaces(column)}`;
  return {
    range: { start, end: key ? start + key.name.length : line.end },
    message: `${name} is indented by ${spaces(line.indent)}, its neighbours ${neighbours}`,
    fix: { kind: "keep", title, edits: shiftBlock(text, line, column - line.indent) },
  };
}

function spaces(count: number): string {
  return count === 1 ? "1 space" : `${count} spaces`;
}

/** Moves the first line with what is below it; to the left, also its neighbours in the same wrong column. */
function shiftBlock(text: string, first: Line, by: number): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (let line: Line | undefined = first; line; line = nextContentLine(text, line)) {
    const isBelow = line !== first;
    if (isBelow && (by > 0 ? line.indent <= first.indent + by : line.indent < first.indent)) break;
    const { start } = line;
    if (by > 0) edits.push({ range: { start, end: start }, newText: " ".repeat(by) });
    else edits.push({ range: { start, end: start + Math.min(-by, line.indent) }, newText: "" });
  }
  return edits;
}
