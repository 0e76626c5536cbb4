import type { SourceRange } from "#core/base/range.ts";
import type { Problem, ProblemExtra, Rule } from "./rule.ts";

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
