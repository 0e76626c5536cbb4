import { type Budget, createBudget } from "#core/base/budget.ts";
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

export interface PlacedPiece {
  readonly piece: Piece;
  readonly start: number;
}

/** A text as its pieces. */
export interface CutText {
  /** The column of the dashes of the top-level list. */
  readonly column: number;
  readonly text: string;
  /** The first piece includes the text before the first item. */
  readonly pieces: readonly PlacedPiece[];
}

/** Cuts a text into pieces of one item each, reusing those of an earlier version; undefined where it must be read as a whole. */
export function cutPieces(text: string, previous: CutText | undefined): CutText | undefined {
  if (!previous) return cutAnew(text, undefined, []);
  const change = changeBetween(previous.text, text);
  const head = unchangedHead(text, previous, change);
  const tail = unchangedTail(text, previous, change);
  const last = head.at(-1);
  if (!last) return cutAnew(text, previous, tail);
  const { column } = previous;
  const from = endOf(last);
  const touched = previous.pieces.slice(head.length, previous.pieces.length - tail.length);
  const middle = middlePieces(text, column, from, from, tail, touched);
  return middle && { column, text, pieces: [...head, ...middle, ...tail] };
}

/** If the beginning has changed, it may be another kind of list. */
function cutAnew(
  text: string,
  previous: CutText | undefined,
  tail: readonly PlacedPiece[],
): CutText | undefined {
  const column = listColumn(text);
  if (column === undefined) return undefined;
  const first = firstItemStart(text, column);
  const before = column === previous?.column ? previous.pieces : [];
  // What is before the first item belongs to the first piece, which therefore begins at 0.
  const kept = before.length > 0 ? tail.filter((it) => it.start > first) : [];
  const touched = before.slice(0, before.length - kept.length);
  const middle = middlePieces(text, column, 0, first, kept, touched);
  return middle && { column, text, pieces: [...middle, ...kept] };
}

/**
 * The pieces from an offset up to the tail; the first of them holds the item that begins at `first`. `touched` are the
 * pieces that were there before.
 */
function middlePieces(
  text: string,
  column: number,
  from: number,
  first: number,
  tail: readonly PlacedPiece[],
  touched: readonly PlacedPiece[] = [],
): readonly PlacedPiece[] | undefined {
  const end = tail[0]?.start ?? text.length;
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
  { column, pieces }: CutText,
  { start }: TextChange,
): readonly PlacedPiece[] {
  let count = pieces.findIndex((it) => it.start + it.piece.text.length > start);
  if (count < 0) count = pieces.length;
  while (count > 0 && !beginsPiece(text, column, endOf(pieces[count - 1]))) count--;
  return pieces.slice(0, count);
}

/** The pieces that begin after the change, and still do so at a line start, where they are now. */
function unchangedTail(
  text: string,
  { pieces }: CutText,
  { endBefore, endAfter }: TextChange,
): readonly PlacedPiece[] {
  const by = endAfter - endBefore;
  let first = pieces.findIndex((it) => it.start >= endBefore && it.start > 0);
  if (first < 0) return [];
  while (first < pieces.length && text[(pieces[first]?.start ?? 0) + by - 1] !== "\n") first++;
  const tail = pieces.slice(first);
  return by === 0 ? tail : tail.map(({ piece, start }) => ({ piece, start: start + by }));
}

function endOf(placed: PlacedPiece | undefined): number {
  return placed ? placed.start + placed.piece.text.length : 0;
}

function beginsPiece(text: string, column: number, offset: number): boolean {
  return offset === text.length || (text[offset - 1] === "\n" && isItemStart(text, column, offset));
}
