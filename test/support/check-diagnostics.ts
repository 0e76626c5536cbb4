import assert from "node:assert/strict";
import { countsOf } from "#core/base/counts.ts";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { fixesFor } from "#core/features/diagnostics/fixes.ts";
import { rules } from "#core/features/diagnostics/index.ts";
import { defaultPolicy } from "#core/features/diagnostics/policy.ts";
import type { PlacedProblem } from "#core/features/diagnostics/rule.ts";
import { fixAll } from "#core/features/fix-all/index.ts";
import { caretRow, dedent, type MarkedText, markedText } from "./marked-text.ts";

/**
 * Expects exactly the problems that the caret rows of a text name, no more and no fewer: `^^^ code: message`, or
 * `^^^ severity code: message` where the severity is another than the rule's own.
 */
export function assertMarked(
  { text, carets }: MarkedText,
  problems: readonly PlacedProblem[],
): void {
  const found = problems.map((it) => rowOf(text, it));
  const expected = carets.map((it) => caretRow(text, it.start, it.end, it.note));
  assert.deepEqual(found.sort(), expected.sort());
}

/** Expects that no problem of this code is reported while the file is typed up to the cursor, with and without the rest. */
export function checkTyping(code: string, source: string): void {
  const { text, cursor } = markedText(source);
  assert.ok(cursor !== undefined, "no cursor <|> in the text");
  for (const typed of [text, text.slice(0, cursor)]) {
    const found = diagnose(createDocument(typed)).filter((it) => it.code === code);
    assert.deepEqual(
      found.map((it) => it.message),
      [],
    );
  }
}

/** Expects that a problem of this code has no fix of its own. */
export function checkNoFix(code: string, source: string): void {
  const document = createDocument(markedText(source).text);
  const problem = diagnose(document).find((it) => it.code === code);
  assert.ok(problem, `no problem ${code}`);
  assert.deepEqual(
    fixesFor(problem, document).map((it) => it.title),
    [],
  );
}

/**
 * Expects that a fix of the only problem of this code gives the text after, and no other fault; the fix is named with its
 * kind, which decides whether Fix All applies it, as `keep: Put it in quotes`.
 */
export function checkFix(code: string, named: string, before: string, after: string): void {
  const { problems, fixed } = fixedText(code, named, before, after);
  assertNothingNew(code, problems, fixed);
}

/** The same for a fix after which more of the text is read, so that other problems show. */
export function checkRevealingFix(
  code: string,
  named: string,
  before: string,
  after: string,
): void {
  fixedText(code, named, before, after);
}

function fixedText(code: string, named: string, before: string, after: string) {
  const text = dedent(before);
  const document = createDocument(text);
  const problems = diagnose(document);
  const problem = problems.find((it) => it.code === code);
  assert.ok(problem, `no problem ${code}, but ${JSON.stringify(problems.map((it) => it.code))}`);
  const fixes = fixesFor(problem, document);
  const names = fixes.map((it) => `${it.kind}: ${it.title}`);
  const fix = fixes[names.indexOf(named)];
  assert.ok(fix, `no fix "${named}", but ${JSON.stringify(names)}`);
  const fixed = applyEdits(text, fix.edits);
  assert.equal(fixed, dedent(after));
  return { problems, fixed };
}

/** Expects what Fix All makes of a text, and that it asks for no report. */
export function checkFixAll(before: string, after: string): void {
  const text = dedent(before);
  const { edits, refused } = fixAll(createDocument(text), defaultPolicy);
  assert.deepEqual(refused, []);
  assert.equal(applyEdits(text, edits), dedent(after));
}

/** Whether a problem is more than advice. */
export function isFault({ severity }: PlacedProblem): boolean {
  return severity === "error" || severity === "warning";
}

/** Advice on what a fix writes is no fault of the fix, unless its own rule gives it. */
function assertNothingNew(own: string, before: readonly PlacedProblem[], fixed: string): void {
  const counts = countsOf(before.map((it) => it.code));
  const after = diagnose(createDocument(fixed));
  for (const it of after.filter((found) => found.code === own || isFault(found))) {
    const left = (counts.get(it.code) ?? 0) - 1;
    assert.ok(left >= 0, `the fix brings ${it.code}: ${it.message}`);
    counts.set(it.code, left);
  }
}

function rowOf(text: string, problem: PlacedProblem): string {
  assert.ok(
    !Object.values(problem).includes(undefined),
    `${problem.code} has a key without a value`,
  );
  const { start, end } = problem.range;
  const usual = rules.find((it) => it.code === problem.code)?.severity;
  const severity = problem.severity === usual ? "" : `${problem.severity} `;
  return caretRow(text, start, end, `${severity}${problem.code}: ${problem.message}`);
}
