import type { TextEdit } from "../../base/edit.ts";
import type { Document } from "../document.ts";
import { fixesFor } from "./fixes.ts";
import { judge } from "./judge.ts";
import type { Policy } from "./policy.ts";
import type { Severity } from "./rule.ts";

/** How severe a problem must be for its fix to be applied without asking. */
const worthFixing: readonly Severity[] = ["error", "warning"];

/**
 * The edits that mend all problems, or those of one code, each by its preferred fix unless that needs a
 * choice; edits that would touch each other are left for another round.
 */
export function fixAll(document: Document, policy: Policy, code?: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (const problem of judge(document, policy)) {
    const chosen =
      code === undefined ? worthFixing.includes(problem.severity) : problem.code === code;
    const fix = chosen ? fixesFor(problem, document)[0] : undefined;
    if (fix?.isChoice) continue;
    if (fix?.edits.every((it) => edits.every((other) => isApart(it, other)))) {
      edits.push(...fix.edits);
    }
  }
  return edits;
}

function isApart(a: TextEdit, b: TextEdit): boolean {
  return a.range.end < b.range.start || b.range.end < a.range.start;
}
