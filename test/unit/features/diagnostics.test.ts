import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { fixesFor } from "#core/features/diagnostics/fixes.ts";
import { rules } from "#core/features/diagnostics/index.ts";
import { fixtures } from "../../support/fixtures.ts";

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

function applyInside(edits: Parameters<typeof applyEdits>[1], text: string): void {
  for (const { range } of edits) {
    assert.ok(0 <= range.start && range.start <= range.end && range.end <= text.length);
  }
  applyEdits(text, edits);
}
