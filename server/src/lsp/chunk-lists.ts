import type { Range } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { keptWhile, keptWhileSame } from "#core/base/kept-while.ts";
import type { SourceRange } from "#core/base/range.ts";
import type { Document } from "#core/document/document.ts";
import type { LinkedPieces } from "#core/document/linked-pieces.ts";
import type { Chunk, PlacedChunk } from "#core/document/piece-chunk.ts";
import type { Piece } from "#core/model/piece.ts";
import { toLspRange } from "./convert.ts";
import type { Snapshot } from "./documents.ts";
import type { KeptJson } from "./kept-json.ts";
import { joinTemplates, type LineTemplate, templateOf, writtenAt } from "./line-template.ts";
import type { Texts } from "./texts.ts";

/** A piece or an item, and the piece that its ranges count from, which starts there in its chunk. */
interface Part<Content extends object> {
  readonly content: Content;
  readonly piece: Piece;
  readonly start: number;
}

/** What lists of the parts of a document are made from. */
export interface ListSource<Content extends object> {
  readonly texts: Texts;
  readonly chunksOf: (document: Document) => readonly PlacedChunk[];
  readonly partsOf: (chunk: Chunk) => readonly Part<Content>[];
  readonly entriesOf: (
    content: Content,
    rangeOf: (range: SourceRange) => Range,
  ) => readonly object[];
}

/**
 * Makes a function that answers about a whole document with the JSON of each chunk, for a list. What is made of the parts
 * of a chunk is made once, as if each part were the whole text, and kept as long as no edit touches the part or moves a
 * line above it that it names.
 */
export function jsonByChunk<Content extends object>({
  texts,
  chunksOf,
  partsOf,
  entriesOf,
}: ListSource<Content>): (at: Snapshot) => readonly KeptJson[] {
  const templateOfPart = keptWhile(
    (content: Content, piece: Piece, above: readonly number[]): LineTemplate => {
      const ranges = rangesOf(texts.create("", "", 0, piece.text), piece, above);
      return templateOfEntries(entriesOf(content, ranges.rangeOf), ranges.fixed);
    },
  );
  const templateOfChunk = keptWhileSame(
    (chunk: Chunk, at: InFile) => chunk.pieces.flatMap(({ piece }) => linesAbove(piece, at)),
    (chunk, at) => {
      const { text, start } = at;
      const lineOf = (offset: number) => text.positionAt(offset).line;
      const parts = partsOf(chunk).map(({ content, piece, start: by }) => ({
        template: templateOfPart(content, piece, linesAbove(piece, at)),
        line: lineOf(start + by + (piece.context?.start ?? 0)) - lineOf(start),
      }));
      return joinTemplates(parts);
    },
  );
  return ({ text, document }) =>
    chunksOf(document).map(({ chunk, start }) =>
      writtenAt(
        templateOfChunk(chunk, { text, start, linked: document.linked }),
        text.positionAt(start).line,
      ),
    );
}

/** Where a chunk starts in a file. */
interface InFile {
  readonly text: TextDocument;
  readonly start: number;
  readonly linked: LinkedPieces | undefined;
}

/** The lines of the file on which the pieces begin that define anchors for a piece. */
function linesAbove({ context }: Piece, { text, linked }: InFile): readonly number[] {
  if (!context || !linked) return none;
  return context.above.map(
    ({ piece }) => text.positionAt(linked.links.starts.get(piece) ?? 0).line,
  );
}

const none: readonly number[] = [];

/**
 * Makes positions of ranges of a piece, whose lines count from where the piece itself begins; those in the pieces above are
 * lines of the file, and fixed.
 */
function rangesOf(text: TextDocument, { context }: Piece, above: readonly number[]) {
  const fixed = new Set<unknown>();
  if (!context) return { fixed, rangeOf: (range: SourceRange) => toLspRange(text, range) };
  const lineOf = (offset: number) => text.positionAt(offset).line;
  const ownLine = lineOf(context.start);
  const rangeOf = (range: SourceRange): Range => {
    const index = context.above.findLastIndex((it) => it.start <= range.start);
    const by =
      range.start >= context.start
        ? -ownLine
        : (above[index] ?? 0) - lineOf(context.above[index]?.start ?? 0);
    const { start, end } = toLspRange(text, range);
    const moved = {
      start: { ...start, line: start.line + by },
      end: { ...end, line: end.line + by },
    };
    if (range.start < context.start) fixed.add(moved);
    return moved;
  };
  return { fixed, rangeOf };
}

/** The entries of a list in one template, which begins on the first line of the file; the lines of fixed objects stay as they are. */
export function templateOfEntries(
  entries: readonly object[],
  fixed?: ReadonlySet<unknown>,
): LineTemplate {
  return joinTemplates(entries.map((it) => ({ template: templateOf(it, 0, fixed), line: 0 })));
}
