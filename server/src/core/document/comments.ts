import { lowerBound } from "#core/base/binary-search.ts";
import { lineEnd } from "#core/base/line.ts";
import type { SourceRange } from "#core/base/range.ts";
import type { Piece } from "#core/model/piece.ts";
import type { ScalarNode, SyntaxNode } from "#core/syntax/tree.ts";
import type { Document } from "./document.ts";

/** The comments of a piece from their `#` to the end of their lines, in ranges of the piece; a `#` in a text does not begin one. */
export function commentRanges({ text, roots }: Piece): readonly SourceRange[] {
  if (!text.includes("#")) return [];
  const scalars = roots.flatMap((it) => scalarRanges(text, it));
  const comments: SourceRange[] = [];
  for (const { index: start } of text.matchAll(/(?<=^|\s)#/gm)) {
    if (start < (comments.at(-1)?.end ?? 0)) continue;
    if (!isWithin(scalars, start)) comments.push({ start, end: lineEnd(text, start) });
  }
  return comments;
}

/** Where `#` is an ordinary character: the keys and values below a node, in text order and ranges of the text. */
export function scalarRanges(text: string, node: SyntaxNode): readonly SourceRange[] {
  switch (node.kind) {
    case "scalar":
      return [contentRange(text, node)];
    case "sequence":
      return node.entries.flatMap((it) => scalarRanges(text, it));
    case "mapping":
      return node.pairs.flatMap((it) => [
        ...scalarRanges(text, it.key),
        ...scalarRanges(text, it.value),
      ]);
    case "alias":
    case "missing":
      return [];
  }
}

/** The range of a scalar's content; for a block text without its first line, which may have a comment. */
function contentRange(text: string, { style, range }: ScalarNode): SourceRange {
  if (style !== "literal" && style !== "folded") return range;
  const lineBreak = text.indexOf("\n", range.start);
  return lineBreak < 0 ? range : { start: Math.min(lineBreak, range.end), end: range.end };
}

/** Whether an offset is in one of the ranges, which are in text order. */
export function isWithin(ranges: readonly SourceRange[], offset: number): boolean {
  const around = ranges[lowerBound(ranges, (it) => it.end > offset)];
  return around !== undefined && around.start <= offset;
}

/** The comments of a document, as they are written, in text order. */
export function commentsIn({ pieces }: Document): readonly string[] {
  return pieces.flatMap(({ piece }) =>
    commentRanges(piece).map(({ start, end }) => piece.text.slice(start, end).trimEnd()),
  );
}
