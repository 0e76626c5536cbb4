import { chunksOf, movedBy, piecesOf } from "#core/base/chunk.ts";
import { once } from "#core/base/once.ts";
import type { ItemConfig } from "#core/model/config.ts";
import { type CutText, cutPieces, wholePiece } from "./cut-text.ts";
import { indexNames, type NameIndex } from "./name-index.ts";
import { needsWhole } from "./needs-whole.ts";
import { itemsIn, type PlacedChunk, type PlacedPiece } from "./piece-chunk.ts";
import type { PlacedItem } from "./placed-item.ts";

export { pieceAt } from "#core/base/chunk.ts";
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
  /** The names of this version if they were asked for, else those of an earlier one; for the next version. */
  latestNames(): NameIndex | undefined;
}

/** Analyses a text; pieces that it shares with the previous version are reused. */
export function createDocument(text: string, previous?: Document): Document {
  return analysed(text, previous, cutPieces);
}

/** Analyses a text in one piece; the cut analysis must agree with it on texts without syntax errors. */
export function createWholeDocument(text: string): Document {
  return analysed(text, undefined, () => undefined);
}

function analysed(
  text: string,
  previous: Document | undefined,
  cutText: typeof cutPieces,
): Document {
  const cut = cutText(text, previous?.cut);
  const chunks = cut && !needsWhole(text, cut.chunks) ? cut.chunks : chunksOf([wholePiece(text)]);
  const pieces = once(() => piecesOf(chunks));
  const items = once(() => chunks.flatMap(({ chunk, start }) => movedBy(itemsIn(chunk), start)));
  let names: NameIndex | undefined;
  // Held until the names are made, so that no version keeps the versions before it.
  let earlier = previous?.latestNames();
  return {
    text,
    chunks,
    cut,
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

/** The item of this kind and name that Valohai uses: if there are several, the last one. */
export function itemNamed(
  document: Document,
  kind: ItemConfig["kind"],
  name: string,
): PlacedItem | undefined {
  return document.names.definition(kind, name);
}
