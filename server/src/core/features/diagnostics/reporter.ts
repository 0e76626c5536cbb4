import type { SourceRange } from "#core/base/range.ts";
import type { Problem, ProblemExtra, Report, Rule } from "./rule.ts";

/** Adds what a rule reports to a list of problems. */
export function reporter(rule: Rule, problems: Problem[]): Report {
  return (range, message, extra) => {
    problems.push(problemOf(rule, range, message, extra));
  };
}

function problemOf(
  { code, severity, tag }: Rule,
  range: SourceRange,
  message: string,
  extra: ProblemExtra = {},
): Problem {
  return { code, severity, range, message, ...(tag ? { tag } : {}), ...extra };
}
