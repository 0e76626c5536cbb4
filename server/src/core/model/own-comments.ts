import { lineFeedAt, lineStart } from "#core/base/line.ts";
import type { SourceRange } from "#core/base/range.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";
import type { ItemSource } from "./item-source.ts";

/**
 * What follows a word of ours in the comments that belong to an entry of a list, to the ends of their lines: on the lines of
 * the entry, in lines of their own right above it, or further in right below it. The pattern is global and begins with `#`.
 */
export function entryComments(
  text: string,
  node: SyntaxNode,
  pattern: RegExp,
): readonly OwnComment[] {
  const column = dashColumn(text, node.range.start);
  const start = linesAbove(text, lineStart(text, node.range.start), column);
  const lines = { start, end: linesBelow(text, node.range.end, column) };
  return commentsIn(text, lines, node, pattern).filter(
    (it) => !isAfterOther(text, node.range, it.hash),
  );
}

/** The same for the comments of an item: on its lines, or further in right below it. */
export function itemComments(
  { text, keyRange, body }: ItemSource,
  pattern: RegExp,
): readonly OwnComment[] {
  const column = dashColumn(text, keyRange.start);
  const end = linesBelow(text, Math.max(body.range.end, keyRange.end), column);
  return commentsIn(text, { start: keyRange.start, end }, body, pattern);
}

/** What follows a word of ours in a comment. */
export interface OwnComment extends SourceRange {
  /** Where the comment begins. */
  readonly hash: number;
}

function commentsIn(
  text: string,
  { start, end }: SourceRange,
  node: SyntaxNode,
  pattern: RegExp,
): readonly OwnComment[] {
  const scalars = scalarRanges(node);
  return [...text.slice(start, end).matchAll(pattern)].flatMap((match) => {
    const at = start + match.index;
    const before = text[at - 1];
    const isComment = before === undefined || /\s/.test(before);
    if (!isComment || scalars.some((it) => it.start <= at && at < it.end)) return [];
    return [{ hash: at, start: at + match[0].length, end: lineFeedAt(text, at) }];
  });
}

/** Where the comment lines above a line begin that are no deeper than a column. */
function linesAbove(text: string, from: number, column: number): number {
  let start = from;
  while (start > 0) {
    const above = lineStart(text, start - 1);
    const indent = commentIndent(text.slice(above, start));
    if (indent === undefined || indent > column) break;
    start = above;
  }
  return start;
}

/** Where the line of an offset ends, with the comment lines below it that are deeper than a column. */
function linesBelow(text: string, from: number, column: number): number {
  let end = lineFeedAt(text, from);
  while (end < text.length) {
    const below = end + 1;
    const indent = commentIndent(text.slice(below, lineFeedAt(text, below)));
    if (indent === undefined || indent <= column) break;
    end = lineFeedAt(text, below);
  }
  return end;
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
