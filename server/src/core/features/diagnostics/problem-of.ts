import { cutMiddle } from "#core/base/cut-middle.ts";
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
  const message = cutMiddle(rule.message(found), longestMessage);
  const optional = { ...(found === undefined ? {} : { found }), ...(tag ? { tag } : {}) };
  return { code, severity, range, message, ...optional, ...extra };
}

/** In UTF-16 code units: names in a hostile file are as long as the file, and each message may hold one. */
const longestMessage = 1000;
