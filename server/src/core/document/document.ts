import { chunksOf, movedBy, piecesOf } from "#core/base/chunk.ts";
import { once } from "#core/base/once.ts";
import { oncePer } from "#core/base/once-per.ts";
import { type SourceRange, shift } from "#core/base/range.ts";
import { finish, type Steps } from "#core/base/steps.ts";
import type { ItemConfig } from "#core/model/config.ts";
import { aboveAt, isUnread, namesAnchors } from "#core/model/piece.ts";
import { linkAnchors } from "./anchor-links.ts";
import { type CutSoFar, type CutText, cutText, wholePieces } from "./cut-text.ts";
import { type LinkedPieces, linkPieces } from "./linked-pieces.ts";
import { indexNames, type NameIndex, withItems } from "./name-index.ts";
import { type Chunk, itemsIn, type PlacedChunk, type PlacedPiece } from "./piece-chunk.ts";
import type { PlacedItem } from "./placed-item.ts";
import { splitsQuote } from "./split-quote.ts";
import { wholeOfPieces } from "./whole-of-pieces.ts";

export { pieceAt } from "#core/base/chunk.ts";
export { type CutSoFar, readLength } from "./cut-text.ts";
export type { PlacedPiece } from "./piece-chunk.ts";

/** One version of one file, analysed; never changed, only replaced. What follows from the pieces is found when it is asked for. */
export interface Document {
  readonly text: string;
  readonly chunks: readonly PlacedChunk[];
  /** The pieces of all chunks, and their items, placed in the file; listed when they are first asked for. */
  readonly pieces: readonly PlacedPiece[];
  readonly items: readonly PlacedItem[];
  readonly names: NameIndex;
  /** The pieces by item, kept for the next version even where the text had to be read as a whole. */
  readonly cut: CutText | undefined;
  /** Whether a part of it is too large or too deep to be read: then it is unknown which names there are. */
  readonly isPartlyRead: boolean;
  /**
   * Set where items share anchors: how the text is read in pieces all the same, to find what is asked for at each keystroke.
   * Then `chunks`, `pieces` and `items` are those of a single piece, which is made when it is first asked for.
   */
  readonly linked?: LinkedPieces;
  /**
   * The same text in the pieces that stay the same object while no edit changes what they mean: the document itself, unless its
   * pieces are linked. Then ranges count from texts that may begin with those of other pieces (`PieceContext`).
   */
  readonly inPieces: Document;
  /** The names of this version if they were asked for, else those of an earlier one; for the next version. */
  latestNames(): NameIndex | undefined;
}

/** A range of a piece of a document's `inPieces`, in the file: it may be in one of the pieces above it. */
export function rangeInFile(
  { linked }: Document,
  { piece, start }: PlacedPiece,
  range: SourceRange,
): SourceRange {
  const above = piece.context && aboveAt(piece.context, range.start);
  if (!above) return shift(range, start);
  return shift(range, (linked?.links.starts.get(above.piece) ?? 0) - above.start);
}

/** The pieces as the text is cut, placed in the file: each by itself, so that aliases of other pieces' anchors stand for nothing. */
export function cutPieces(document: Document): readonly PlacedPiece[] {
  return document.linked ? piecesOf(document.linked.cut) : document.pieces;
}

/** What a version of a text hands on to the next. */
export type Earlier = Pick<Document, "cut" | "latestNames">;

/** Analyses a text; pieces that it shares with the previous version are reused. */
export function createDocument(text: string, previous?: Earlier): Document {
  return finish(readDocument(text, previous));
}

/** The same in steps, of which each reads a piece, unless the text must be read as a whole. */
export function* readDocument(text: string, previous?: Earlier): Steps<Document, CutSoFar> {
  const cut = yield* cutText(text, previous?.cut);
  if (!cut || splitsQuote(text, cut.chunks)) return wholeDocument(text, cut, previous);
  const links = hasAnchors(cut.chunks) ? linkAnchors(cut.chunks) : undefined;
  if (!links?.isShared) return documentOf(text, cut.chunks, cut, previous);
  const linked = isPartlyRead(cut.chunks) ? undefined : linkPieces(cut.chunks, links);
  return linked ? linkedDocument(text, linked, cut, previous) : wholeDocument(text, cut, previous);
}

/** Analyses a text in one piece; the cut analysis must agree with it on texts without syntax errors. */
export function createWholeDocument(text: string): Document {
  return wholeDocument(text, undefined, undefined);
}

function wholeDocument(text: string, cut: CutText | undefined, previous: Earlier | undefined) {
  return documentOf(text, chunksOf(wholePieces(text, cut)), cut, previous);
}

function documentOf(
  text: string,
  chunks: readonly PlacedChunk[],
  cut: CutText | undefined,
  previous: Earlier | undefined,
): Document {
  let names: NameIndex | undefined;
  // Held until the names are made, so that no version keeps the versions before it.
  let earlier = previous?.latestNames();
  const listNames = () => {
    names ??= indexNames(chunks, earlier);
    earlier = undefined;
    return names;
  };
  return documentFrom({
    text,
    cut,
    isPartlyRead: isPartlyRead(chunks),
    listChunks: () => chunks,
    listNames,
    latestNames: () => names ?? earlier,
  });
}

/** A text whose items share anchors. */
function linkedDocument(
  text: string,
  linked: LinkedPieces,
  cut: CutText,
  previous: Earlier | undefined,
): Document {
  const inPieces = documentOf(text, linked.chunks, cut, previous);
  const whole: Document = documentFrom({
    text,
    cut,
    isPartlyRead: false,
    listChunks: () => chunksOf([{ piece: wholeOfPieces(text, linked), start: 0 }]),
    listNames: once(() => withItems(inPieces.names, (number) => whole.items[number])),
    latestNames: inPieces.latestNames,
    linked,
    inPieces,
  });
  return whole;
}

/** What a document is made from. */
interface Sources
  extends Pick<Document, "text" | "cut" | "isPartlyRead" | "latestNames" | "linked"> {
  readonly listChunks: () => readonly PlacedChunk[];
  readonly listNames: () => NameIndex;
  /** Undefined for the document itself. */
  readonly inPieces?: Document;
}

function documentFrom({ listChunks, listNames, inPieces, ...known }: Sources): Document {
  const chunks = once(listChunks);
  const pieces = once(() => piecesOf(chunks()));
  const items = once(() => chunks().flatMap(({ chunk, start }) => movedBy(itemsIn(chunk), start)));
  const document: Document = {
    ...known,
    get inPieces() {
      return inPieces ?? document;
    },
    get chunks() {
      return chunks();
    },
    get pieces() {
      return pieces();
    },
    get items() {
      return items();
    },
    get names() {
      return listNames();
    },
  };
  return document;
}

function hasAnchors(chunks: readonly PlacedChunk[]): boolean {
  return chunks.some(({ chunk }) => hasAnchor(chunk));
}

const hasAnchor = oncePer(({ pieces }: Chunk) => pieces.some(({ piece }) => namesAnchors(piece)));

function isPartlyRead(chunks: readonly PlacedChunk[]): boolean {
  return chunks.some(({ chunk }) => hasUnread(chunk));
}

const hasUnread = oncePer(({ pieces }: Chunk) => pieces.some(({ piece }) => isUnread(piece)));

/** How many syntax errors the pieces of a document have. */
export function syntaxErrorCount({ pieces }: Document): number {
  return pieces.reduce((sum, { piece }) => sum + piece.problems.length, 0);
}

/** The item of this kind and name that Valohai uses: if there are several, the last one. */
export function itemNamed(
  document: Document,
  kind: ItemConfig["kind"],
  name: string,
): PlacedItem | undefined {
  return document.names.definition(kind, name);
}
