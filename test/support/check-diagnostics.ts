import assert from "node:assert/strict";
import { applyEdits } from "../../server/src/core/base/edit.ts";
import { diagnose } from "../../server/src/core/features/diagnostics/diagnose.ts";
import { fixesFor } from "../../server/src/core/features/diagnostics/fixes.ts";
import type { PlacedProblem } from "../../server/src/core/features/diagnostics/rule.ts";
import { createDocument } from "../../server/src/core/features/document.ts";
import { dedent, markedText } from "./marked-text.ts";

/** Expects exactly the diagnostics that the caret rows name (`^^^ code: message`), no more and no fewer. */
export function checkDiagnostics(source: string): void {
  const { text, carets } = markedText(source);
  const found = diagnose(createDocument(text)).map((it) => rowOf(text, it));
  const expected = carets.map((it) => row(text, it.start, it.end, it.note));
  assert.deepEqual(found.sort(), expected.sort());
}

/** Expects that the only problem of this code is mended by the fix of this title, giving the text after; no other problem may come. */
export function checkFix(code: string, title: string, before: string, after: string): void {
  const text = dedent(before);
  const document = createDocument(text);
  const problems = diagnose(document);
  const problem = problems.find((it) => it.code === code);
  assert.ok(problem, `no problem ${code}, but ${JSON.stringify(problems.map((it) => it.code))}`);
  const fixes = fixesFor(problem, document);
  const fix = fixes.find((it) => it.title === title);
  assert.ok(fix, `no fix "${title}", but ${JSON.stringify(fixes.map((it) => it.title))}`);
  const fixed = applyEdits(text, fix.edits);
  assert.equal(fixed, dedent(after));
  assertNothingNew(problems, fixed);
}

function assertNothingNew(before: readonly PlacedProblem[], fixed: string): void {
  const counts = new Map<string, number>();
  for (const it of before) counts.set(it.code, (counts.get(it.code) ?? 0) + 1);
  for (const it of diagnose(createDocument(fixed))) {
    const left = (counts.get(it.code) ?? 0) - 1;
    assert.ok(left >= 0, `the fix brings ${it.code}: ${it.message}`);
    counts.set(it.code, left);
  }
}

function rowOf(text: string, problem: PlacedProblem): string {
  const { start, end } = problem.range;
  return row(text, start, end, `${problem.code}: ${problem.message}`);
}

function row(text: string, start: number, end: number, note: string): string {
  const line = text.slice(0, start).split("\n").length;
  return `line ${line} ${JSON.stringify(text.slice(start, end))} ${note}`;
}
