import { keptWhile } from "#core/base/kept-while.ts";
import { visibleText } from "#core/base/visible-text.ts";
import { rules } from "./index.ts";
import type { Policy } from "./policy.ts";
import type { ChunkProblems, PieceProblems, Problem } from "./rule.ts";

/** The problems of chunks as severe as the policy says, without those that it turns off; their messages show invisible characters. */
export function atSeverities(
  chunks: readonly ChunkProblems[],
  policy: Policy,
): readonly ChunkProblems[] {
  return chunks.map((it) => ({ ...it, pieces: piecesAtSeverities(it.pieces, policy) }));
}

const piecesAtSeverities = keptWhile(
  (pieces: readonly PieceProblems[], policy: Policy): readonly PieceProblems[] =>
    pieces.map((it) => ({
      ...it,
      problems: it.problems.length === 0 ? it.problems : problemsAtSeverities(it.problems, policy),
    })),
);

const optIn = new Set(rules.filter((it) => it.isOptIn).map((it) => it.code));

const problemsAtSeverities = keptWhile(
  (problems: readonly Problem[], policy: Policy): readonly Problem[] =>
    problems.flatMap((problem) => {
      const decided = Object.hasOwn(policy.severities, problem.code);
      if (!decided && optIn.has(problem.code)) return [];
      const severity = decided ? policy.severities[problem.code] : problem.severity;
      if (severity === "off" || severity === undefined) return [];
      return { ...problem, severity, message: visibleText(problem.message) };
    }),
);
