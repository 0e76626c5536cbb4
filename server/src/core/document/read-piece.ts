import type { Budget } from "#core/base/budget.ts";
import { type Piece, parsePiece } from "#core/model/piece.ts";
import { oddness } from "#core/schema/oddness.ts";
import { withJoinedKeys } from "./joined-key.ts";
import { withLayoutSlip } from "./layout-slip.ts";

/**
 * Parses a piece with what the schema knows, if need be from what it was before an edit; never throws. The pieces that
 * share a budget are together read again for so many characters, to tell what is wrong with them.
 */
export function readPiece(text: string, rereading: Budget, before?: Piece): Piece {
  return withJoinedKeys(
    withLayoutSlip(parsePiece(text, before, { oddness, rereading }), rereading),
  );
}
