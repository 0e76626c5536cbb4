import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { fixesFor } from "#core/features/diagnostics/fixes.ts";
import { rules } from "#core/features/diagnostics/index.ts";
import type { PlacedProblem } from "#core/features/diagnostics/rule.ts";
import { fixtures } from "../support/fixtures.ts";

test("every fix of every problem of the fixtures ends it, brings no other and keeps comments and anchors", () => {
  let count = 0;
  for (const { name, text } of fixtures()) {
    const document = createDocument(text);
    const problems = diagnose(document);
    const before = countByCode(problems);
    for (const problem of problems) {
      for (const { title, edits } of fixesFor(problem, document)) {
        count++;
        const fixed = applyEdits(text, edits);
        const after = countByCode(diagnose(createDocument(fixed)));
        const story = `${name}: "${title}" for ${problem.code}`;
        const stays =
          problem.severity !== "hint" &&
          countOf(after, problem.code) >= countOf(before, problem.code);
        assert.ok(!stays, `${story} stays`);
        for (const [code, found] of after) {
          assert.ok(found <= countOf(before, code), `${story} brings ${code}`);
        }
        for (const kept of text.match(/#.*|&\w+/g) ?? []) {
          assert.ok(fixed.includes(kept), `${story} loses ${kept}`);
        }
      }
    }
  }
  assert.ok(count > 80, `only ${count} fixes were tried`);
});

const withFix = new Set(rules.filter((it) => it.fix).map((it) => `rules/${it.code}.yaml`));

for (const { name, text } of fixtures().filter((it) => withFix.has(it.name))) {
  test(`${name}: fixes change what is inside the text, however much of it is written`, () => {
    const lines = text.split("\n");
    for (const part of lines.map((_, index) => lines.slice(0, index + 1).join("\n"))) {
      const document = createDocument(part);
      for (const problem of diagnose(document)) {
        for (const { edits } of fixesFor(problem, document)) applyInside(edits, part);
      }
    }
  });
}

function countByCode(problems: readonly PlacedProblem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  // A new step takes the node from the one that was nearly named.
  for (const { code, severity } of problems)
    if (severity !== "hint") counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

function countOf(counts: ReadonlyMap<string, number>, code: string): number {
  return counts.get(code) ?? 0;
}

function applyInside(edits: Parameters<typeof applyEdits>[1], text: string): void {
  for (const { range } of edits) {
    assert.ok(0 <= range.start && range.start <= range.end && range.end <= text.length);
  }
  applyEdits(text, edits);
}
