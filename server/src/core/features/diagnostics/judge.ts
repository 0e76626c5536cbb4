import { visibleText } from "#core/base/visible-text.ts";
import type { Document } from "#core/document/document.ts";
import type { Piece } from "#core/model/piece.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import { conflictProblems } from "./conflicts.ts";
import { crossingProblems, diagnose, problemsByPiece } from "./diagnose.ts";
import { codeProblems, diagnoseCode } from "./diagnose-code.ts";
import { rules } from "./index.ts";
import type { Policy } from "./policy.ts";
import type { PieceProblems, PlacedProblem, Problem } from "./rule.ts";
import { isRuleCode, nearestCode, unknownCodeMessage } from "./rule-help.ts";
import { suppressionUnused } from "./rules/suppression-unused.ts";
import { type Suppression, suppressionsIn, suppressionsInPiece } from "./suppressions.ts";
import { suppressorOf } from "./suppressor.ts";

/**
 * The problems of a document that are to be shown: at the severities of the policy and without the suppressed ones;
 * with the programs of its steps also where it disagrees with those.
 */
export function judge(
  document: Document,
  policy: Policy,
  code?: ProjectCode,
): readonly PlacedProblem[] {
  if (conflictProblems(document)) return withSeverities(diagnose(document), policy);
  const problems = code
    ? inOrder([...diagnose(document), ...diagnoseCode(document, code)])
    : diagnose(document);
  const suppressions = suppressionsIn(document);
  if (suppressions.length === 0) return withSeverities(problems, policy);
  const shown = withoutSuppressed(problems, suppressions, (it) => ({ ...it, start: 0 }));
  return withSeverities(shown, policy);
}

function inOrder<P extends Problem>(problems: P[]): P[] {
  return problems.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

/** The same piece by piece, so that most of it need not be placed again; undefined where pieces depend on each other. */
export function judgeByPiece(
  document: Document,
  policy: Policy,
  code?: ProjectCode,
): readonly PieceProblems[] | undefined {
  const conflicts = conflictProblems(document);
  if (conflicts) {
    return conflicts.map((it) => ({ ...it, problems: withSeverities(it.problems, policy) }));
  }
  if (document.pieces.some(({ piece }) => !suppressionsInPiece(piece))) return undefined;
  if (crossingProblems(document).length > 0) return undefined;
  return problemsByPiece(document).map(({ start, piece, problems }) => {
    const all = code ? withCode(problems, piece, document, code) : problems;
    return { start, piece, problems: judged(piece, all, policy) };
  });
}

/** Lists that were put together, by their first part. */
const merged = new WeakMap<
  readonly Problem[],
  { readonly parts: readonly (readonly Problem[])[]; readonly all: readonly Problem[] }
>();

function withCode(
  problems: readonly Problem[],
  piece: Piece,
  { names }: Document,
  code: ProjectCode,
): readonly Problem[] {
  const parts = piece.items.map((it) => codeProblems(it, names, code));
  if (parts.every((it) => it.length === 0)) return problems;
  const known = merged.get(problems);
  if (known && parts.every((it, index) => it === known.parts[index])) return known.all;
  const all = inOrder([...problems, ...parts.flat()]);
  merged.set(problems, { parts, all });
  return all;
}

interface Judged {
  readonly policy: Policy;
  readonly problems: readonly Problem[];
  readonly shown: readonly Problem[];
}

const byPiece = new WeakMap<Piece, Judged>();

function judged(piece: Piece, problems: readonly Problem[], policy: Policy): readonly Problem[] {
  const suppressions = suppressionsInPiece(piece) ?? [];
  if (problems.length === 0 && suppressions.length === 0) return problems;
  const known = byPiece.get(piece);
  if (known?.policy === policy && known.problems === problems) return known.shown;
  const shown = withSeverities(
    withoutSuppressed(problems, suppressions, (it) => it),
    policy,
  );
  byPiece.set(piece, { policy, problems, shown });
  return shown;
}

/** What no comment suppresses, and the comments that suppress nothing, placed. */
function withoutSuppressed<P extends Problem>(
  problems: readonly P[],
  suppressions: readonly Suppression[],
  placed: (unused: Problem) => P,
): readonly P[] {
  if (suppressions.length === 0) return problems;
  const used = new Set<object>();
  const suppressed = suppressorOf(suppressions, used);
  const shown = problems.filter((it) => !suppressed(it));
  const unused = suppressions.flatMap((it) => unusedParts(it, used)).map(placed);
  return inOrder([...shown, ...unused]);
}

function unusedParts(suppression: Suppression, used: Set<object>): readonly Problem[] {
  const { codes, range } = suppression;
  const report = (at: Suppression["range"], message: string): Problem => ({
    code: suppressionUnused.code,
    severity: suppressionUnused.severity,
    range: at,
    message,
    tag: "unnecessary",
  });
  if (used.has(suppression)) return [];
  const unused = codes.filter((it) => !used.has(it));
  if (unused.length === codes.length && unused.every((it) => isRuleCode(it.code))) {
    return [report(range, "This comment suppresses nothing")];
  }
  return unused.map((it) => {
    if (!isRuleCode(it.code)) return unknownCode(it);
    return report(it.range, `No "${it.code}" problem is suppressed here`);
  });
}

function unknownCode({ code, range }: Suppression["codes"][number]): Problem {
  const { code: own, severity } = suppressionUnused;
  const near = nearestCode(code);
  const suggestion = near === undefined ? {} : { suggestion: near };
  return { code: own, severity, range, message: unknownCodeMessage(code), ...suggestion };
}

const optIn = new Set(rules.filter((it) => it.isOptIn).map((it) => it.code));

function withSeverities<P extends Problem>(problems: readonly P[], policy: Policy): P[] {
  return problems.flatMap((problem) => {
    const decided = Object.hasOwn(policy.severities, problem.code);
    if (!decided && optIn.has(problem.code)) return [];
    const severity = decided ? policy.severities[problem.code] : problem.severity;
    if (severity === "off" || severity === undefined) return [];
    return { ...problem, severity, message: visibleText(problem.message) };
  });
}
