import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { compilePattern, matchesPattern } from "#core/base/fnmatch.ts";

/** What Python's `fnmatch.fnmatchcase` says about these names and patterns. */
const verdicts: {
  readonly names: readonly string[];
  readonly rows: readonly (readonly [pattern: string, matched: readonly string[]])[];
} = JSON.parse(readFileSync("test/fixtures/fnmatch.json", "utf8"));

for (const [pattern, matched] of verdicts.rows) {
  test(`matches what fnmatch matches: ${JSON.stringify(pattern)}`, () => {
    const compiled = compilePattern(pattern);
    assert.deepEqual(
      verdicts.names.filter((it) => matchesPattern(it, compiled)),
      matched,
    );
  });
}

test("ends for patterns that make other matchers try for ever", () => {
  const name = "a".repeat(100_000);
  for (const pattern of [
    `${"*a".repeat(1000)}b`,
    `*${"a".repeat(50_000)}b`,
    `${"?*".repeat(5000)}b`,
  ]) {
    assert.equal(matchesPattern(name, compilePattern(pattern)), false);
  }
});
