import type { Document } from "../document.ts";
import { rules } from "./index.ts";
import type { Fix, PlacedProblem } from "./rule.ts";

/** The ways to mend a problem: first the suggested text, then what its rule offers. */
export function fixesFor(problem: PlacedProblem, document: Document): readonly Fix[] {
  const rule = rules.find((it) => it.code === problem.code);
  return [...suggestedFix(problem), ...(rule?.fix?.(problem, document) ?? [])];
}

function suggestedFix({ suggestion, range }: PlacedProblem): readonly Fix[] {
  if (suggestion === undefined) return [];
  return [{ title: `Change to "${suggestion}"`, edits: [{ range, newText: suggestion }] }];
}
