import { lowerBound } from "#core/base/binary-search.ts";
import { type Budget, createBudget } from "#core/base/budget.ts";
import { chunkEnd, chunkSizeOf, chunksOf, endOf, movedBy, piecesOf } from "#core/base/chunk.ts";
import type { Steps } from "#core/base/steps.ts";
import { changeBetween, type TextChange } from "#core/base/text-change.ts";
import {
  brokenSize,
  itemSize,
  readingLimit,
  sizeOfChunks,
  sizeOfPiece,
  sizeOfPieces,
  wholeLimit,
} from "#core/base/text-size.ts";
import { notRead, type Piece, parsePiece, type Refine, unreadPiece } from "#core/model/piece.ts";
import { oddness } from "#core/schema/schema-oddness.ts";
import {
  firstItemStart,
  hasOtherDocument,
  isItemStart,
  listColumn,
  nextItemStart,
} from "#core/syntax/cut.ts";
import { chunksWithin } from "./chunks-within.ts";
import { withJoinedKeys } from "./joined-key.ts";
import { withLayoutSlip } from "./layout-slip.ts";
import type { PlacedChunk, PlacedPiece } from "./piece-chunk.ts";

/** A text as its pieces. */
export interface CutText {
  /** The column of the dashes of the top-level list. */
  readonly column: number;
  readonly text: string;
  /** The first piece includes the text before the first item; what is not read of a large text is the last piece, alone in its chunk. */
  readonly chunks: readonly PlacedChunk[];
}

/** Gives what has been read of a text so far; the reading of the next version can go on from there. */
export type CutSoFar = () => CutText;

/**
 * Cuts a text into pieces of one item each, a piece in each step, reusing those of an earlier version; undefined where it
 * must be read as a whole.
 */
export function* cutText(
  text: string,
  previous: CutText | undefined,
): Steps<CutText | undefined, CutSoFar> {
  const plan = previous ? planAfter(text, withoutRest(previous)) : planAnew(text, undefined, none);
  if (!plan || hasOtherDocument(text, plan.column, plan.first, plan.end)) return undefined;
  const { column, head, tail } = plan;
  const rereading = createBudget(maxReread);
  const most = readingLimit - sizeOfChunks(head.chunks) - sizeOfPieces(head.pieces);
  const middle = yield* readItems(plan, most, rereading);
  const isWhole = middle.end === plan.end;
  const chunks = joined(head, middle.pieces, isWhole ? tail : none);
  const cut = isWhole
    ? yield* cutToLimit({ column, text, chunks }, rereading)
    : { column, text, chunks };
  return withRest(cut, previous);
}

/** The pieces of a text that come to the limit: some may be too many now, or some that were not read may be few enough. */
function* cutToLimit(cut: CutText, rereading: Budget): Steps<CutText, CutSoFar> {
  const { column, text, chunks } = cut;
  const size = sizeOfChunks(chunks);
  const from = chunkEnd(chunks.at(-1));
  if (size > readingLimit) return { ...cut, chunks: chunksWithin(chunks, readingLimit) };
  if (from === text.length) return cut;
  const head = { chunks, pieces: [] };
  const stretch = { text, column, head, from, first: from, end: text.length, touched: [] };
  const more = yield* readItems(stretch, readingLimit - size, rereading);
  return { ...cut, chunks: joined(head, more.pieces, none) };
}

/** The text with what is not read of it as the last piece, which stays the same object while it does not change. */
function withRest(cut: CutText, previous: CutText | undefined): CutText {
  const { text, chunks } = cut;
  const start = chunkEnd(chunks.at(-1));
  if (start === text.length) return cut;
  const rest = text.slice(start);
  const before = previous && restOf(previous)?.piece;
  const piece = before?.text === rest ? before : unreadPiece(rest);
  return { ...cut, chunks: [...chunks, ...chunksOf([{ piece, start }])] };
}

/** How many characters of a text are read. */
export function readLength(cut: CutText | undefined): number {
  return cut ? (restOf(cut)?.start ?? cut.text.length) : 0;
}

/** What is not read of a text. */
function restOf({ chunks }: CutText): PlacedPiece | undefined {
  const [last] = piecesOf(chunks.slice(-1));
  return last?.piece.parsed.problems[0]?.code === notRead ? last : undefined;
}

function withoutRest(cut: CutText): CutText {
  return restOf(cut) ? { ...cut, chunks: cut.chunks.slice(0, -1) } : cut;
}

/** Pieces at the beginning or the end of a text: whole chunks, and some pieces of the chunk that follows or comes before them. */
interface Unchanged {
  readonly chunks: readonly PlacedChunk[];
  readonly pieces: readonly PlacedPiece[];
}

const none: Unchanged = { chunks: [], pieces: [] };

/** A stretch of a text that is read, between pieces of an earlier version that stay. */
interface Stretch {
  readonly text: string;
  readonly column: number;
  readonly head: Unchanged;
  /** Where it begins and ends, and the first item in it. */
  readonly from: number;
  readonly first: number;
  readonly end: number;
  /** The pieces that were there before. */
  readonly touched: readonly PlacedPiece[];
}

type Plan = Stretch & { readonly tail: Unchanged };

function planAfter(text: string, previous: CutText): Plan | undefined {
  const change = changeBetween(previous.text, text);
  const head = unchangedHead(text, previous, change);
  const tail = unchangedTail(text, previous, change);
  const from = head.pieces.length > 0 ? endOf(head.pieces.at(-1)) : chunkEnd(head.chunks.at(-1));
  if (from === 0) return planAnew(text, previous, tail);
  const { column } = previous;
  const touched = touchedPieces(previous, head, tail);
  return { text, column, head, from, first: from, end: startOf(tail, text), touched, tail };
}

/** If the beginning has changed, it may be another kind of list. */
function planAnew(
  text: string,
  previous: CutText | undefined,
  unchanged: Unchanged,
): Plan | undefined {
  const column = listColumn(text);
  if (column === undefined) return undefined;
  const first = firstItemStart(text, column);
  const before = column === previous?.column ? previous : undefined;
  // What is before the first item belongs to the first piece, which therefore begins at 0.
  const tail = before ? startingAfter(unchanged, first) : none;
  const touched = before ? touchedPieces(before, none, tail) : [];
  return { text, column, head: none, from: 0, first, end: startOf(tail, text), touched, tail };
}

/** Where unchanged pieces start; the end of the text for none. */
function startOf({ pieces, chunks }: Unchanged, text: string): number {
  return (pieces[0] ?? chunks[0])?.start ?? text.length;
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
  // Otherwise many deletions would leave many chunks of few pieces.
  if (next && between.length < leastPieces) {
    return [...head.chunks, ...chunksOf([...between, ...piecesOf([next])]), ...others];
  }
  const isAll = head.chunks.length + tail.chunks.length === 0;
  const size = isAll ? chunkSizeOf(between.length) : undefined;
  return [...head.chunks, ...chunksOf(between, size), ...tail.chunks];
}

/** Fewer pieces than this are put into a chunk together with those of the next one. */
const leastPieces = 4;

interface ReadItems {
  readonly pieces: readonly PlacedPiece[];
  /** Where the last of them ends. */
  readonly end: number;
}

/** The pieces of a stretch that come to no more than a size. */
function* readItems(stretch: Stretch, most: number, rereading: Budget): Steps<ReadItems, CutSoFar> {
  const { text, column, head, from, first, end, touched } = stretch;
  const pieces: PlacedPiece[] = [];
  const soFar = () => withRest({ column, text, chunks: joined(head, pieces, none) }, undefined);
  const before = touched.length === 1 ? touched[0]?.piece : undefined;
  let size = 0;
  let start = from;
  let next = nextItemStart(text, column, first + 1, end) ?? end;
  while (start < end) {
    const own = itemSize(text, start, next, most - size + 1);
    if (size + own > most) break;
    const same = start === from && next === end ? before : undefined;
    const piece = readPiece(text.slice(start, next), rereading, same);
    size += sizeRead(piece, own);
    if (size > most) break;
    pieces.push({ piece, start });
    yield soFar;
    start = next;
    next = nextItemStart(text, column, start + 1, end) ?? end;
  }
  return { pieces, end: start };
}

/** What it took to read a piece, of the size that its text alone has. */
function sizeRead(piece: Piece, size: number): number {
  return sizeOfPiece(piece, piece.parsed.problems.length > 0 ? size + brokenSize : size);
}

/** In characters, for all items that are read at once: if more are broken, the last ones are reported in the words of the YAML parser, until they are edited. */
const maxReread = 200_000;

/** A text as one piece as far as it is read, and what is not read of it. */
export function wholePieces(text: string, cut: CutText | undefined): readonly PlacedPiece[] {
  const from = cut ? wholeLength(cut) : lengthAtOnce(text);
  const rest = { piece: unreadPiece(text.slice(from)), start: from };
  if (from === 0 && text !== "") return [rest];
  const piece = readPiece(text.slice(0, from), createBudget(maxReread));
  return from === text.length ? [{ piece, start: 0 }] : [{ piece, start: 0 }, rest];
}

/** How much of a text is read as a whole, in characters, once it was cut. */
function wholeLength(cut: CutText): number {
  return chunkEnd(chunksWithin(withoutRest(cut).chunks, wholeLimit).at(-1));
}

/** The same for a text that cannot be cut: all or nothing. */
function lengthAtOnce(text: string): number {
  return itemSize(text, 0, text.length, wholeLimit + 1) > wholeLimit ? 0 : text.length;
}

/**
 * Parses a piece with what the schema knows, if need be from what it was before an edit; never throws. The pieces that
 * share a budget are read again for so many characters in all, to find out what is wrong with them.
 */
function readPiece(text: string, rereading: Budget, before?: Piece): Piece {
  return parsePiece(text, before, { oddness, rereading }, refineWith(rereading));
}

/** Makes what the schema knows of pieces part of them. */
function refineWith(rereading: Budget): Refine {
  return (piece) => withJoinedKeys(withLayoutSlip(piece, rereading));
}

/** The same for pieces that are made of others at once. */
export function refineTogether(): Refine {
  return refineWith(createBudget(maxReread));
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
