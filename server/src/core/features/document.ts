import type { ItemConfig } from "../model/config.ts";
import { type Item, type Piece, parsePiece } from "../model/piece.ts";
import { type Cuts, cutText, hasDocumentMarker, isItemStart, itemStarts } from "../syntax/cut.ts";
import { indexNames, type NameIndex } from "./name-index.ts";

/** One version of one file, analysed; never changed, only replaced. */
export interface Document {
  readonly text: string;
  readonly pieces: readonly PlacedPiece[];
  readonly items: readonly PlacedItem[];
  readonly names: NameIndex;
  /** The pieces by item, kept for the next version even where the text had to be read as a whole. */
  readonly cut: CutText | undefined;
}

export interface PlacedPiece {
  readonly piece: Piece;
  readonly start: number;
}

export interface PlacedItem {
  readonly item: Item;
  /** Where the item's piece starts: what must be added to its ranges. */
  readonly start: number;
}

interface CutText {
  readonly column: number;
  readonly pieces: readonly PlacedPiece[];
}

/** Analyses a text; pieces that it shares with the previous version are taken over as they are. */
export function createDocument(text: string, previous?: Document): Document {
  const cut = cutPieces(text, previous?.cut);
  const pieces = cut && !sharesAnchors(cut.pieces) ? cut.pieces : [wholePiece(text)];
  const items = pieces.flatMap(({ piece, start }) => piece.items.map((item) => ({ item, start })));
  return { text, pieces, items, names: indexNames(items, previous?.names), cut };
}

/** Analyses a text in one piece: what the cut one must agree with wherever the text is not broken. */
export function createWholeDocument(text: string): Document {
  const pieces = [wholePiece(text)];
  const items = pieces.flatMap(({ piece, start }) => piece.items.map((item) => ({ item, start })));
  return { text, pieces, items, names: indexNames(items, undefined), cut: undefined };
}

/** The item of this kind and name that Valohai uses: of several the last one. */
export function itemNamed(
  document: Document,
  kind: ItemConfig["kind"],
  name: string,
): PlacedItem | undefined {
  return document.names.definitions(kind, name).at(-1);
}

/** The item whose piece holds the offset. */
export function pieceAt(document: Document, offset: number): PlacedPiece | undefined {
  return document.pieces.findLast((it) => it.start <= offset);
}

function wholePiece(text: string): PlacedPiece {
  return { piece: parsePiece(text), start: 0 };
}

function cutPieces(text: string, previous: CutText | undefined): CutText | undefined {
  if (!previous) return cutFresh(text);
  const head = sharedHead(text, previous);
  const tail = head.pieces.length > 0 ? sharedTail(text, previous, head.end) : [];
  if (head.pieces.length === 0) return cutFresh(text);
  const end = tail[0]?.start ?? text.length;
  if (hasDocumentMarker(text, head.end, end)) return undefined;
  const starts = [head.end, ...itemStarts(text, previous.column, head.end + 1, end)];
  const middle = head.end < end ? piecesBetween(text, starts, end) : [];
  return { column: previous.column, pieces: [...head.pieces, ...middle, ...tail] };
}

function cutFresh(text: string): CutText | undefined {
  const cuts: Cuts | undefined = cutText(text);
  if (!cuts) return undefined;
  return { column: cuts.column, pieces: piecesBetween(text, cuts.starts, text.length) };
}

function piecesBetween(text: string, starts: readonly number[], end: number): PlacedPiece[] {
  return starts.map((start, index) => ({
    piece: parsePiece(text.slice(start, starts[index + 1] ?? end)),
    start,
  }));
}

function sharedHead(text: string, previous: CutText): { pieces: PlacedPiece[]; end: number } {
  const pieces: PlacedPiece[] = [];
  let end = 0;
  for (const { piece } of previous.pieces) {
    const next = end + piece.text.length;
    const fits = text.startsWith(piece.text, end) && endsPiece(text, previous.column, next);
    if (!fits) break;
    pieces.push({ piece, start: end });
    end = next;
  }
  return { pieces, end };
}

function endsPiece(text: string, column: number, offset: number): boolean {
  return offset === text.length || (text[offset - 1] === "\n" && isItemStart(text, column, offset));
}

function sharedTail(text: string, previous: CutText, from: number): PlacedPiece[] {
  const pieces: PlacedPiece[] = [];
  let start = text.length;
  for (let index = previous.pieces.length - 1; index > 0; index--) {
    const piece = previous.pieces[index]?.piece;
    if (!piece) break;
    const next = start - piece.text.length;
    if (next < from || text[next - 1] !== "\n" || !text.startsWith(piece.text, next)) break;
    pieces.push({ piece, start: next });
    start = next;
  }
  return pieces.reverse();
}

/** Whether an alias in one piece repeats an anchor of another: then only the whole text can resolve it. */
function sharesAnchors(pieces: readonly PlacedPiece[]): boolean {
  const loose = pieces.filter(({ piece }) => piece.looseAliases.length > 0);
  return loose.some(({ piece }) =>
    piece.looseAliases.some((alias) => pieces.some((other) => other.piece.anchors.has(alias.name))),
  );
}
