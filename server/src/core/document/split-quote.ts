import { parseYaml } from "#core/syntax/parse.ts";
import type { PlacedPiece } from "./cut-text.ts";

/** How far a quoted text over several lines is followed, in characters. */
const longestQuote = 20_000;

/**
 * Whether a line of a quoted text was taken for the beginning of an item, so that only the whole text can be read: within
 * quotes PyYAML takes a dash for text in any column (`scan_flow_scalar_breaks` ends only at `---` and `...`).
 */
export function splitsQuote(text: string, pieces: readonly PlacedPiece[]): boolean {
  return pieces.some(
    ({ piece, start }, index) =>
      piece.problems.some((it) => it.code === "missing-char") &&
      closesLater(text, start, pieces.slice(index + 1)),
  );
}

function closesLater(text: string, start: number, later: readonly PlacedPiece[]): boolean {
  const closing = later.find(({ piece }) => /["']/.test(piece.text));
  if (!closing) return false;
  const end = closing.start + closing.piece.text.length;
  return end - start <= longestQuote && parseYaml(text.slice(start, end)).problems.length === 0;
}
