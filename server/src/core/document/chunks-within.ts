import { chunksOf, piecesOf } from "#core/base/chunk.ts";
import { sizeOfChunks, sizeOfPieces } from "#core/base/text-size.ts";
import type { PlacedChunk } from "./piece-chunk.ts";

/** The first pieces of chunks that come to no more than a size. */
export function chunksWithin(chunks: readonly PlacedChunk[], most: number): readonly PlacedChunk[] {
  let size = 0;
  const fits = (own: number) => {
    size += own;
    return size <= most;
  };
  const over = chunks.findIndex((it) => !fits(sizeOfChunks([it])));
  if (over < 0) return chunks;
  size = sizeOfChunks(chunks.slice(0, over));
  const pieces = piecesOf(chunks.slice(over, over + 1));
  const some = pieces.slice(
    0,
    pieces.findIndex((it) => !fits(sizeOfPieces([it]))),
  );
  return [...chunks.slice(0, over), ...chunksOf(some)];
}
