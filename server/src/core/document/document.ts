import { chunksOf, movedBy, piecesOf } from "#core/base/chunk.ts";
import { once } from "#core/base/once.ts";
import { oncePer } from "#core/base/once-per.ts";
import { finish, type Steps } from "#core/base/steps.ts";
import type { ItemConfig } from "#core/model/config.ts";
import { isUnread } from "#core/model/piece.ts";
import { type CutSoFar, type CutText, cutPieces, wholePieces } from "./cut-text.ts";
import { indexNames, type NameIndex } from "./name-index.ts";
import { needsWhole } from "./needs-whole.ts";
import { type Chunk, itemsIn, type PlacedChunk, type PlacedPiece } from "./piece-chunk.ts";
import type { PlacedItem } from "./placed-item.ts";

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
  /** The names of this version if they were asked for, else those of an earlier one; for the next version. */
  latestNames(): NameIndex | undefined;
}

/** What a version of a text hands on to the next. */
export type Earlier = Pick<Document, "cut" | "latestNames">;

/** Analyses a text; pieces that it shares with the previous version are reused. */
export function createDocument(text: string, previous?: Earlier): Document {
  return finish(readDocument(text, previous));
}

/** The same in steps, of which each reads a piece, unless the text must be read as a whole. */
export function* readDocument(text: string, previous?: Earlier): Steps<Document, CutSoFar> {
  const cut = yield* cutPieces(text, previous?.cut);
  const isCut = cut && !needsWhole(text, cut.chunks);
  const chunks = isCut ? cut.chunks : chunksOf(wholePieces(text, cut));
  return documentOf(text, chunks, cut, previous);
}

/** Analyses a text in one piece; the cut analysis must agree with it on texts without syntax errors. */
export function createWholeDocument(text: string): Document {
  return documentOf(text, chunksOf(wholePieces(text, undefined)), undefined, undefined);
}

function documentOf(
  text: string,
  chunks: readonly PlacedChunk[],
  cut: CutText | undefined,
  previous: Earlier | undefined,
): Document {
  const pieces = once(() => piecesOf(chunks));
  const items = once(() => chunks.flatMap(({ chunk, start }) => movedBy(itemsIn(chunk), start)));
  const isPartlyRead = chunks.some(({ chunk }) => hasUnread(chunk));
  let names: NameIndex | undefined;
  // Held until the names are made, so that no version keeps the versions before it.
  let earlier = previous?.latestNames();
  return {
    text,
    chunks,
    cut,
    isPartlyRead,
    get pieces() {
      return pieces();
    },
    get items() {
      return items();
    },
    get names() {
      names ??= indexNames(chunks, earlier);
      earlier = undefined;
      return names;
    },
    latestNames: () => names ?? earlier,
  };
}

const hasUnread = oncePer(({ pieces }: Chunk) => pieces.some(({ piece }) => isUnread(piece)));

/** The item of this kind and name that Valohai uses: if there are several, the last one. */
export function itemNamed(
  document: Document,
  kind: ItemConfig["kind"],
  name: string,
): PlacedItem | undefined {
  return document.names.definition(kind, name);
}
