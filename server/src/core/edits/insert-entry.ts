import type { TextEdit } from "#core/base/edit.ts";
import { columnOf } from "#core/base/line.ts";
import { resolveScalar } from "#core/syntax/scalar.ts";
import type { SequenceNode, SyntaxNode } from "#core/syntax/tree.ts";
import { type EditSource, editAt } from "./edit-source.ts";
import { insertIntoFlow } from "./insert-into-flow.ts";
import { blockStyleOf, insertLines, insertPair, ownPair } from "./insert-pair.ts";
import { entryLines, type Fragment, flowText, pairLines } from "./yaml-text.ts";

/**
 * Appends an entry to the list under a key of a mapping, in the style of that list, and makes the list where there
 * is none. Undefined where the list is elsewhere (an alias, a merge) or is not a list.
 */
export function insertListEntry(
  source: EditSource,
  mapping: SyntaxNode,
  key: string,
  entry: Fragment,
): readonly TextEdit[] | undefined {
  if (mapping.kind !== "mapping") return undefined;
  const pair = ownPair(mapping, key);
  if (!pair) return insertPair(source, mapping, key, { list: [entry] });
  const { value } = pair;
  switch (value.kind) {
    case "sequence":
      return appendEntry(source, value, entry);
    case "missing":
      if (mapping.flow) return undefined;
      return [fillKey(source, mapping, pair.key.range, entry)];
    case "scalar": {
      if (resolveScalar(value).kind !== "null") return undefined;
      const list = flowText({ list: [entry] });
      return [editAt(source, value.range.start, value.range.end, list)];
    }
    case "mapping":
    case "alias":
      return undefined;
  }
}

/** The edits of the file that append an entry to a list, in the style of its last entry. */
export function appendEntry(
  source: EditSource,
  list: SequenceNode,
  entry: Fragment,
): readonly TextEdit[] | undefined {
  if (list.flow) return insertIntoFlow(source, list, flowText(entry));
  const column = columnOf(source.text, list.range.start);
  const inBrackets = list.entries.at(-1);
  const flow = inBrackets?.kind === "mapping" && inBrackets.flow;
  const gap = dashGap(source.text, list);
  const lines = flow ? [`-${gap}${flowText(entry)}`] : entryLines(entry, column, gap);
  return [insertLines(source, list.range.end, column, lines)];
}

/** The spaces between the dash and the first entry. */
function dashGap(text: string, list: SequenceNode): string {
  const first = list.entries[0];
  const between = first && text.slice(list.range.start + 1, first.range.start);
  return between && /^ +$/.test(between) ? between : " ";
}

function fillKey(
  source: EditSource,
  mapping: SyntaxNode & { kind: "mapping" },
  key: { start: number; end: number },
  entry: Fragment,
): TextEdit {
  const column = columnOf(source.text, key.start);
  const style = blockStyleOf(source.text, mapping);
  const [, first = "", ...rest] = pairLines("", { list: [entry] }, column, style);
  return insertLines(source, key.end, 0, [first, ...rest]);
}
