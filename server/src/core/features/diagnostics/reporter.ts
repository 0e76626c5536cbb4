import type { SourceRange } from "#core/base/range.ts";
import type { Problem, ProblemExtra, Report, Rule } from "./rule.ts";

/** Adds what a rule reports to a list of problems. */
export function reporter<Found>(rule: Rule<Found>, problems: Problem[]): Report<Found> {
  return (range, found, extra) => {
    problems.push(problemOf(rule, range, found, extra));
  };
}

/** The problem that a finding of a rule makes. */
export function problemOf<Found>(
  rule: Rule<Found>,
  range: SourceRange,
  found: Found,
  extra: ProblemExtra = {},
): Problem {
  const { code, severity, tag } = rule;
  const message = rule.message(found);
  const optional = { ...(found === undefined ? {} : { found }), ...(tag ? { tag } : {}) };
  return { code, severity, range, message, ...optional, ...extra };
}
