import type { TextEdit } from "#core/base/edit.ts";
import { columnOf, isFirstOnLine, lineBreakOf, lineEnd } from "#core/base/line.ts";
import type { MappingNode, SequenceNode } from "#core/syntax/tree.ts";
import { type EditSource, editAt } from "./edit-source.ts";

/** Adds an entry after the last one between brackets, on a line of its own if the last one has its own. */
export function insertIntoFlow(
  source: EditSource,
  collection: MappingNode | SequenceNode,
  entry: string,
): readonly TextEdit[] | undefined {
  const { text } = source;
  const close = collection.range.end - 1;
  if (text[close] !== (collection.kind === "mapping" ? "}" : "]")) return undefined;
  const last = lastEntry(collection);
  if (!last) return [insertFirst(source, collection, entry)];
  const end = entryEnd(text, last.end);
  const comma = /^\s*,/.exec(text.slice(end, close));
  if (!isFirstOnLine(text, last.start)) {
    const at = end + (comma?.[0].length ?? 0);
    return [editAt(source, at, at, comma ? ` ${entry},` : `, ${entry}`)];
  }
  const afterComma = end + (comma?.[0].length ?? 0);
  const at = Math.min(lineEnd(text, afterComma), close);
  const line = `${lineBreakOf(text)}${" ".repeat(columnOf(text, last.start))}${entry}`;
  if (comma) return [editAt(source, at, at, `${line},`)];
  if (at === afterComma) return [editAt(source, at, at, `,${line}`)];
  return [editAt(source, end, end, ","), editAt(source, at, at, line)];
}

function insertFirst(
  source: EditSource,
  { range, kind }: MappingNode | SequenceNode,
  entry: string,
): TextEdit {
  const open = range.start + 1;
  const inner = source.text.slice(open, range.end - 1);
  if (inner.trim() !== "") return editAt(source, open, open, ` ${entry}`);
  const pad = kind === "mapping" ? " " : "";
  return editAt(source, open, range.end - 1, pad + entry + pad);
}

function lastEntry(collection: MappingNode | SequenceNode) {
  if (collection.kind === "sequence") return collection.entries.at(-1)?.range;
  const pair = collection.pairs.at(-1);
  if (!pair) return undefined;
  return {
    start: pair.key.range.start,
    end: Math.max(pair.key.range.end, pair.value.range.end),
  };
}

/** An entry whose value is not typed yet ends after its colon. */
function entryEnd(text: string, end: number): number {
  return end + (/^[ \t]*:(?=[\s,}\]])/.exec(text.slice(end))?.[0].length ?? 0);
}
