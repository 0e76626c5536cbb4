import type { Chunk as ChunkOf, Placed, PlacedChunk as PlacedChunkOf } from "#core/base/chunk.ts";
import { oncePer } from "#core/base/once-per.ts";
import type { Piece } from "#core/model/piece.ts";
import type { PlacedItem } from "./placed-item.ts";

/** A piece and where it starts: in the file, or in its chunk. */
export type PlacedPiece = Placed<Piece>;

/** Consecutive pieces of a file, kept as one object while no edit touches them. */
export type Chunk = ChunkOf<Piece>;

/** A chunk and where it starts in the file. */
export type PlacedChunk = PlacedChunkOf<Piece>;

/** The items of a chunk; their starts count from the start of the chunk. */
export const itemsIn = oncePer(({ pieces }: Chunk): readonly PlacedItem[] =>
  pieces.flatMap(({ piece, start }) => piece.items.map((item) => ({ item, start }))),
);
