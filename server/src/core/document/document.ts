import type { ItemConfig } from "#core/model/config.ts";
import { type CutText, cutPieces, type PlacedPiece, wholePiece } from "./cut-text.ts";
import { indexNames, type NameIndex } from "./name-index.ts";
import type { PlacedItem } from "./placed-item.ts";
import { splitsQuote } from "./split-quote.ts";

export type { PlacedPiece } from "./cut-text.ts";

/** One version of one file, analysed; never changed, only replaced. */
export interface Document {
  readonly text: string;
  readonly pieces: readonly PlacedPiece[];
  readonly items: readonly PlacedItem[];
  readonly names: NameIndex;
  /** The pieces by item, kept for the next version even where the text had to be read as a whole. */
  readonly cut: CutText | undefined;
}

/** Analyses a text; pieces that it shares with the previous version are reused. */
export function createDocument(text: string, previous?: Document): Document {
  const cut = cutPieces(text, previous?.cut);
  const isCut = cut && !sharesAnchors(cut.pieces) && !splitsQuote(text, cut.pieces);
  const pieces = isCut ? cut.pieces : [wholePiece(text)];
  return { ...analysed(text, pieces, previous), cut };
}

/** Analyses a text in one piece; the cut analysis must agree with it on texts without syntax errors. */
export function createWholeDocument(text: string): Document {
  return { ...analysed(text, [wholePiece(text)], undefined), cut: undefined };
}

function analysed(text: string, pieces: readonly PlacedPiece[], previous: Document | undefined) {
  const items: PlacedItem[] = [];
  for (const { piece, start } of pieces)
    for (const item of piece.items) items.push({ item, start });
  return { text, pieces, items, names: indexNames(items, previous?.names) };
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

/** Whether an alias in one piece repeats an anchor of another: then only the whole text can resolve it. */
function sharesAnchors(pieces: readonly PlacedPiece[]): boolean {
  const loose = new Set<string>();
  for (const { piece } of pieces) for (const { name } of piece.looseAliases) loose.add(name);
  if (loose.size === 0) return false;
  for (const { piece } of pieces) for (const it of piece.anchors) if (loose.has(it)) return true;
  return false;
}
