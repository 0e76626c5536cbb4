import { keptWhile } from "#core/base/kept-while.ts";
import { visibleText } from "#core/base/visible-text.ts";
import { rules } from "./index.ts";
import type { Policy } from "./policy.ts";
import type { PieceProblems, Problem } from "./rule.ts";

/** The problems of pieces as severe as the policy says, without those that it turns off. */
export function atSeverities(
  pieces: readonly PieceProblems[],
  policy: Policy,
): readonly PieceProblems[] {
  return pieces.map(({ start, piece, problems }) => ({
    start,
    piece,
    problems: problems.length === 0 ? problems : atOwnSeverities(problems, policy),
  }));
}

const optIn = new Set(rules.filter((it) => it.isOptIn).map((it) => it.code));

const atOwnSeverities = keptWhile(
  (problems: readonly Problem[], policy: Policy): readonly Problem[] =>
    problems.flatMap((problem) => {
      const decided = Object.hasOwn(policy.severities, problem.code);
      if (!decided && optIn.has(problem.code)) return [];
      const severity = decided ? policy.severities[problem.code] : problem.severity;
      if (severity === "off" || severity === undefined) return [];
      return { ...problem, severity, message: visibleText(problem.message) };
    }),
);
