import { endOf, piecesOf } from "#core/base/chunk.ts";
import { keptWhile } from "#core/base/kept-while.ts";
import { oncePer } from "#core/base/once-per.ts";
import type { Piece } from "#core/model/piece.ts";
import { parseYaml, sketchYaml } from "#core/syntax/parse.ts";
import type { Chunk, PlacedChunk } from "./piece-chunk.ts";

/**
 * Whether a line of a quoted text was taken for the beginning of an item: within quotes PyYAML takes a dash for text in any
 * column (`scan_flow_scalar_breaks` ends only at `---` and `...`).
 */
export function splitsQuote(text: string, chunks: readonly PlacedChunk[]): boolean {
  const count = chunks.reduce((sum, { chunk }) => sum + openQuotesIn(chunk).length, 0);
  return count <= mostOpenQuotes && isAnyClosed(text, chunks);
}

/** How many open quotes are followed: a file with more has other problems. */
const mostOpenQuotes = 500;

function isAnyClosed(text: string, chunks: readonly PlacedChunk[]): boolean {
  return chunks.some(({ chunk, start: by }, index) =>
    openQuotesIn(chunk).some(({ piece, start }) =>
      closesIn(piece, stretchToQuote(text, by + start, chunks.slice(index))),
    ),
  );
}

/** The pieces in which a quote is not closed, placed in their chunk. */
const openQuotesIn = oncePer(({ pieces }: Chunk) =>
  pieces.filter(({ piece }) => piece.parsed.problems.some((it) => it.code === "missing-char")),
);

/** How far a quoted text over several lines is followed, in characters. */
const longestQuote = 20_000;

/** The text from a piece that starts there up to the first later one that holds a quote; undefined where that is far away. */
function stretchToQuote(
  text: string,
  start: number,
  chunks: readonly PlacedChunk[],
): string | undefined {
  for (const placed of chunks) {
    if (placed.start - start > longestQuote) return undefined;
    const closing = piecesOf([placed]).find((it) => it.start > start && /["']/.test(it.piece.text));
    const end = endOf(closing);
    if (closing) return end - start <= longestQuote ? text.slice(start, end) : undefined;
  }
  return undefined;
}

/** Whether a stretch that begins with the piece reads without a problem; found again only when its text has changed. */
const closesIn = keptWhile(
  (_: Piece, stretch: string | undefined) =>
    stretch !== undefined &&
    sketchYaml(stretch).errorCount === 0 &&
    parseYaml(stretch).problems.length === 0,
);
