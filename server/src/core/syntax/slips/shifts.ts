import type { TextEdit } from "#core/base/edit.ts";
import { isEntry, keyOn, valueOn } from "../syntax-errors/source-line.ts";
import type { BlockLine } from "./block-lines.ts";
import { nameRange, type SlipCandidate, type SlipPlace } from "./candidate.ts";

/** How far a line may be from its column. */
const furthest = 8;

/** Lines, alone or with what follows them, that may be in another column. */
export function shifts({ lines, near }: SlipPlace): readonly SlipCandidate[] {
  return near.flatMap((index) => {
    const line = lines[index];
    if (!line || line.role === "comment") return [];
    return columnsFor(lines, index).flatMap((column) =>
      blocksFrom(lines, index, column).map((end) => shift(lines, index, end, column)),
    );
  });
}

/** The columns in which lines of its kind are, and those of its neighbours. */
function columnsFor(lines: readonly BlockLine[], index: number): readonly number[] {
  const line = lines[index];
  if (!line || (line.role === "text" && !followsText(lines, index))) return [];
  const isText = line.role === "text" && keyOn(line) === undefined;
  const columns = new Set<number>();
  for (const [at, it] of lines.entries()) {
    const isBeside = Math.abs(at - index) <= 1;
    addColumns(columns, it, isBeside || !(isText || it.isBlockText));
  }
  columns.delete(line.indent);
  const limit = line.role === "text" ? Number.POSITIVE_INFINITY : textColumnAbove(lines, index);
  return [...columns].filter((it) => Math.abs(it - line.indent) <= furthest && it <= limit);
}

/** Adds the columns that a line takes up, if it counts, and the one that its value may take up. */
function addColumns(columns: Set<number>, line: BlockLine, counts: boolean): void {
  const { role, indent, column } = line;
  if (role === "comment") return;
  if (counts) columns.add(indent).add(column);
  if (role === "key" || role === "entry") columns.add(column + 2);
}

/** The last column in which a key or entry below the text of a `|` does not become part of that text. */
function textColumnAbove(lines: readonly BlockLine[], index: number): number {
  let at = index - 1;
  while (lines[at]?.isBlockText) at--;
  const header = lines[at];
  return header && at < index - 1 ? header.indent : Number.POSITIVE_INFINITY;
}

/** Whether a line can be more of a text: below a `|`, or below another line of text. */
function followsText(lines: readonly BlockLine[], index: number): boolean {
  const before = lines[index - 1];
  return before?.role === "text" || (lines[index]?.isBlockText ?? false);
}

/**
 * Where a block that begins with a line may end: with the line, with what is deeper, before a line of its kind in the
 * column to which it moves, or with a later neighbour.
 */
function blocksFrom(lines: readonly BlockLine[], index: number, column: number): readonly number[] {
  const first = lines[index];
  if (!first) return [];
  const ends = new Set([index]);
  let end = index;
  for (let at = index + 1; at < lines.length; at++) {
    const line = lines[at];
    if (!line || (line.role !== "comment" && line.indent < first.indent)) break;
    if (line.role === "comment") continue;
    const isNext = line.indent <= column && line.role === first.role;
    if (line.indent === first.indent || isNext) ends.add(end);
    end = at;
  }
  ends.add(end);
  return [...ends].slice(0, maxBlocks);
}

const maxBlocks = 6;

function shift(
  lines: readonly BlockLine[],
  index: number,
  end: number,
  column: number,
): SlipCandidate {
  const first = lines[index] as BlockLine;
  const by = column - first.indent;
  const moved = lines
    .slice(index, end + 1)
    .filter((it) => it === first || it.role !== "comment" || it.indent >= first.indent);
  const next = lines[end + 1];
  const leavesBlock =
    end === index && next !== undefined && isBetween(next.indent, first.indent, column);
  const isMajority = movesMajority(lines, index, end, column);
  return {
    cost:
      Math.abs(by) +
      (moved.length - 1) / 100 +
      (leavesBlock ? 0.5 : 0) +
      (isMajority ? majorityCost : 0),
    range: nameRange(first),
    message: messageFor(lines, index, end, column),
    title: column === 0 ? "Remove the indentation" : `Indent by ${spaces(column)}`,
    edits: moved.map((it) => shiftLine(it, by)),
    kind:
      first.role === "text" || isMajority || staysEmpty(first, moved, next, column)
        ? "choose"
        : "keep",
    shift: { from: index, to: end, by },
    ...(first.role === "text" ? { movesText: true } : {}),
  };
}

/** If one key differs from its siblings, that key is most likely wrong. */
const majorityCost = 4;

/** Whether more keys are moved than there are in the column to which they move. */
function movesMajority(
  lines: readonly BlockLine[],
  index: number,
  end: number,
  column: number,
): boolean {
  const first = lines[index];
  if (first?.role !== "key") return false;
  const moved = lines.slice(index, end + 1);
  const siblings = moved.filter((it) => it.role === "key" && it.indent === first.indent);
  const others = [...lines.slice(0, index).reverse(), undefined, ...lines.slice(end + 1)];
  const count = keysIn(others, column);
  return count > 0 && siblings.length > count;
}

/** How many keys there are in a column, above and below a place that is marked by `undefined`. */
function keysIn(lines: readonly (BlockLine | undefined)[], column: number): number {
  let count = 0;
  let isBlock = true;
  for (const line of lines) {
    if (!line) isBlock = true;
    else if (isBlock && line.role !== "comment") {
      if (line.role !== "text" && line.column === column) count++;
      isBlock = line.indent >= column;
    }
  }
  return count;
}

/** Whether a key is moved alone and has nothing below it afterwards: then more than its column is wrong. */
function staysEmpty(
  first: BlockLine,
  { length }: readonly BlockLine[],
  next: BlockLine | undefined,
  column: number,
): boolean {
  if (length > 1 || first.role !== "key" || valueOn(first) !== undefined) return false;
  if (!next) return true;
  return next.role === "entry" ? next.indent < column : next.indent <= column;
}

/** Whether a line below another is in a column that the other one would move past. */
function isBetween(indent: number, from: number, to: number): boolean {
  return from < indent && indent <= to;
}

function messageFor(
  lines: readonly BlockLine[],
  index: number,
  end: number,
  column: number,
): string {
  const line = lines[index] as BlockLine;
  const key = isEntry(line) ? undefined : keyOn(line);
  const name = key ? `"${key.name}"` : isEntry(line) ? "This list entry" : "This line";
  const owner = ownerOf(lines, index, end, column);
  if (owner !== undefined) return `${name} must be indented below "${owner}", by ${spaces(column)}`;
  const neighbours = column === 0 ? "are not" : `by ${column}`;
  return `${name} is indented by ${spaces(line.indent)}, its neighbours ${neighbours}`;
}

/** The key right above a line that is to be the first in its column; the line must be indented below it. */
function ownerOf(
  lines: readonly BlockLine[],
  index: number,
  end: number,
  column: number,
): string | undefined {
  let above = index - 1;
  while (lines[above]?.role === "comment") above--;
  const owner = lines[above];
  const isFirst = lines.every(
    (it, at) => (index <= at && at <= end) || (it.indent !== column && it.column !== column),
  );
  return owner && owner.role !== "text" && isFirst ? keyOn(owner)?.name : undefined;
}

function spaces(count: number): string {
  return count === 1 ? "1 space" : `${count} spaces`;
}

function shiftLine({ start, indent }: BlockLine, by: number): TextEdit {
  if (by > 0) return { range: { start, end: start }, newText: " ".repeat(by) };
  return { range: { start, end: start + Math.min(-by, indent) }, newText: "" };
}
