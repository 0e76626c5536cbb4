import { lowerBound } from "#core/base/binary-search.ts";
import { type Budget, createBudget } from "#core/base/budget.ts";
import { chunkEnd, chunksOf, endOf, movedBy, piecesOf } from "#core/base/chunk.ts";
import { changeBetween, type TextChange } from "#core/base/text-change.ts";
import { type Piece, parsePiece } from "#core/model/piece.ts";
import { oddness } from "#core/schema/schema-oddness.ts";
import {
  firstItemStart,
  hasDocumentMarker,
  isItemStart,
  itemStarts,
  listColumn,
} from "#core/syntax/cut.ts";
import { withJoinedKeys } from "./joined-key.ts";
import { withLayoutSlip } from "./layout-slip.ts";
import type { PlacedChunk, PlacedPiece } from "./piece-chunk.ts";

/** A text as its pieces. */
export interface CutText {
  /** The column of the dashes of the top-level list. */
  readonly column: number;
  readonly text: string;
  /** The first piece includes the text before the first item. */
  readonly chunks: readonly PlacedChunk[];
}

/** Cuts a text into pieces of one item each, reusing those of an earlier version; undefined where it must be read as a whole. */
export function cutPieces(text: string, previous: CutText | undefined): CutText | undefined {
  if (!previous) return cutAnew(text, undefined, none);
  const change = changeBetween(previous.text, text);
  const head = unchangedHead(text, previous, change);
  const tail = unchangedTail(text, previous, change);
  const from = head.pieces.length > 0 ? endOf(head.pieces.at(-1)) : chunkEnd(head.chunks.at(-1));
  if (from === 0) return cutAnew(text, previous, tail);
  const { column } = previous;
  const middle = middlePieces(text, column, from, from, tail, touchedPieces(previous, head, tail));
  return middle && { column, text, chunks: joined(head, middle, tail) };
}

/** Pieces at the beginning or the end of a text: whole chunks, and some pieces of the chunk that follows or comes before them. */
interface Unchanged {
  readonly chunks: readonly PlacedChunk[];
  readonly pieces: readonly PlacedPiece[];
}

const none: Unchanged = { chunks: [], pieces: [] };

/** If the beginning has changed, it may be another kind of list. */
function cutAnew(
  text: string,
  previous: CutText | undefined,
  tail: Unchanged,
): CutText | undefined {
  const column = listColumn(text);
  if (column === undefined) return undefined;
  const first = firstItemStart(text, column);
  const before = column === previous?.column ? previous : undefined;
  // What is before the first item belongs to the first piece, which therefore begins at 0.
  const kept = before ? startingAfter(tail, first) : none;
  const touched = before ? touchedPieces(before, none, kept) : [];
  const middle = middlePieces(text, column, 0, first, kept, touched);
  return middle && { column, text, chunks: joined(none, middle, kept) };
}

function startingAfter({ chunks, pieces }: Unchanged, offset: number): Unchanged {
  const all = [...pieces, ...chunks];
  const isAfter = (it: { readonly start: number } | undefined) =>
    it === undefined || it.start > offset;
  if (isAfter(all[0])) return { chunks, pieces };
  return { chunks: [], pieces: [...pieces, ...piecesOf(chunks)].filter(isAfter) };
}

/** The pieces that were there before, between those that are unchanged. */
function touchedPieces({ chunks }: CutText, head: Unchanged, tail: Unchanged) {
  const touched = chunks.slice(head.chunks.length, chunks.length - tail.chunks.length);
  const pieces = piecesOf(touched);
  return pieces.slice(head.pieces.length, pieces.length - tail.pieces.length);
}

/** The chunks of a text with new pieces between unchanged ones. */
function joined(
  head: Unchanged,
  middle: readonly PlacedPiece[],
  tail: Unchanged,
): readonly PlacedChunk[] {
  const between = [...head.pieces, ...middle, ...tail.pieces];
  const [next, ...others] = tail.chunks;
  // Else many deletions would leave many chunks of few pieces.
  if (next && between.length < leastPieces) {
    return [...head.chunks, ...chunksOf([...between, ...piecesOf([next])]), ...others];
  }
  return [...head.chunks, ...chunksOf(between), ...tail.chunks];
}

const leastPieces = 8;

/**
 * The pieces from an offset up to the tail; the first of them holds the item that begins at `first`. `touched` are the
 * pieces that were there before.
 */
function middlePieces(
  text: string,
  column: number,
  from: number,
  first: number,
  tail: Unchanged,
  touched: readonly PlacedPiece[],
): readonly PlacedPiece[] | undefined {
  const end = (tail.pieces[0] ?? tail.chunks[0])?.start ?? text.length;
  if (hasDocumentMarker(text, first, end)) return undefined;
  if (from >= end && from > 0) return [];
  const starts = [from, ...itemStarts(text, column, first + 1, end)];
  const before = touched.length === 1 && starts.length === 1 ? touched[0]?.piece : undefined;
  const rereading = createBudget(maxReread);
  return starts.map((start, index) => ({
    piece: readPiece(text.slice(start, starts[index + 1] ?? end), rereading, before),
    start,
  }));
}

/**
 * In characters, for all items that are read at once: if more of them are broken, the last ones are reported in the words
 * of the YAML parser, until they are edited.
 */
const maxReread = 200_000;

/** A text in one piece. */
export function wholePiece(text: string): PlacedPiece {
  return { piece: readPiece(text, createBudget(maxReread)), start: 0 };
}

/**
 * Parses a piece with what the schema knows, if need be from what it was before an edit; never throws. The pieces that
 * share a budget are read again for so many characters in all, to find out what is wrong with them.
 */
function readPiece(text: string, rereading: Budget, before?: Piece): Piece {
  return parsePiece(text, before, { oddness, rereading }, (piece) =>
    withJoinedKeys(withLayoutSlip(piece, rereading)),
  );
}

/** The pieces that end before the change, and after which a piece still begins. */
function unchangedHead(
  text: string,
  { column, chunks }: CutText,
  { start }: TextChange,
): Unchanged {
  const isKept = (end: number) => beginsPiece(text, column, end);
  let count = lowerBound(chunks, (it) => chunkEnd(it) > start);
  while (count > 0 && !isKept(chunkEnd(chunks[count - 1]))) count--;
  const pieces = piecesOf(chunks.slice(count, count + 1));
  let size = lowerBound(pieces, (it) => endOf(it) > start);
  while (size > 0 && !isKept(endOf(pieces[size - 1]))) size--;
  return { chunks: chunks.slice(0, count), pieces: pieces.slice(0, size) };
}

/** The pieces that begin after the change, and still do so at a line start, where they are now. */
function unchangedTail(
  text: string,
  { chunks }: CutText,
  { endBefore, endAfter }: TextChange,
): Unchanged {
  const by = endAfter - endBefore;
  const isKept = ({ start }: { readonly start: number }) =>
    start >= endBefore && start > 0 && text[start + by - 1] === "\n";
  const count = lowerBound(chunks, isKept);
  const pieces = piecesOf(chunks.slice(Math.max(0, count - 1), count));
  const size = lowerBound(pieces, isKept);
  return { chunks: movedBy(chunks.slice(count), by), pieces: movedBy(pieces.slice(size), by) };
}

function beginsPiece(text: string, column: number, offset: number): boolean {
  return offset === text.length || (text[offset - 1] === "\n" && isItemStart(text, column, offset));
}
