import assert from "node:assert/strict";
import { createDocument } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { rules } from "#core/features/diagnostics/index.ts";
import type { PlacedProblem } from "#core/features/diagnostics/rule.ts";
import { codeOf, disagreements, type Scripts } from "./check-code.ts";
import { assertMarked, isFault } from "./check-diagnostics.ts";
import { markedText } from "./marked-text.ts";

/** The code of the rule under test; several where a test is about how rules share a problem. */
export type Codes = string | readonly string[];

/**
 * Expects exactly the problems of this rule that the caret rows name. What other rules report does not count, so that a
 * new rule breaks no test of another one.
 */
export function checkRule(codes: Codes, source: string): void {
  const marked = markedText(source);
  assertMarked(marked, ofRules(codes, diagnose(createDocument(marked.text))));
}

/** The same for a rule that reads the scripts of the project; `obstacles` says why others cannot be read. */
export function checkScriptRule(
  codes: Codes,
  scripts: Scripts,
  source: string,
  obstacles: Scripts = {},
): void {
  const marked = markedText(source);
  const problems = disagreements(createDocument(marked.text), codeOf(scripts, obstacles));
  assertMarked(marked, ofRules(codes, problems));
}

/**
 * Expects exactly the problems of this rule that the caret rows name, and that no other rule takes the same slip for an
 * error or a warning.
 */
export function checkSlip(codes: Codes, source: string): void {
  const marked = markedText(source);
  const problems = diagnose(createDocument(marked.text));
  const own = new Set(ofRules(codes, problems));
  assertMarked(
    marked,
    problems.filter((it) => own.has(it) || isFault(it)),
  );
}

/** Expects problems of exactly these codes in the order of the text, and that no other rule reports an error or a warning. */
export function checkSlipCodes(codes: readonly string[], source: string): void {
  const problems = diagnose(createDocument(markedText(source).text));
  const own = new Set(ofRules(codes, problems));
  assert.deepEqual(
    problems.filter((it) => own.has(it) || isFault(it)).map((it) => it.code),
    codes,
  );
}

/** The problems that the rules of these codes found. */
export function ofRules(
  codes: Codes,
  problems: readonly PlacedProblem[],
): readonly PlacedProblem[] {
  const wanted = [codes].flat();
  const unknown = wanted.filter((code) => !rules.some((it) => it.code === code));
  assert.deepEqual(unknown, [], "no rule has this code");
  return problems.filter((it) => wanted.includes(it.code));
}
