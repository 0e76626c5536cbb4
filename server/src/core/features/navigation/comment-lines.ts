import type { SourceRange } from "#core/base/range.ts";
import type { Piece } from "#core/model/piece.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";

/** A line that holds nothing but a comment. */
export interface CommentLine {
  readonly range: SourceRange;
  /** Whether it begins or ends a region of the file. */
  readonly marker: "start" | "end" | undefined;
  /** Whether the line above is a comment as well, and neither is a marker. */
  readonly followsComment: boolean;
}

/** The comment lines of a piece; lines of block texts that begin with `#` are not comments. */
export function commentLines({ text, roots }: Piece): readonly CommentLine[] {
  const texts = roots.flatMap((it) => textsOverLines(text, it));
  const lines: CommentLine[] = [];
  for (const match of text.matchAll(/^[ \t]*#([^\r\n]*)$/gm)) {
    const range = { start: match.index, end: match.index + match[0].length };
    if (texts.some((it) => it.start <= range.start && range.end <= it.end)) continue;
    const word = /^\s*(end)?region\b/.exec(match[1] ?? "");
    const marker = word ? (word[1] ? "end" : "start") : undefined;
    const above = lines.at(-1);
    const isNext = above !== undefined && /^\r?\n$/.test(text.slice(above.range.end, range.start));
    lines.push({ range, marker, followsComment: isNext && !marker && !above.marker });
  }
  return lines;
}

/** The texts that span lines, which can hold lines that look like comments. */
function textsOverLines(text: string, node: SyntaxNode): readonly SourceRange[] {
  switch (node.kind) {
    case "mapping":
      return node.pairs.flatMap((it) => textsOverLines(text, it.value));
    case "sequence":
      return node.entries.flatMap((it) => textsOverLines(text, it));
    case "scalar": {
      const at = text.indexOf("\n", node.range.start);
      return at >= 0 && at < node.range.end ? [node.range] : [];
    }
    case "alias":
    case "missing":
      return [];
  }
}
