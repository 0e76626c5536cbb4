import { oncePer } from "#core/base/once-per.ts";
import { shift } from "#core/base/range.ts";
import { type Document, pieceAt } from "#core/document/document.ts";
import type { Chunk } from "#core/document/piece-chunk.ts";
import type { Piece } from "#core/model/piece.ts";
import {
  conflictMessage,
  conflictsIn,
  hasConflictMarkers,
  mayHoldMarker,
} from "#core/syntax/conflict-markers.ts";
import { problemOf } from "./problem-of.ts";
import type { ChunkProblems, Problem } from "./rule.ts";
import { yamlSyntax } from "./rules/yaml-syntax.ts";

/**
 * The problems of a document with unresolved merges: each merge once, and nothing else, since that may be due to the side
 * that will be removed. Undefined for a document without merges.
 */
export function conflictProblems(document: Document): readonly ChunkProblems[] | undefined {
  return hasConflicts(document) ? findProblems(document) : undefined;
}

/** Whether a merge is not resolved in a document; a chunk that an edit does not touch is not searched again. */
function hasConflicts(document: Document): boolean {
  const { chunks, text } = document.inPieces;
  return chunks.some(({ chunk }) => holdsMarker(chunk)) && hasConflictMarkers(text);
}

const holdsMarker = oncePer(({ pieces }: Chunk) =>
  pieces.some(({ piece }) => pieceHoldsMarker(piece)),
);

const pieceHoldsMarker = oncePer(({ text }: Piece) => mayHoldMarker(text));

/** How many merges are reported: a file with more is no merge of a person. */
const mostShown = 1000;

const findProblems = oncePer((document: Document): readonly ChunkProblems[] => {
  const byStart = new Map<number, Problem[]>();
  for (const { markers: lines } of conflictsIn(document.text).slice(0, mostShown)) {
    const start = pieceAt(document, lines[0].start)?.start ?? 0;
    const range = shift(lines[0], -start);
    const problem = problemOf(yamlSyntax, range, { message: conflictMessage });
    const ofPiece = byStart.get(start) ?? [];
    byStart.set(start, ofPiece);
    ofPiece.push(problem);
  }
  return document.chunks.map(({ chunk, start: by }) => ({
    chunk,
    start: by,
    pieces: chunk.pieces.map(({ piece, start }) => ({
      piece,
      start,
      problems: byStart.get(by + start) ?? [],
    })),
  }));
});
