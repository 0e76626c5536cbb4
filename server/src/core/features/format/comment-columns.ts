import type { Level, Sheet } from "./sheet.ts";

/** Puts lines that hold only a comment into the column of what is around them. */
export function placeComments(sheet: Sheet): void {
  const comments = sheet.lines.flatMap((_, index) => (isCommentLine(sheet, index) ? index : []));
  const following = followingLevels(sheet, comments);
  let open: readonly Level[] = [];
  let line = 0;
  for (const index of comments) {
    for (; line < index; line++) open = withLevels(open, sheet.levels.get(line) ?? []);
    const column = columnFor(sheet.lines[index]?.indent ?? 0, open, following.get(index));
    if (column !== undefined) sheet.columns.set(index, column);
  }
}

/** Whether a line holds a comment and nothing else. */
function isCommentLine({ text, lines, inner }: Sheet, index: number): boolean {
  const line = lines[index];
  return line !== undefined && !inner.has(index) && text[line.start + line.indent] === "#";
}

function withLevels(open: readonly Level[], begun: readonly Level[]): readonly Level[] {
  const [first] = begun;
  if (!first) return open;
  return [...open.filter((it) => it.from < first.from), ...begun];
}

/** The start of the next line that is neither blank nor a comment, by the line of each comment. */
function followingLevels(
  { lines, columns }: Sheet,
  comments: readonly number[],
): ReadonlyMap<number, Level> {
  const found = new Map<number, Level>();
  const isComment = new Set(comments);
  let next: Level | undefined;
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index];
    if (!line || line.isBlank) continue;
    if (isComment.has(index)) {
      if (next) found.set(index, next);
      continue;
    }
    const to = columns.get(index);
    next = to === undefined ? undefined : { from: line.indent, to };
  }
  return found;
}

/** A comment stays with the block in whose column it is, or else joins the nearest one. */
function columnFor(
  column: number,
  open: readonly Level[],
  next: Level | undefined,
): number | undefined {
  let best = next;
  for (const it of open.toReversed()) {
    if (!best || Math.abs(it.from - column) < Math.abs(best.from - column)) best = it;
  }
  return best?.to;
}
