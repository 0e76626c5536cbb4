import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";

const verdicts: { readonly accepted: readonly string[]; readonly refused: readonly string[] } =
  JSON.parse(readFileSync("test/fixtures/conditions.json", "utf8"));

/** In double quotes with escapes, so that YAML changes nothing in it. */
function stepWith(condition: string): string {
  const quoted = JSON.stringify(condition).replace(/[\u0080-\uffff]/g, (it) => {
    return `\\u${it.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
  return `- step:\n    name: s\n    image: i\n    command: c\n    stop-condition: ${quoted}\n`;
}

function isRefused(condition: string): boolean {
  const errors = diagnose(createDocument(stepWith(condition))).filter(
    (it) => it.severity === "error",
  );
  for (const it of errors) assert.equal(it.code, "expression-invalid");
  return errors.length > 0;
}

test("conditions that Valohai's linter accepts are no errors", () => {
  assert.deepEqual(verdicts.accepted.filter(isRefused), []);
});

test("conditions that Valohai's linter refuses are errors", () => {
  assert.deepEqual(
    verdicts.refused.filter((it) => !isRefused(it)),
    [],
  );
});

test("an integer of more digits than Python reads is refused, however long a hexadecimal one may be", () => {
  assert.equal(isRefused(`a < ${"9".repeat(4300)}`), false);
  assert.equal(isRefused(`a < ${"9".repeat(4301)}`), true);
  assert.equal(isRefused(`a < 0x${"f".repeat(5000)}`), false);
});
