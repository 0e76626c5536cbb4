import type { Budget } from "../base/budget.ts";
import { type Piece, parsePiece } from "../model/piece.ts";
import { oddness } from "../schema/oddness.ts";
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
