import { movedBy } from "#core/base/chunk.ts";
import type { Document } from "#core/document/document.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import { conflictProblems } from "./conflicts.ts";
import { withScriptProblems } from "./diagnose-scripts.ts";
import { atOwnPieces } from "./linked-problems.ts";
import { nameProblems } from "./name-problems.ts";
import { placed } from "./placed.ts";
import type { Policy } from "./policy.ts";
import type { ChunkProblems, PieceProblems, PlacedProblem } from "./rule.ts";
import { withLookups, withoutLookups } from "./rule-problems.ts";
import { runPieceRules } from "./run-rules.ts";
import { atSeverities } from "./severities.ts";
import { withoutSuppressed } from "./suppress.ts";

/*
 * The stages of diagnostics. Each answers with one list per piece, in ranges of the piece, and with the same array as
 * long as nothing has changed that the list depends on: what no edit has touched is not computed again. Neither are the
 * lists of a whole chunk.
 */

/**
 * The problems of each chunk that are to be shown: at the severities of the policy and without the suppressed ones. With `code`
 * also where a step disagrees with its programs. Where items share anchors, only the ranges and messages of the problems can be
 * used, because their findings belong to the document's `inPieces`; `shownByPiece` finds those that fixes are made from.
 */
export function shownByChunk(
  document: Document,
  policy: Policy,
  code?: ProjectCode,
  reading = document.inPieces,
): readonly ChunkProblems[] {
  const { chunks, isMerging } = foundByChunk(document, code, reading);
  if (isMerging) return atSeverities(chunks, policy);
  const isLinked = document.linked && reading !== document;
  const own = isLinked ? atOwnPieces(chunks, document.linked) : chunks;
  return atSeverities(withoutSuppressed(own, !document.isPartlyRead), policy);
}

/** All problems of a document by chunk. */
interface Found {
  readonly chunks: readonly ChunkProblems[];
  /** Whether these are the unresolved merges of the document, and nothing else. */
  readonly isMerging: boolean;
}

/** All problems of each chunk of a document, or of its reading in pieces, whatever comments and settings say. */
export function foundByChunk(document: Document, code?: ProjectCode, reading = document): Found {
  const conflicts = conflictProblems(document);
  if (conflicts) return { chunks: conflicts, isMerging: true };
  runPieceRules(reading);
  if (reading.isPartlyRead) return { chunks: withoutLookups(reading), isMerging: false };
  const named = nameProblems(reading);
  const found = withLookups(reading, named);
  return { chunks: withScriptProblems(found, reading, code), isMerging: false };
}

/** The problems of each piece that are to be shown, placed in the file. */
export function shownByPiece(
  document: Document,
  policy: Policy,
  code?: ProjectCode,
): readonly PieceProblems[] {
  return byPiece(shownByChunk(document, policy, code, document));
}

/** The same for the whole document, in text order and absolute ranges. */
export function shownProblems(
  document: Document,
  policy: Policy,
  code?: ProjectCode,
): readonly PlacedProblem[] {
  return placed(document, shownByPiece(document, policy, code));
}

/** Everything that is wrong with a document, in text order and absolute ranges, whatever comments and settings say. */
export function diagnose(document: Document, code?: ProjectCode): readonly PlacedProblem[] {
  return placed(document, byPiece(foundByChunk(document, code).chunks));
}

/** What is wrong in each piece of chunks, placed in the file. */
export function byPiece(chunks: readonly ChunkProblems[]): readonly PieceProblems[] {
  return chunks.flatMap(({ pieces, start }) => movedBy(pieces, start));
}
