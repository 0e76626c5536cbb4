import { once } from "#core/base/once.ts";
import type { ItemConfig } from "#core/model/config.ts";
import { type CutText, cutPieces, type PlacedPiece, wholePiece } from "./cut-text.ts";
import { indexNames, type NameIndex } from "./name-index.ts";
import { needsWhole } from "./needs-whole.ts";
import type { PlacedItem } from "./placed-item.ts";

export type { PlacedPiece } from "./cut-text.ts";

/** One version of one file, analysed; never changed, only replaced. What follows from the pieces is found when it is asked for. */
export interface Document {
  readonly text: string;
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
  const pieces = cut && !needsWhole(text, cut.pieces) ? cut.pieces : [wholePiece(text)];
  const items = once(() => {
    const found: PlacedItem[] = [];
    for (const { piece, start } of pieces)
      for (const item of piece.items) found.push({ item, start });
    return found;
  });
  let names: NameIndex | undefined;
  // Held until the names are made, so that no version keeps the versions before it.
  let earlier = previous?.latestNames();
  return {
    text,
    pieces,
    cut,
    get items() {
      return items();
    },
    get names() {
      names ??= indexNames(items(), earlier);
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

/** The piece that holds an offset of the file. */
export function pieceAt(
  { pieces }: Pick<Document, "pieces">,
  offset: number,
): PlacedPiece | undefined {
  return pieces.findLast((it) => it.start <= offset);
}
