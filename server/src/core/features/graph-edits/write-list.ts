import type { TextEdit } from "#core/base/edit.ts";
import { isFirstOnLine, lineEnd } from "#core/base/line.ts";
import { isBare } from "#core/edits/add-to-list.ts";
import { type EditSource, editAt } from "#core/edits/edit-source.ts";
import { hasComment } from "#core/edits/has-comment.ts";
import { ownPair } from "#core/edits/insert-pair.ts";
import { dashOf, removeEntry, removeLines } from "#core/edits/remove.ts";
import type { MappingNode, Pair, SequenceNode } from "#core/syntax/tree.ts";

type Edits = readonly TextEdit[] | undefined;

/** Removes entries of a list of a mapping; if none is left, the list is written as empty. */
export function removeFromList(
  source: EditSource,
  body: MappingNode,
  key: string,
  indices: readonly number[],
): Edits {
  const pair = ownPair(body, key);
  const list = pair?.value;
  if (!pair || list?.kind !== "sequence") return undefined;
  const isAll = indices.length === list.entries.length;
  if (!list.flow) {
    return isAll
      ? emptyBlock(source, pair, list)
      : all(indices.map((it) => removeEntry(source, list, it)));
  }
  if (isAll && !hasComment(source.text, list.range)) {
    return [editAt(source, list.range.start, list.range.end, "[]")];
  }
  return runsOf(indices).map(([from, to]) => removeRun(source, list, from, to));
}

/** The brackets of an empty list after the key, and its entries away. */
function emptyBlock(source: EditSource, { key }: Pair, list: SequenceNode): Edits {
  if (!isBare(list)) return undefined;
  const { text } = source;
  const colon = text.indexOf(":", key.range.end) + 1;
  const lines = list.entries.map((entry, index) => {
    const dash = dashOf(text, list, index);
    return isFirstOnLine(text, dash)
      ? [removeLines(source, dash, Math.max(entry.range.end, dash + 1))]
      : undefined;
  });
  const removed = all(lines);
  return removed && [editAt(source, colon, colon, " []"), ...removed];
}

/** Removes neighbouring entries between brackets: with their lines where they have lines of their own. */
function removeRun(
  source: EditSource,
  { entries, range }: SequenceNode,
  from: number,
  to: number,
): TextEdit {
  const { text } = source;
  const start = entries[from]?.range.start ?? range.start;
  const end = entries[to]?.range.end ?? range.end;
  if (isFirstOnLine(text, start) && endsLine(text, end)) return removeLines(source, start, end);
  const before = entries[from - 1]?.range.end;
  const after = entries[to + 1]?.range.start;
  return after === undefined
    ? editAt(source, before ?? start, end, "")
    : editAt(source, start, after, "");
}

/** Whether nothing but a comma and a comment follows on the line. */
function endsLine(text: string, offset: number): boolean {
  const rest = text.slice(offset, lineEnd(text, offset)).trim().replace(/^,/, "").trim();
  return rest === "" || rest.startsWith("#");
}

/** Neighbouring indices as the first and last of each run. */
function runsOf(indices: readonly number[]): readonly (readonly [from: number, to: number])[] {
  const runs: [number, number][] = [];
  for (const index of [...indices].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.[1] === index - 1) last[1] = index;
    else runs.push([index, index]);
  }
  return runs;
}

/** All edits, if each part has some. */
function all(parts: readonly Edits[]): Edits {
  return parts.every((it) => it !== undefined) ? parts.flat() : undefined;
}
