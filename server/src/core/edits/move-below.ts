import { applyEdits, type TextEdit } from "#core/base/edit.ts";
import {
  columnOf,
  contentEnd,
  isFirstOnLine,
  lineBreakOf,
  lineEnd,
  nextLine,
} from "#core/base/line.ts";
import { editsBetween } from "#core/base/text-change.ts";
import { sketchYaml } from "#core/syntax/parse.ts";
import type { MappingNode, Pair, SyntaxNode } from "#core/syntax/tree.ts";
import { type EditSource, editAt } from "./edit-source.ts";
import { insertIntoFlow } from "./insert-into-flow.ts";
import { insertLines, ownPair } from "./insert-pair.ts";
import { removePair } from "./remove.ts";

/**
 * The edits of the file that move a key of a mapping below another key of it, such as `override`, which is added if it
 * is not there; undefined where that has the key, or an anchor by which other mappings would get it as well.
 */
export function moveBelow(
  source: EditSource,
  node: SyntaxNode,
  key: string,
  owner: string,
): readonly TextEdit[] | undefined {
  if (node.kind !== "mapping") return undefined;
  const pair = ownPair(node, key);
  if (!pair || pair.value.kind === "missing") return undefined;
  const target = ownPair(node, owner);
  if (!target) return wrap(source, node, pair, owner);
  return moveTo(source, node, pair, key, target.value);
}

/**
 * The edits of the file that move several keys of a mapping below another key of it, one after the other; undefined unless
 * all of them can be moved. Only the text of the mapping is read again for each.
 */
export function moveAllBelow(
  source: EditSource,
  node: MappingNode,
  keys: readonly string[],
  owner: string,
): readonly TextEdit[] | undefined {
  const { start, end } = node.range;
  const pad = " ".repeat(columnOf(source.text, start));
  const to = node.flow ? end : lineEnd(source.text, contentEnd(source.text, end));
  const before = pad + source.text.slice(start, to);
  let moved = before;
  for (const key of keys) {
    const [mapping] = sketchYaml(moved).roots;
    const edits = mapping && moveBelow({ text: moved, start: 0 }, mapping, key, owner);
    if (!edits) return undefined;
    moved = applyEdits(moved, edits);
  }
  if (!moved.startsWith(pad)) return undefined;
  const by = start - pad.length;
  return editsBetween(before, moved).map(({ range, newText }) =>
    editAt(source, range.start + by, range.end + by, newText),
  );
}

function wrap(
  source: EditSource,
  node: MappingNode,
  pair: Pair,
  owner: string,
): readonly TextEdit[] {
  const { text } = source;
  const { start } = pair.key.range;
  if (node.flow) {
    const { end } = pair.value.range;
    return [editAt(source, start, start, `${owner}: { `), editAt(source, end, end, " }")];
  }
  const pad = " ".repeat(columnOf(text, start) + 2);
  return [
    editAt(source, start, start, `${owner}:${lineBreakOf(text)}${pad}`),
    ...indentLines(source, start, pair.value.range.end),
  ];
}

/** Indents all lines but the first. */
function indentLines(source: EditSource, from: number, to: number): readonly TextEdit[] {
  const { text } = source;
  const edits: TextEdit[] = [];
  const end = contentEnd(text, to);
  for (let at = nextLine(text, from); at < end; at = nextLine(text, at)) {
    if (lineEnd(text, at) > at) edits.push(editAt(source, at, at, "  "));
  }
  return edits;
}

function moveTo(
  source: EditSource,
  node: MappingNode,
  pair: Pair,
  key: string,
  target: SyntaxNode,
): readonly TextEdit[] | undefined {
  if (target.kind !== "mapping" || target.anchor !== undefined || ownPair(target, key))
    return undefined;
  const removed = removePair(source, node, key);
  const isFlow = node.flow || target.flow;
  const added = isFlow ? addToFlow(source, pair, target) : addToBlock(source, pair, target);
  return removed && added && [...removed, ...added];
}

function addToFlow(
  source: EditSource,
  { key, value }: Pair,
  target: MappingNode,
): readonly TextEdit[] | undefined {
  const plain = source.text.slice(key.range.start, value.range.end);
  return plain.includes("\n") ? undefined : insertIntoFlow(source, target, plain);
}

function addToBlock(
  source: EditSource,
  pair: Pair,
  { pairs: [first], range }: MappingNode,
): readonly TextEdit[] | undefined {
  if (!first) return undefined;
  const column = columnOf(source.text, first.key.range.start);
  const lines = linesOf(source, pair, column);
  return lines && [insertLines(source, range.end, column, lines)];
}

/** The lines of a pair with its comments, in another column; undefined where it does not begin a line. */
function linesOf({ text }: EditSource, pair: Pair, column: number): readonly string[] | undefined {
  const { start } = pair.key.range;
  if (!isFirstOnLine(text, start)) return undefined;
  const by = column - columnOf(text, start);
  const [head = "", ...rest] = text
    .slice(start, lineEnd(text, contentEnd(text, pair.value.range.end)))
    .split(/\r?\n/);
  return [head, ...rest.map((line) => reindent(line, by))];
}

function reindent(line: string, by: number): string {
  if (by >= 0) return line === "" ? line : " ".repeat(by) + line;
  return line.slice(Math.min(-by, line.search(/\S|$/)));
}
