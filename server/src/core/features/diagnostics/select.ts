import { keptWhile } from "#core/base/kept-while.ts";
import { visibleText } from "#core/base/visible-text.ts";
import type { Document } from "#core/document/document.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import { conflictProblems } from "./conflicts.ts";
import { problemsByPiece } from "./diagnose.ts";
import { rules } from "./index.ts";
import { placed } from "./placed.ts";
import type { Policy } from "./policy.ts";
import type { PieceProblems, PlacedProblem, Problem } from "./rule.ts";
import { withoutSuppressed } from "./suppress.ts";

/**
 * The problems of a document that are to be shown, in text order: at the severities of the policy and without the
 * suppressed ones; with the programs of its steps also where it disagrees with those.
 */
export function shownProblems(
  document: Document,
  policy: Policy,
  code?: ProjectCode,
): readonly PlacedProblem[] {
  return placed(document, shownByPiece(document, policy, code));
}

/** The same for each piece, in ranges of the piece: the same array as long as nothing has changed that it depends on. */
export function shownByPiece(
  document: Document,
  policy: Policy,
  code?: ProjectCode,
): readonly PieceProblems[] {
  const found = problemsByPiece(document, code);
  const left = conflictProblems(document) ? found : withoutSuppressed(found);
  return left.map(({ start, piece, problems }) => ({
    start,
    piece,
    problems: problems.length === 0 ? problems : atSeverities(problems, policy),
  }));
}

const optIn = new Set(rules.filter((it) => it.isOptIn).map((it) => it.code));

const atSeverities = keptWhile((problems: readonly Problem[], policy: Policy): readonly Problem[] =>
  problems.flatMap((problem) => {
    const decided = Object.hasOwn(policy.severities, problem.code);
    if (!decided && optIn.has(problem.code)) return [];
    const severity = decided ? policy.severities[problem.code] : problem.severity;
    if (severity === "off" || severity === undefined) return [];
    return { ...problem, severity, message: visibleText(problem.message) };
  }),
);
