import type { TextEdit } from "#core/base/edit.ts";
import { columnOf, isFirstOnLine, lineBreakOf, lineStart } from "#core/base/line.ts";
import type { ScalarNode, SequenceNode } from "#core/syntax/tree.ts";
import { isBare } from "./add-to-list.ts";
import { type EditSource, editAt } from "./edit-source.ts";
import { shiftLines } from "./mapping-to-list.ts";

/**
 * The edits of the file that put a list, which is the value of a key, below a further key: `rules: [1]` becomes
 * `rules: { items: [1] }`. Undefined where the list has an anchor or a tag, or does not begin a line of its own.
 */
export function listBelowKey(
  source: EditSource,
  key: ScalarNode,
  list: SequenceNode,
  below: string,
): readonly TextEdit[] | undefined {
  const { text } = source;
  const { start, end } = list.range;
  if (!isBare(list)) return undefined;
  if (list.flow) {
    return [editAt(source, start, start, `{ ${below}: `), editAt(source, end, end, " }")];
  }
  if (!isFirstOnLine(text, start)) return undefined;
  const column = Math.max(columnOf(text, start), columnOf(text, key.range.start) + 2);
  const line = `${" ".repeat(column)}${below}:${lineBreakOf(text)}`;
  const at = lineStart(text, start);
  const shifted = shiftLines(source, list.range, start, 2);
  return shifted && [editAt(source, at, at, line), ...shifted];
}
