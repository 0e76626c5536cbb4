import type { TextEdit } from "#core/base/edit.ts";
import {
  columnOf,
  contentEnd,
  isFirstOnLine,
  lineBreakOf,
  lineEnd,
  nextLine,
} from "#core/base/line.ts";
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
  if (!removed) return undefined;
  const { text } = source;
  const { start } = pair.key.range;
  const raw = text.slice(start, lineEnd(text, contentEnd(text, pair.value.range.end)));
  if (target.flow || node.flow) {
    const plain = text.slice(start, pair.value.range.end);
    if (plain.includes("\n")) return undefined;
    const added = insertIntoFlow(source, target, plain);
    return added && [...removed, ...added];
  }
  const first = target.pairs[0];
  if (!first || !isFirstOnLine(text, start)) return undefined;
  const column = columnOf(text, first.key.range.start);
  const by = column - columnOf(text, start);
  const [head = "", ...rest] = raw.split(/\r?\n/);
  const lines = [head, ...rest.map((line) => reindent(line, by))];
  return [...removed, insertLines(source, target.range.end, column, lines)];
}

function reindent(line: string, by: number): string {
  if (by >= 0) return line === "" ? line : " ".repeat(by) + line;
  return line.slice(Math.min(-by, line.search(/\S|$/)));
}
