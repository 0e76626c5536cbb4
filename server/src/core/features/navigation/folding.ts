import { contentEnd, lineStart } from "#core/base/line.ts";
import { oncePer } from "#core/base/once-per.ts";
import { type SourceRange, shift } from "#core/base/range.ts";
import { cutPieces, type Document } from "#core/document/document.ts";
import type { Piece } from "#core/model/piece.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";
import { type CommentLine, commentLines } from "./comment-lines.ts";

/** Lines that can be folded into the first of them. */
export interface Fold {
  readonly range: SourceRange;
  readonly kind: "block" | "comment" | "region";
}

/** What can be folded: everything that spans lines, comments, and regions between `# region` and `# endregion`. */
export function foldsIn(document: Document): readonly Fold[] {
  const blocks = cutPieces(document).flatMap(({ piece, start }) =>
    foldsInPiece(piece).map((it) => ({ ...it, range: shift(it.range, start) })),
  );
  return [...blocks, ...regionsIn(document)];
}

/** What can be folded in a piece by itself, relative to it. */
export function foldsInPiece(piece: Piece): readonly Fold[] {
  return foldsOfPiece(piece).folds;
}

/** The regions of a document, which can begin and end in different pieces. */
export function regionsIn(document: Document): readonly Fold[] {
  const open: number[] = [];
  const regions: Fold[] = [];
  for (const { piece, start: by } of cutPieces(document)) {
    for (const { range, marker } of foldsOfPiece(piece).markers) {
      if (marker === "start") open.push(range.start + by);
      const start = marker === "end" ? open.pop() : undefined;
      if (start !== undefined)
        regions.push({ range: { start, end: range.end + by }, kind: "region" });
    }
  }
  return regions;
}

interface PieceFolds {
  /** One for each first line, relative to the piece. */
  readonly folds: readonly Fold[];
  readonly markers: readonly CommentLine[];
}

const foldsOfPiece = oncePer((piece: Piece): PieceFolds => {
  const blocks = piece.roots.flatMap((it) => blocksIn(piece.text, it));
  const comments = commentLines(piece);
  return {
    folds: largestOfEachLine(piece.text, [...blocks, ...commentRuns(piece.text, comments)]),
    markers: comments.filter((it) => it.marker !== undefined),
  };
});

function blocksIn(text: string, node: SyntaxNode): readonly Fold[] {
  switch (node.kind) {
    case "mapping":
      return [
        ...(node.flow ? blockOf(text, node.range.start, node) : []),
        ...node.pairs.flatMap(({ key, value }) => [
          ...blocksIn(text, value),
          ...blockOf(text, belowName(text, key.range.start, value), value),
        ]),
      ];
    case "sequence":
      return [
        ...(node.flow ? blockOf(text, node.range.start, node) : []),
        ...node.entries.flatMap((it) => [
          ...blocksIn(text, it),
          ...blockOf(text, belowName(text, it.range.start, it), it),
        ]),
      ];
    case "scalar":
    case "alias":
    case "missing":
      return [];
  }
}

/** Where the fold of what begins at a place starts, so that a name in one of its first lines stays in sight. */
function belowName(text: string, start: number, value: SyntaxNode): number {
  if (value.kind !== "mapping" || value.flow) return start;
  const [first, ...others] = value.pairs;
  if (first && others.length === 0) return belowName(text, start, first.value);
  for (const { key, value: part } of value.pairs) {
    if (spansLines(text, { start: key.range.start, end: part.range.end })) return start;
    if (key.kind === "scalar" && key.text === "name") return key.range.start;
  }
  return start;
}

/** What begins at a place and ends with a node, if it spans lines. */
function blockOf(text: string, start: number, node: SyntaxNode): readonly Fold[] {
  const isFlow = (node.kind === "mapping" || node.kind === "sequence") && node.flow;
  const end = contentEnd(text, isFlow ? flowEnd(text, node.range) : node.range.end);
  return spansLines(text, { start, end }) ? [{ range: { start, end }, kind: "block" }] : [];
}

/** A closing bracket on a line of its own stays visible. */
function flowEnd(text: string, { start, end }: SourceRange): number {
  const line = lineStart(text, end - 1);
  return line > start && /^[\s\]}]*$/.test(text.slice(line, end)) ? line - 1 : end;
}

function commentRuns(text: string, comments: readonly CommentLine[]): readonly Fold[] {
  const runs: { start: number; end: number }[] = [];
  for (const { range, marker, followsComment } of comments) {
    const last = runs.at(-1);
    if (marker) runs.push({ start: range.end, end: range.end });
    else if (followsComment && last) last.end = range.end;
    else runs.push({ ...range });
  }
  return runs
    .filter((it) => spansLines(text, it))
    .map((range) => ({ range, kind: "comment" as const }));
}

function spansLines(text: string, { start, end }: SourceRange): boolean {
  return end > start && text.slice(start, end).includes("\n");
}

function largestOfEachLine(text: string, found: readonly Fold[]): readonly Fold[] {
  const byLine = new Map<number, Fold>();
  for (const it of found) {
    const line = lineStart(text, it.range.start);
    const other = byLine.get(line);
    if (!other || other.range.end < it.range.end) byLine.set(line, it);
  }
  return [...byLine.values()].sort((a, b) => a.range.start - b.range.start);
}
