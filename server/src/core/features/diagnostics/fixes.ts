import type { Document } from "../document.ts";
import { scalarText } from "../edits/yaml-text.ts";
import { plainScalarAt } from "../fix-place.ts";
import { rules } from "./index.ts";
import type { Fix, PlacedProblem } from "./rule.ts";

const byCode = new Map(rules.map((it) => [it.code, it]));

/** The ways to mend a problem: first the suggested text, then what its rule offers. */
export function fixesFor(problem: PlacedProblem, document: Document): readonly Fix[] {
  const rule = byCode.get(problem.code);
  return [...suggestedFix(problem, document), ...(rule?.fix?.(problem, document) ?? [])];
}

function suggestedFix(problem: PlacedProblem, document: Document): readonly Fix[] {
  const { suggestion, range } = problem;
  if (suggestion === undefined) return [];
  const newText = problem.isValue ? asScalar(suggestion, problem, document) : suggestion;
  return [{ title: `Change to "${suggestion}"`, edits: [{ range, newText }] }];
}

/** The value in the quotes that stand in its place, or in those that YAML needs. */
function asScalar(value: string, problem: PlacedProblem, document: Document): string {
  const { start, end } = problem.range;
  const written = document.text.slice(start, end);
  if (/^".*"$/.test(written)) return JSON.stringify(value);
  if (/^'.*'$/.test(written)) return `'${value.replaceAll("'", "''")}'`;
  const plain = plainScalarAt(document, problem)?.range;
  const isWhole = plain?.start === start - problem.start && plain.end === end - problem.start;
  return isWhole ? scalarText(value, "flow") : value;
}
