import { lineStart } from "#core/base/line.ts";
import type { SourceRange } from "#core/base/range.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";
import type { Sample } from "./config.ts";
import { parseJsonAt } from "./parse-json.ts";

const word = /#[ \t]*valohai-preview:/g;

/**
 * The samples that comments give for a pipeline node: on its lines, in lines of their own right above it, or further in
 * right below it. Any JSON value can come after `key=`, several keys are divided by commas or blanks.
 */
export function samplesOf(text: string, node: SyntaxNode): readonly Sample[] {
  // Few files have such a comment, and a file can have many nodes.
  if (!text.includes("valohai-preview:")) return [];
  const { start, end } = commentedLines(text, node.range);
  const scalars = scalarRanges(node);
  const samples: Sample[] = [];
  for (const match of text.slice(start, end).matchAll(word)) {
    const at = start + match.index;
    const before = text[at - 1];
    const isComment = before === undefined || /\s/.test(before);
    if (!isComment || scalars.some((it) => it.start <= at && at < it.end)) continue;
    if (isAfterOther(text, node.range, at)) continue;
    for (const it of samplesIn(text, at + match[0].length, lineEnd(text, at))) samples.push(it);
  }
  return samples;
}

/** The lines of a node with the comment lines that belong to it. */
function commentedLines(text: string, range: SourceRange): SourceRange {
  const column = dashColumn(text, range.start);
  let start = lineStart(text, range.start);
  while (start > 0) {
    const above = lineStart(text, start - 1);
    const indent = commentIndent(text.slice(above, start));
    if (indent === undefined || indent > column) break;
    start = above;
  }
  let end = lineEnd(text, range.end);
  while (end < text.length) {
    const below = end + 1;
    const indent = commentIndent(text.slice(below, lineEnd(text, below)));
    if (indent === undefined || indent <= column) break;
    end = lineEnd(text, below);
  }
  return { start, end };
}

/** Where the dash of the node is in its line. */
function dashColumn(text: string, offset: number): number {
  const before = text.slice(lineStart(text, offset), offset);
  return /^(\s*)-\s+$/.exec(before)?.[1]?.length ?? before.length;
}

/** The column of the comment on a line that holds nothing else. */
function commentIndent(line: string): number | undefined {
  return /^([ \t]*)#/.exec(line)?.[1]?.length;
}

function lineEnd(text: string, offset: number): number {
  const at = text.indexOf("\n", offset);
  return at < 0 ? text.length : at;
}

/** Whether another entry is between the node and a comment after it on the same line. */
function isAfterOther(text: string, range: SourceRange, at: number): boolean {
  const between = at >= range.end ? text.slice(range.end, at) : "";
  return !between.includes("\n") && /[^\s,\]}]/.test(between);
}

function scalarRanges(node: SyntaxNode): readonly SourceRange[] {
  switch (node.kind) {
    case "scalar":
      return [node.range];
    case "mapping":
      return node.pairs.flatMap(({ key, value }) => [...scalarRanges(key), ...scalarRanges(value)]);
    case "sequence":
      return node.entries.flatMap(scalarRanges);
    default:
      return [];
  }
}

const keyPattern = /[\s,]*([^\s=,]+)[ \t]*=[ \t]*/y;

/** The pairs of one comment; the first thing that is not a pair ends it. */
function samplesIn(text: string, from: number, to: number): readonly Sample[] {
  const line = text.slice(0, to);
  const samples: Sample[] = [];
  for (let at = from; ; ) {
    keyPattern.lastIndex = at;
    const match = keyPattern.exec(line);
    const key = match?.[1];
    if (!match || key === undefined) return samples;
    const start = keyPattern.lastIndex;
    const parsed = parseJsonAt(line, start);
    if (parsed.kind === "problem") return samples;
    const keyStart = at + match[0].indexOf(key);
    samples.push({
      key: { value: key, range: { start: keyStart, end: keyStart + key.length } },
      value: { value: parsed.value, range: { start, end: parsed.end } },
    });
    at = parsed.end;
  }
}
