import type { FixKind } from "#core/base/fix-kind.ts";
import { oncePer } from "#core/base/once-per.ts";
import { isRespelling } from "#core/base/respelling.ts";
import type { Document } from "#core/document/document.ts";
import type { Host } from "#core/document/host.ts";
import type { Fix } from "#core/edits/fix.ts";
import { plainScalarAt } from "#core/edits/fix-place.ts";
import { hasConflictMarkers } from "#core/syntax/conflict-markers.ts";
import { doubleQuoted, scalarText, singleQuoted } from "#core/syntax/quote.ts";
import { rules } from "./index.ts";
import type { PlacedProblem } from "./rule.ts";

const byCode = new Map(rules.map((it) => [it.code, it]));

/**
 * The ways to fix a problem: first the suggested text, then what its rule offers. None in a text with conflict markers,
 * where each problem may be due to the side that will be removed. The host knows which files exist.
 */
export function fixesFor(problem: PlacedProblem, document: Document, host?: Host): readonly Fix[] {
  if (isConflicted(document)) return [];
  const rule = byCode.get(problem.code);
  const own = rule?.fix?.(problem.found, problem, document, host) ?? [];
  return [...suggestedFix(problem, document), ...own];
}

const isConflicted = oncePer(({ text }: Document) => hasConflictMarkers(text));

function suggestedFix(problem: PlacedProblem, document: Document): readonly Fix[] {
  const { suggestion, range } = problem;
  if (suggestion === undefined) return [];
  const newText = problem.isValue ? asScalar(suggestion, problem, document) : suggestion;
  const written = document.text.slice(range.start, range.end);
  return [
    {
      kind: kindOf(problem, written, suggestion),
      title: `Change to "${suggestion}"`,
      edits: [{ range, newText }],
    },
  ];
}

/** A suggestion that is not just another spelling is another word, however near the rule finds it. */
function kindOf({ suggestionKind }: PlacedProblem, written: string, suggestion: string): FixKind {
  if (suggestionKind !== "spelling") return suggestionKind ?? "choose";
  const word = written.replace(/^(["'])(.*)\1$/, "$2");
  return isRespelling(word, suggestion) ? "spelling" : "choose";
}

/** The value in the quotes of the value that it replaces, or in those that YAML needs. */
function asScalar(value: string, problem: PlacedProblem, document: Document): string {
  const { start, end } = problem.range;
  const written = document.text.slice(start, end);
  if (/^".*"$/.test(written)) return doubleQuoted(value);
  if (/^'.*'$/.test(written)) return singleQuoted(value);
  const plain = plainScalarAt(document, problem)?.range;
  const isWhole = plain?.start === start - problem.start && plain.end === end - problem.start;
  return isWhole ? scalarText(value, "flow") : value;
}
