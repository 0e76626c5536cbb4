import type { TextEdit } from "#core/base/edit.ts";
import { isFirstOnLine, lineBreakOf, lineStart } from "#core/base/line.ts";
import type { Document } from "#core/document/document.ts";
import { lastItemBefore, startOf } from "#core/document/items-at.ts";
import { blankLinesBetween } from "./blank-lines-between.ts";
import { entryLines, type Fragment } from "./yaml-text.ts";

/**
 * Writes an item above the one that an offset lies in, with as many blank lines between them as the document leaves
 * elsewhere. Undefined where the items are not entries of a block list.
 */
export function insertItemAbove(
  document: Document,
  offset: number,
  item: Fragment,
): readonly TextEdit[] | undefined {
  const { text, items } = document;
  const placed = items[lastItemBefore(document, offset)];
  if (!placed) return undefined;
  const dash = text.lastIndexOf("-", startOf(placed));
  if (dash < 0 || !isFirstOnLine(text, dash) || !/^-\s*$/.test(text.slice(dash, startOf(placed)))) {
    return undefined;
  }
  const start = lineStart(text, dash);
  const indent = text.slice(start, dash).replace("\ufeff", "");
  const [first = "", ...rest] = entryLines(item, indent.length, " ");
  const lineBreak = lineBreakOf(text);
  const at = aboveComments(text, start) ?? dash - indent.length;
  const lines = [indent + first, ...rest].map((it) => it + lineBreak);
  const newText = lines.join("") + lineBreak.repeat(blankLinesBetween(document) ?? 0);
  return [{ range: { start: at, end: at }, newText }];
}

/** The start of the comment lines right above an item, which belong to it; those at the top of the file do not. */
function aboveComments(text: string, start: number): number | undefined {
  let at = start;
  while (at > 0) {
    const before = lineStart(text, at - 1);
    if (!/^[ \t]*#/.test(text.slice(before, at))) return at;
    at = before;
  }
  return undefined;
}
