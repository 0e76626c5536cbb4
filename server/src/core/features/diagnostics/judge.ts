import type { ProjectCode } from "../code/project-code.ts";
import type { Document } from "../document.ts";
import { diagnose } from "./diagnose.ts";
import { diagnoseCode } from "./diagnose-code.ts";
import type { Policy } from "./policy.ts";
import type { PlacedProblem } from "./rule.ts";
import { suppressionUnused } from "./suppression-unused.ts";
import { type Suppression, suppressionsIn } from "./suppressions.ts";

/**
 * The problems of a document that are to be shown: at the severities of the policy and without the suppressed ones;
 * with the programs of its steps also where it disagrees with those.
 */
export function judge(
  document: Document,
  policy: Policy,
  code?: ProjectCode,
): readonly PlacedProblem[] {
  const problems = code
    ? inOrder([...diagnose(document), ...diagnoseCode(document, code)])
    : diagnose(document);
  const suppressions = suppressionsIn(document);
  if (suppressions.length === 0) return withSeverities(problems, policy);
  const used = new Set<object>();
  const shown = problems.filter((it) => !isSuppressed(it, suppressions, used));
  const unused = suppressions.flatMap((it) => unusedParts(it, used));
  return withSeverities(inOrder([...shown, ...unused]), policy);
}

function inOrder(problems: PlacedProblem[]): PlacedProblem[] {
  return problems.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

function isSuppressed(
  problem: PlacedProblem,
  suppressions: readonly Suppression[],
  used: Set<object>,
): boolean {
  let found = false;
  for (const suppression of suppressions) {
    const { reach, codes } = suppression;
    if (problem.range.start < reach.start || problem.range.start > reach.end) continue;
    const named = codes.find((it) => it.code === problem.code);
    if (codes.length > 0 && !named) continue;
    used.add(named ?? suppression);
    found = true;
  }
  return found;
}

function unusedParts(suppression: Suppression, used: Set<object>): readonly PlacedProblem[] {
  const { codes, range } = suppression;
  const report = (at: Suppression["range"], message: string): PlacedProblem => ({
    code: suppressionUnused.code,
    severity: suppressionUnused.severity,
    range: at,
    message,
    start: 0,
    tag: "unnecessary",
  });
  if (used.has(suppression)) return [];
  if (codes.every((it) => !used.has(it))) return [report(range, "This comment suppresses nothing")];
  return codes
    .filter((it) => !used.has(it))
    .map((it) => report(it.range, `No "${it.code}" problem is suppressed here`));
}

function withSeverities(problems: readonly PlacedProblem[], policy: Policy): PlacedProblem[] {
  return problems.flatMap((problem) => {
    const severity = Object.hasOwn(policy.severities, problem.code)
      ? policy.severities[problem.code]
      : problem.severity;
    return severity === "off" || severity === undefined ? [] : { ...problem, severity };
  });
}
