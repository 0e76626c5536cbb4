import type { TextEdit } from "#core/base/edit.ts";
import { columnOf, contentEnd, lineBreakOf, lineEnd } from "#core/base/line.ts";
import { entriesOf } from "#core/syntax/mapping.ts";
import type { MappingNode, Pair, SyntaxNode } from "#core/syntax/tree.ts";
import { type EditSource, editAt } from "./edit-source.ts";
import { insertIntoFlow } from "./insert-into-flow.ts";
import { type BlockStyle, type Fragment, flowText, pairLines } from "./yaml-text.ts";

/**
 * Adds a key to a mapping, after its last one and in its style. Undefined where that would change something else:
 * in an alias, where the key exists, or where a merge brings it in.
 */
export function insertPair(
  source: EditSource,
  mapping: SyntaxNode,
  key: string,
  value: Fragment,
): readonly TextEdit[] | undefined {
  return insertPairs(source, mapping, [[key, value]]);
}

/** Adds several keys at once. */
export function insertPairs(
  source: EditSource,
  mapping: SyntaxNode,
  pairs: readonly (readonly [string, Fragment])[],
): readonly TextEdit[] | undefined {
  if (mapping.kind !== "mapping" || pairs.length === 0) return undefined;
  const present = entriesOf(mapping);
  if (pairs.some(([key]) => present.has(key))) return undefined;
  if (mapping.flow) {
    const texts = pairs.map(([key, value]) => `${key}: ${flowText(value)}`);
    return insertIntoFlow(source, mapping, texts.join(", "));
  }
  const first = mapping.pairs[0];
  if (!first) return undefined;
  const column = columnOf(source.text, first.key.range.start);
  const style = blockStyleOf(source.text, mapping);
  const lines = pairs.flatMap(([key, value], index) =>
    indentedFrom(index, column, pairLines(key, value, column, style)),
  );
  return [insertLines(source, mapping.range.end, column, lines)];
}

/** The first line of all gets its blanks from the insertion, the first of each later pair gets them here. */
function indentedFrom(index: number, column: number, lines: readonly string[]): readonly string[] {
  const [first = "", ...rest] = lines;
  return index === 0 ? lines : [" ".repeat(column) + first, ...rest];
}

/** Puts lines below the line on which the content before the offset ends. */
export function insertLines(
  source: EditSource,
  offset: number,
  column: number,
  lines: readonly string[],
): TextEdit {
  const { text } = source;
  const at = lineEnd(text, contentEnd(text, offset));
  const lineBreak = lineBreakOf(text);
  const [first = "", ...rest] = lines;
  const block = [" ".repeat(column) + first, ...rest].join(lineBreak);
  return editAt(source, at, at, lineBreak + block);
}

/** The pair that a mapping itself has for a key: if there are several, the last, which is the one that counts. */
export function ownPair(mapping: MappingNode, key: string): Pair | undefined {
  return mapping.pairs.findLast((it) => it.key.kind === "scalar" && it.key.text === key);
}

/** The layout of the block lists in a mapping, or else of the text around it. */
export function blockStyleOf(text: string, mapping: MappingNode): BlockStyle {
  return {
    // Searched only when it is needed; most values do not need it.
    get dashIndent() {
      return listIndent(mapping, text) ?? textListIndent(text);
    },
    indent: 2,
  };
}

/** How far right of its key the first block list inside the node is. */
function listIndent(node: SyntaxNode, text: string): number | undefined {
  if (node.kind === "sequence") return firstDefined(node.entries, (it) => listIndent(it, text));
  if (node.kind !== "mapping" || node.flow) return undefined;
  return firstDefined(node.pairs, ({ key, value }) => {
    if (value.kind !== "sequence" || value.flow) return listIndent(value, text);
    return columnOf(text, value.range.start) - columnOf(text, key.range.start);
  });
}

/** How many characters are searched for a list. */
const farEnough = 20_000;

/** How far right of its key the first block list of a text is, or 2 where it has none. */
export function textListIndent(text: string): number {
  const lines = text.slice(0, farEnough).split(/\r?\n/);
  for (const [index, line] of lines.entries()) {
    const entry = /^( *)- /.exec(lines[index + 1] ?? "")?.[1];
    const key =
      entry === undefined ? undefined : /^( *(?:- +)?)[^\s#:-][^:#]*:[ \t]*$/.exec(line)?.[1];
    if (entry !== undefined && key !== undefined) return Math.max(0, entry.length - key.length);
  }
  return 2;
}

function firstDefined<T, R>(list: readonly T[], find: (it: T) => R | undefined): R | undefined {
  for (const it of list) {
    const found = find(it);
    if (found !== undefined) return found;
  }
  return undefined;
}
