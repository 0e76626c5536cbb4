import type { TextEdit } from "#core/base/edit.ts";
import { columnOf } from "#core/base/line.ts";
import type { MappingNode, Pair, SequenceNode } from "#core/syntax/tree.ts";
import { type EditSource, editAt } from "./edit-source.ts";
import { insertListEntry } from "./insert-entry.ts";
import { blockStyleOf, insertLines, insertPair, ownPair } from "./insert-pair.ts";
import { type Fragment, flowText, pairLines } from "./yaml-text.ts";

type Edits = readonly TextEdit[] | undefined;

/**
 * Appends entries to a list of a mapping, as its other entries are written, and one below the other in place of empty
 * brackets. Undefined where the list is not the mapping's own.
 */
export function addToList(
  source: EditSource,
  body: MappingNode,
  key: string,
  entries: readonly Fragment[],
): Edits {
  const pair = ownPair(body, key);
  if (!pair) return insertPair(source, body, key, { list: entries });
  const list = pair.value;
  const isFlow = list.kind === "sequence" && list.flow;
  if (isFlow && list.entries.length === 0 && !body.flow && isBare(list)) {
    return beginBlock(source, body, pair, entries);
  }
  if (isFlow) return insertListEntry(source, body, key, entries.map(flowText).join(", "));
  if (list.kind !== "sequence" && entries.length > 1) return undefined;
  const edits = entries.map((it) => insertListEntry(source, body, key, it));
  return edits.every((it) => it !== undefined) ? edits.flat() : undefined;
}

/** Whether a list has neither an anchor nor a tag. */
export function isBare({ anchor, tag }: SequenceNode): boolean {
  return anchor === undefined && tag === undefined;
}

/** Puts a list below a key in place of empty brackets. */
function beginBlock(
  source: EditSource,
  body: MappingNode,
  { key, value }: Pair,
  entries: readonly Fragment[],
): Edits {
  const { text } = source;
  const colon = text.indexOf(":", key.range.end) + 1;
  const isPlain = text.slice(colon, value.range.start).trim() === "";
  const isEmpty = text.slice(value.range.start + 1, value.range.end - 1).trim() === "";
  if (!isPlain || !isEmpty) return undefined;
  const column = columnOf(text, key.range.start);
  const style = blockStyleOf(text, body);
  const [, ...lines] = pairLines("", { list: entries }, column, style);
  return [
    editAt(source, colon, value.range.end, ""),
    insertLines(source, value.range.end, 0, lines),
  ];
}
