import { lowerBound } from "#core/base/binary-search.ts";
import type { TextEdit } from "#core/base/edit.ts";
import { runsUnasked } from "#core/base/fix-kind.ts";
import type { SourceRange } from "#core/base/range.ts";
import type { Document } from "#core/document/document.ts";
import type { Fix } from "#core/edits/fix.ts";
import { diagnose, shownByPiece } from "../diagnostics/diagnose.ts";
import { fixesFor } from "../diagnostics/fixes.ts";
import { place } from "../diagnostics/placed.ts";
import type { Policy } from "../diagnostics/policy.ts";
import type { PlacedProblem, Problem, Severity } from "../diagnostics/rule.ts";

/** A fix that may run unasked, with the problem that it is for. */
export interface FixCandidate extends Fix {
  readonly code: string;
  /** Where the problem is, in the document. */
  readonly range: SourceRange;
  /** Whether Valohai rejects the file because of the problem: then there is no meaning yet that a fix could change. */
  readonly isRejected: boolean;
}

/** How severe a problem must be for its fix to be made unasked. */
const worthFixing: readonly Severity[] = ["error", "warning"];

/** The fixes of all problems, or of those of one code, that may run unasked; of those that touch each other or rearrange one mapping, only the first. */
export function candidates(
  document: Document,
  policy: Policy,
  code?: string,
): readonly FixCandidate[] {
  const takes = separateFixes();
  const errors = errorsIn(document);
  const faults = new Set(errors.map(placeOf));
  const rejected = new Set(errors.filter((it) => rejectedCodes.has(it.code)).map(placeOf));
  const isChosen = (it: Problem) =>
    code === undefined ? worthFixing.includes(it.severity) : it.code === code;
  return problemsLike(document, policy, isChosen).flatMap((problem) => {
    const fix = fixesFor(problem, document)[0];
    if (!fix || !runsUnasked(fix.kind)) return [];
    // A word that Valohai accepts has a meaning; another spelling of it means something else.
    const isAccepted = !faults.has(placeOf(problem));
    if (code === undefined && fix.kind === "spelling" && isAccepted) return [];
    if (!takes(fix)) return [];
    const { range } = problem;
    return [{ ...fix, code: problem.code, range, isRejected: rejected.has(placeOf(problem)) }];
  });
}

/** Codes whose errors make Valohai reject a file. */
const rejectedCodes: ReadonlySet<string> = new Set([
  "document-not-a-list",
  "edge-malformed",
  "item-unindented",
  "prop-type",
  "prop-unknown",
]);

/** The errors of a document, whatever severities the project has set. */
function errorsIn(document: Document): readonly Problem[] {
  return diagnose(document).filter((it) => it.severity === "error");
}

function placeOf({ code, range }: Problem): string {
  return `${range.start} ${code}`;
}

/** The wanted problems among those to be shown, in text order; usually without placing all the others. */
function problemsLike(
  document: Document,
  policy: Policy,
  isWanted: (problem: Problem) => boolean,
): readonly PlacedProblem[] {
  return shownByPiece(document, policy).flatMap(({ start, problems }) =>
    problems.filter(isWanted).map((it) => place(it, start, document)),
  );
}

/** Takes fixes one by one, and answers whether one can be made together with those that it has taken before. */
function separateFixes(): (fix: Fix) => boolean {
  const edits: TextEdit[] = [];
  const mappings = new Set<number>();
  return (fix) => {
    const { mappingStart } = fix;
    if (mappingStart !== undefined && mappings.has(mappingStart)) return false;
    if (!fix.edits.every((it) => isApart(it, edits))) return false;
    if (mappingStart !== undefined) mappings.add(mappingStart);
    for (const it of fix.edits) add(it, edits);
    return true;
  };
}

/** Whether an edit touches none of these, which are in the order of the text. */
function isApart({ range }: TextEdit, edits: readonly TextEdit[]): boolean {
  const next = edits[lowerBound(edits, (it) => it.range.end >= range.start)];
  return !next || range.end < next.range.start;
}

function add(edit: TextEdit, edits: TextEdit[]): void {
  const index = lowerBound(edits, (it) => it.range.start > edit.range.start);
  edits.splice(index, 0, edit);
}
