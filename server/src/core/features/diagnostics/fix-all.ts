import { applyEdits, type TextEdit } from "../../base/edit.ts";
import { firstWhere } from "../../base/first-where.ts";
import { createDocument, type Document } from "../document.ts";
import { place } from "./diagnose.ts";
import { fixesFor } from "./fixes.ts";
import { judge, judgeByPiece } from "./judge.ts";
import type { Policy } from "./policy.ts";
import type { PlacedProblem, Problem, Severity } from "./rule.ts";

/** How severe a problem must be for its fix to be applied without asking. */
const worthFixing: readonly Severity[] = ["error", "warning"];

/** How often fixes are applied: one may make room for another. */
const rounds = 10;

/** In a large text it is not tried as often. */
const charactersRead = 2_000_000;

/**
 * The edits that mend all problems, or those of one code, each by its preferred fix unless that needs a choice. Where
 * fixes touch each other or lead to further ones, one edit writes what they come to.
 */
export function fixAll(document: Document, policy: Policy, code?: string): readonly TextEdit[] {
  const first = fixesApart(document, policy, code);
  let mended = document;
  let more: readonly TextEdit[] = first;
  const most = Math.min(rounds, Math.max(2, charactersRead / document.text.length));
  for (let round = 1; more.length > 0 && round < most; round++) {
    mended = createDocument(applyEdits(mended.text, more), mended);
    more = fixesApart(mended, policy, code);
    if (more.length === 0 && round === 1) return first;
  }
  const text = applyEdits(mended.text, more);
  return text === document.text ? [] : [difference(document.text, text)];
}

/** The fixes that touch no other; the rest is left for another round. */
function fixesApart(document: Document, policy: Policy, code?: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const isChosen = (it: Problem) =>
    code === undefined ? worthFixing.includes(it.severity) : it.code === code;
  for (const problem of problemsLike(document, policy, isChosen)) {
    const fix = fixesFor(problem, document)[0];
    if (fix?.isChoice) continue;
    if (!fix?.edits.every((it) => isApart(it, edits))) continue;
    for (const it of fix.edits) add(it, edits);
  }
  return edits;
}

/** The problems to be shown that are as wanted, in text order; mostly without placing all the others. */
function problemsLike(
  document: Document,
  policy: Policy,
  isWanted: (problem: Problem) => boolean,
): readonly PlacedProblem[] {
  const pieces = judgeByPiece(document, policy);
  if (!pieces) return judge(document, policy).filter(isWanted);
  return pieces.flatMap(({ start, problems }) =>
    problems.filter(isWanted).map((it) => place(it, start)),
  );
}

/** One edit from the first character that differs to the last one. */
function difference(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const newText = after.slice(start, after.length - end);
  return { range: { start, end: before.length - end }, newText };
}

/** Whether an edit touches none of these, which stand in the order of the text. */
function isApart({ range }: TextEdit, edits: readonly TextEdit[]): boolean {
  const next = edits[firstWhere(edits, (it) => it.range.end >= range.start)];
  return !next || range.end < next.range.start;
}

function add(edit: TextEdit, edits: TextEdit[]): void {
  const index = firstWhere(edits, (it) => it.range.start > edit.range.start);
  edits.splice(index, 0, edit);
}
