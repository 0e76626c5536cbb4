import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { slowPatterns } from "../support/pump-patterns.ts";
import { type SourcePattern, sourcePatterns } from "../support/source-patterns.ts";

/** The build of recheck that runs no other program. */
const { checkSync }: typeof import("recheck") = createRequire(import.meta.url)(
  "recheck/lib/browser.js",
);

/** The patterns that recheck has found to take time in proportion to the text; looking at all of them takes minutes. */
const knownFile = "test/fixtures/linear-patterns.txt";

const runStart = "a run is looked at from its first character only";
const noEnd = "whatever follows the start may be missing, so that nothing is tried twice";
const apart =
  "what is repeated begins with a sign that it does not hold, so that no two attempts overlap";

/** The files with patterns that recheck gives up on, the pattern's beginning, and the reason why it is linear. */
const reviewed: readonly (readonly [file: string, beginning: string, reason: string])[] = [
  ["features/diagnostics/rules/item-extra-key.ts", "/(?<! )( *)-", runStart],
  ["features/diagnostics/syntax-fixes.ts", "/(?<![\\w-])[\\w-]+(?=", runStart],
  ["features/diagnostics/suppressions.ts", "/(?<=^|\\s)#", apart],
  ["features/format/blank-lines.ts", "/(?<![ \\t])", runStart],
  ["features/diagnostics/ignored-codes.ts", "/(?<![^\\s,])", runStart],
  ["scripts/new-file.ts", "/(?:^|[-_])(?:train", "what it repeats ends where the pattern may end"],
  ["names/occurrence.ts", "/(?:\\/valohai\\/inputs", noEnd],
  ["simulation/metadata/log-line.ts", "/^\\s*(?:\\[?", noEnd],
  [
    "syntax/syntax-errors/dockerfile.ts",
    "/^[ \\t]*(ADD|",
    "it is tried at the start of a text only, and its runs are apart",
  ],
  [
    "syntax/syntax-errors/source-line.ts",
    '/^(?:"(?:[^"',
    "each of its parts begins with another sign",
  ],
  ["syntax/syntax-errors/missing-comma.ts", "/(?<!\\S)", runStart],
  ["syntax/syntax-errors/odd-blanks.ts", "/(?<![ ", runStart],
  ["syntax/pyyaml-limits.ts", "/[\\t!&", apart],
];

function isReviewed(it: SourcePattern): boolean {
  return reviewed.some(
    ([file, beginning]) => it.place.includes(`/core/${file}:`) && written(it).startsWith(beginning),
  );
}

const patterns = sourcePatterns();

function written({ source, flags }: SourcePattern): string {
  return `/${source}/${flags}`;
}

/** A pattern that repeats nothing without end takes as long as it is, at each place of a text. */
function repeats({ source }: SourcePattern): boolean {
  return /[*+]|\{\d+,\}/.test(source.replace(/\\[\s\S]/g, ""));
}

test("no pattern is slow on a text that is made to be hard for it", async () => {
  const slow = await slowPatterns(patterns);
  assert.deepEqual(
    slow.map((it) => `${it.place} ${written(it)}`),
    [],
  );
});

test("recheck finds every pattern linear, or a person has", () => {
  const known = readFileSync(knownFile, "utf8").split("\n");
  const asked = patterns.filter((it) => repeats(it) && !isReviewed(it));
  const open = asked.filter((it) => !known.includes(written(it)));
  const verdicts = open.map((it) => ({
    it,
    ...checkSync(it.source, it.flags, { timeout: 10_000 }),
  }));
  const wrong = verdicts.filter((it) => it.status !== "safe");
  assert.deepEqual(
    wrong.map(({ it, status }) => `${it.place} ${written(it)} ${status}`),
    [],
  );
  if (process.env["WRITE_DOCS"])
    writeFileSync(knownFile, `${asked.map(written).sort().join("\n")}\n`);
});

test("each pattern that a person has found linear is there", () => {
  assert.equal(patterns.filter(isReviewed).length, reviewed.length);
});
