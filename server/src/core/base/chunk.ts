import { lowerBound } from "./binary-search.ts";

/** A stretch of a text and the offset at which it starts: in the text, or in its chunk. */
export interface Placed<Piece> {
  readonly piece: Piece;
  readonly start: number;
}

/**
 * Consecutive pieces of a text: the same object as long as no edit touches one of them, wherever they move. What is found
 * about a chunk is kept with it, so that a keystroke costs as much as the pieces of one chunk and the number of chunks.
 */
export interface Chunk<Piece> {
  /** Their starts count from the start of the chunk. */
  readonly pieces: readonly Placed<Piece>[];
  /** In UTF-16 code units. */
  readonly length: number;
}

/** A chunk and the offset of the text at which it starts. */
export interface PlacedChunk<Piece> {
  readonly chunk: Chunk<Piece>;
  readonly start: number;
}

/** A piece as far as its length is known. */
interface Sized {
  readonly text: string;
}

/** How many pieces a chunk has at most, in long files and in short ones. */
const [largest, smallest] = [32, 8];

/** How many pieces a chunk of a file has at most: about as many as the file has chunks. */
export function chunkSizeOf(pieceCount: number): number {
  return Math.min(largest, Math.max(smallest, Math.ceil(Math.sqrt(pieceCount))));
}

/** Consecutive pieces of a text in chunks of about the same size. */
export function chunksOf<Piece extends Sized>(
  pieces: readonly Placed<Piece>[],
  size: number = largest,
): readonly PlacedChunk<Piece>[] {
  const count = Math.ceil(pieces.length / size);
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * pieces.length) / count);
    const to = Math.floor(((index + 1) * pieces.length) / count);
    return chunkOf(pieces.slice(from, to));
  });
}

function chunkOf<Piece extends Sized>(placed: readonly Placed<Piece>[]): PlacedChunk<Piece> {
  const start = placed[0]?.start ?? 0;
  const pieces = movedBy(placed, -start);
  return { chunk: { pieces, length: endOf(pieces.at(-1)) }, start };
}

/** Objects that start somewhere, so much further on. */
export function movedBy<T extends { readonly start: number }>(
  placed: readonly T[],
  by: number,
): readonly T[] {
  return by === 0 ? placed : placed.map((it) => ({ ...it, start: it.start + by }));
}

/** The pieces of chunks, placed in the text. */
export function piecesOf<Piece>(chunks: readonly PlacedChunk<Piece>[]): readonly Placed<Piece>[] {
  return chunks.flatMap(({ chunk, start }) => movedBy(chunk.pieces, start));
}

/** The offset at which a piece ends; 0 for none. */
export function endOf(placed: Placed<Sized> | undefined): number {
  return placed ? placed.start + placed.piece.text.length : 0;
}

/** The offset at which a chunk ends; 0 for none. */
export function chunkEnd(placed: PlacedChunk<unknown> | undefined): number {
  return placed ? placed.start + placed.chunk.length : 0;
}

/** The piece of a text that holds an offset; undefined where the text has no pieces. */
export function pieceAt<Piece>(
  { chunks }: { readonly chunks: readonly PlacedChunk<Piece>[] },
  offset: number,
): Placed<Piece> | undefined {
  const placed = lastFrom(chunks, offset);
  const found = placed && lastFrom(placed.chunk.pieces, offset - placed.start);
  return found && { piece: found.piece, start: found.start + placed.start };
}

/** The last of several that starts at an offset or before it. */
function lastFrom<T extends { readonly start: number }>(
  placed: readonly T[],
  offset: number,
): T | undefined {
  return placed[lowerBound(placed, (it) => it.start > offset) - 1];
}
