import type { Document } from "#core/document/document.ts";
import type { Policy } from "./policy.ts";
import { problemOf } from "./problem-of.ts";
import type { PlacedProblem } from "./rule.ts";
import { documentNotAList } from "./rules/document-not-a-list.ts";

/** A file that holds nothing, which Valohai rejects; it is not a problem while it is edited, since every file begins empty. */
export function emptyFile({ pieces }: Document, policy: Policy): readonly PlacedProblem[] {
  const severity = policy.severities[documentNotAList.code] ?? documentNotAList.severity;
  const isEmpty = pieces.every(
    ({ piece }) =>
      piece.problems.length === 0 && piece.roots.every((root) => root.kind === "missing"),
  );
  if (!isEmpty || severity === "off") return [];
  const problem = problemOf(documentNotAList, { start: 0, end: 0 }, { kind: "empty" });
  return [{ ...problem, severity, start: 0 }];
}
