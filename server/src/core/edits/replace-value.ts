import type { TextEdit } from "#core/base/edit.ts";
import { columnOf, isFirstOnLine, lineBreakOf, lineStart } from "#core/base/line.ts";
import type { Value } from "#core/base/value.ts";
import { jsonText } from "#core/model/json-text.ts";
import { valueOfNode } from "#core/model/read.ts";
import type { SequenceNode, SyntaxNode } from "#core/syntax/tree.ts";
import { type EditSource, editAt } from "./edit-source.ts";
import { insertLines } from "./insert-pair.ts";
import { removeEntry } from "./remove.ts";
import { flowText, fragmentOf } from "./yaml-text.ts";

/**
 * Puts another value in place of one in the text, changing as little as possible: in a list only the entries that
 * differ, so that comments stay. Undefined where the value is elsewhere (an alias) or has a form that cannot be kept.
 */
export function replaceValue(
  source: EditSource,
  node: SyntaxNode,
  value: Value,
): readonly TextEdit[] | undefined {
  if (node.kind === "alias") return undefined;
  if (node.kind === "missing") return [fillMissing(source, node, value)];
  if (isSame(valueOfNode(node), value)) return [];
  if (node.kind === "sequence" && value.kind === "list") {
    return replaceItems(source, node, value.items);
  }
  const inline =
    node.kind === "scalar" ? node.style !== "literal" && node.style !== "folded" : node.flow;
  if (!inline || node.anchor !== undefined || node.tag !== undefined) return undefined;
  return [editAt(source, node.range.start, node.range.end, textOf(value))];
}

/** The YAML of a value, valid between brackets as well. */
function textOf(value: Value): string {
  return flowText(fragmentOf(value, "flow"));
}

/** Whether two values are the same, including how numbers are written. */
function isSame(a: Value | undefined, b: Value | undefined): boolean {
  return a !== undefined && b !== undefined && a.kind === b.kind && jsonText(a) === jsonText(b);
}

function fillMissing(source: EditSource, { range }: SyntaxNode, value: Value): TextEdit {
  const colon = source.text.lastIndexOf(":", range.start);
  const at =
    colon >= 0 && /^:\s*$/.test(source.text.slice(colon, range.start)) ? colon + 1 : range.start;
  return editAt(source, at, at, ` ${textOf(value)}`);
}

function replaceItems(
  source: EditSource,
  list: SequenceNode,
  items: readonly Value[],
): readonly TextEdit[] | undefined {
  const before = list.entries.map(valueOfNode);
  const shorter = Math.min(before.length, items.length);
  let start = 0;
  while (start < shorter && isSame(before[start], items[start])) start++;
  let same = 0;
  while (same < shorter - start && isSame(before.at(-1 - same), items.at(-1 - same))) same++;
  const gone = list.entries.slice(start, before.length - same);
  const fresh = items.slice(start, items.length - same);
  const both = Math.min(gone.length, fresh.length);
  const edits: TextEdit[] = [];
  for (let at = 0; at < both; at++) {
    const node = gone[at];
    const item = fresh[at];
    const replaced = node && item && replaceValue(source, node, item);
    if (!replaced) return undefined;
    for (const it of replaced) edits.push(it);
  }
  const rest =
    gone.length > both
      ? removeItems(source, list, start + both, before.length - same)
      : insertItems(source, list, start + both, fresh.slice(both));
  return rest && [...edits, ...rest];
}

function removeItems(
  source: EditSource,
  list: SequenceNode,
  from: number,
  to: number,
): readonly TextEdit[] | undefined {
  const { entries, flow, range } = list;
  if (to - from === entries.length) {
    return flow ? [editAt(source, range.start, range.end, "[]")] : undefined;
  }
  if (!flow) {
    const edits = entries.slice(from, to).map((_, at) => removeEntry(source, list, from + at));
    return edits.every((it) => it !== undefined) ? edits.flat() : undefined;
  }
  const [first, last] = [entries[from], entries[to - 1]];
  const [above, below] = [entries[from - 1], entries[to]];
  if (!first || !last) return [];
  if (above) return [editAt(source, above.range.end, last.range.end, "")];
  return below ? [editAt(source, first.range.start, below.range.start, "")] : undefined;
}

function insertItems(
  source: EditSource,
  list: SequenceNode,
  at: number,
  items: readonly Value[],
): readonly TextEdit[] | undefined {
  if (items.length === 0) return [];
  const texts = items.map(textOf);
  const [above, first] = [list.entries[at - 1], list.entries[0]];
  if (!list.flow) return insertBlockItems(source, list, above, texts);
  if (above) return [editAt(source, above.range.end, above.range.end, `, ${texts.join(", ")}`)];
  const open = list.range.start + 1;
  if (first) return [editAt(source, first.range.start, first.range.start, `${texts.join(", ")}, `)];
  return [editAt(source, open, list.range.end - 1, texts.join(", "))];
}

function insertBlockItems(
  source: EditSource,
  list: SequenceNode,
  above: SyntaxNode | undefined,
  texts: readonly string[],
): readonly TextEdit[] | undefined {
  const dash = list.range.start;
  const { text } = source;
  if (!isFirstOnLine(text, dash)) return undefined;
  const column = columnOf(text, dash);
  const indent = " ".repeat(column);
  const lines = texts.map((it, at) => (at === 0 ? `- ${it}` : `${indent}- ${it}`));
  if (above) return [insertLines(source, above.range.end, column, lines)];
  const start = lineStart(text, dash);
  const lineBreak = lineBreakOf(text);
  return [
    editAt(
      source,
      start,
      start,
      lines.map((it, at) => `${at === 0 ? indent : ""}${it}${lineBreak}`).join(""),
    ),
  ];
}
