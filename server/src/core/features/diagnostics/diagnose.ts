import { movedBy } from "#core/base/chunk.ts";
import type { Document } from "#core/document/document.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import { conflictProblems } from "./conflicts.ts";
import { withScriptProblems } from "./diagnose-scripts.ts";
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
 * The problems of each chunk that are to be shown: at the severities of the policy and without the suppressed ones; with
 * the programs of its steps also where it disagrees with those.
 */
export function shownByChunk(
  document: Document,
  policy: Policy,
  code?: ProjectCode,
): readonly ChunkProblems[] {
  const { chunks, isMerging } = foundByChunk(document, code);
  const left = isMerging ? chunks : withoutSuppressed(chunks, !document.isPartlyRead);
  return atSeverities(left, policy);
}

/** All problems of a document by chunk. */
interface Found {
  readonly chunks: readonly ChunkProblems[];
  /** Whether these are the unresolved merges of the document, and nothing else. */
  readonly isMerging: boolean;
}

/** All problems of each chunk, whatever comments and settings say. */
export function foundByChunk(document: Document, code?: ProjectCode): Found {
  const conflicts = conflictProblems(document);
  if (conflicts) return { chunks: conflicts, isMerging: true };
  runPieceRules(document);
  if (document.isPartlyRead) return { chunks: withoutLookups(document), isMerging: false };
  const named = nameProblems(document);
  const found = withLookups(document, named);
  return { chunks: withScriptProblems(found, document, code), isMerging: false };
}

/** The same for each piece, placed in the file. */
export function shownByPiece(
  document: Document,
  policy: Policy,
  code?: ProjectCode,
): readonly PieceProblems[] {
  return byPiece(shownByChunk(document, policy, code));
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
