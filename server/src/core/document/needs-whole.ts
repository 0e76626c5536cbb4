import { keptWhile } from "#core/base/kept-while.ts";
import type { Piece } from "#core/model/piece.ts";
import { parseYaml } from "#core/syntax/parse.ts";
import type { PlacedPiece } from "./cut-text.ts";

/** Whether the pieces of a text cannot be read each by itself, so that only the whole text can be. */
export function needsWhole(text: string, pieces: readonly PlacedPiece[]): boolean {
  return sharesAnchors(pieces) || splitsQuote(text, pieces);
}

/** Whether an alias in one piece repeats an anchor of another. */
function sharesAnchors(pieces: readonly PlacedPiece[]): boolean {
  const loose = new Set<string>();
  for (const { piece } of pieces) for (const { name } of piece.looseAliases) loose.add(name);
  if (loose.size === 0) return false;
  for (const { piece } of pieces) for (const it of piece.anchors) if (loose.has(it)) return true;
  return false;
}

/**
 * Whether a line of a quoted text was taken for the beginning of an item: within quotes PyYAML takes a dash for text in any
 * column (`scan_flow_scalar_breaks` ends only at `---` and `...`).
 */
function splitsQuote(text: string, pieces: readonly PlacedPiece[]): boolean {
  return pieces.some(
    ({ piece, start }, index) =>
      piece.parsed.problems.some((it) => it.code === "missing-char") &&
      closesIn(piece, stretchToQuote(text, start, pieces, index)),
  );
}

/** How far a quoted text over several lines is followed, in characters. */
const longestQuote = 20_000;

/** The text of a piece and of those after it, up to the first that holds a quote; undefined where that is far away. */
function stretchToQuote(
  text: string,
  start: number,
  pieces: readonly PlacedPiece[],
  index: number,
): string | undefined {
  const closing = pieces.find(({ piece }, at) => at > index && /["']/.test(piece.text));
  const end = closing ? closing.start + closing.piece.text.length : Number.POSITIVE_INFINITY;
  return end - start <= longestQuote ? text.slice(start, end) : undefined;
}

/** Whether a stretch that begins with the piece reads without a problem; found again only when its text has changed. */
const closesIn = keptWhile(
  (_: Piece, stretch: string | undefined) =>
    stretch !== undefined && parseYaml(stretch).problems.length === 0,
);
