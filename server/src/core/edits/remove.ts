import type { TextEdit } from "#core/base/edit.ts";
import { columnOf, contentEnd, isFirstOnLine, lineEnd, nextLine } from "#core/base/line.ts";
import type { MappingNode, SequenceNode } from "#core/syntax/tree.ts";
import { type EditSource, editAt } from "./edit-source.ts";
import { ownPair } from "./insert-pair.ts";

/** Removes an entry of a list, with its line; undefined where it is the only one. */
export function removeEntry(
  source: EditSource,
  list: SequenceNode,
  index: number,
): readonly TextEdit[] | undefined {
  const entry = list.entries[index];
  if (!entry || list.entries.length < 2) return undefined;
  const { text } = source;
  const before = list.entries[index - 1];
  const after = list.entries[index + 1];
  if (list.flow) return [removeFromFlow(source, before?.range, entry.range, after?.range)];
  const dash = dashOf(text, list, index);
  if (!isFirstOnLine(text, dash)) {
    return after ? [editAt(source, dash, dashOf(text, list, index + 1), "")] : undefined;
  }
  return [removeLines(source, dash, Math.max(entry.range.end, dash + 1))];
}

/** The edits of the file that remove a key and its value from a mapping, with its lines; undefined if it is the only key. */
export function removePair(
  source: EditSource,
  mapping: MappingNode,
  key: string,
): readonly TextEdit[] | undefined {
  const pair = ownPair(mapping, key);
  if (!pair || mapping.pairs.length < 2) return undefined;
  const index = mapping.pairs.indexOf(pair);
  const rangeOf = (it: MappingNode["pairs"][number] | undefined) =>
    it && { start: it.key.range.start, end: Math.max(it.key.range.end, it.value.range.end) };
  const own = { start: pair.key.range.start, end: valueEnd(source.text, pair) };
  const after = rangeOf(mapping.pairs[index + 1]);
  if (mapping.flow) return [removeFromFlow(source, rangeOf(mapping.pairs[index - 1]), own, after)];
  if (isFirstOnLine(source.text, own.start)) return [removeLines(source, own.start, own.end)];
  return after ? [editAt(source, own.start, after.start, "")] : undefined;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Removes the lines from that of `from` to the one on which the content before `to` ends. */
export function removeLines(source: EditSource, from: number, to: number): TextEdit {
  const { text } = source;
  const start = from - columnOf(text, from);
  const end = nextLine(text, contentEnd(text, to));
  if (end === text.length && !text.endsWith("\n") && start > 0) {
    return editAt(source, lineEnd(text, contentEnd(text, start)), end, "");
  }
  return editAt(source, start, end, "");
}

function removeFromFlow(
  source: EditSource,
  before: Range | undefined,
  own: Range,
  after: Range | undefined,
): TextEdit {
  if (after) return editAt(source, own.start, after.start, "");
  return editAt(source, before?.end ?? own.start, own.end, "");
}

/** A value that is not typed yet leaves the colon of its key. */
function valueEnd(text: string, { key, value }: MappingNode["pairs"][number]): number {
  const colon = /^[ \t]*:/.exec(text.slice(key.range.end))?.[0].length ?? 0;
  return Math.max(key.range.end + colon, value.range.end);
}

/** The offset of the dash of an entry of a block list. */
export function dashOf(text: string, list: SequenceNode, index: number): number {
  if (index === 0) return list.range.start;
  const column = columnOf(text, list.range.start);
  const previousEnd = list.entries[index - 1]?.range.end ?? list.range.start;
  let at = text.lastIndexOf("-", (list.entries[index]?.range.start ?? 0) - 1);
  while (at > previousEnd && at > 0 && columnOf(text, at) !== column)
    at = text.lastIndexOf("-", at - 1);
  return at;
}
