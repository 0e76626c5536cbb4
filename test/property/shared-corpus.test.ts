import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { sharedCorpus } from "../support/shared-corpus.ts";

/** What each test file tries of the shared corpus, and how many of them there were when this was written. */
const added: readonly (readonly [file: string, count: number, what: string])[] = [
  [
    "property/compare",
    135,
    "files compare with the next one and with themselves, written otherwise",
  ],
  ["property/completion", 66, "files are completed"],
  ["property/corpus", 135, "files get the verdict of the reference linter"],
  ["property/document", 128, "files are read item by item and as a whole"],
  ["property/fix-all", 128, "files are fixed"],
  ["property/format", 134, "files are formatted"],
  ["property/json-schema", 134, "files are compared with the JSON Schema"],
  ["property/refactorings", 66, "files are refactored"],
  ["property/reparse", 66, "files are edited at random"],
  ["property/token-reader", 128, "files are read by both readers"],
  ["property/tree-ranges", 128, "files are read with all their ranges"],
  ["support/fuzz-properties", 66, "files are varied at random"],
  ["support/vh-lines", 66, "files give lines for vh"],
];

test("what the shared corpus adds is listed", (t) => {
  const isPresent = existsSync(sharedCorpus);
  t.diagnostic(
    isPresent
      ? "the shared corpus is present and adds these checks:"
      : "the shared corpus is not present; it would have added these checks:",
  );
  for (const [file, count, what] of added) t.diagnostic(`${file}: ${count} ${what}`);
  const using = readdirSync("test", { recursive: true, encoding: "utf8" })
    .map((it) => it.replaceAll(path.sep, "/"))
    .filter((it) => /^(?:unit|property|support)\/.*\.ts$/.test(it))
    .filter((it) => readFileSync(path.join("test", it), "utf8").includes('/shared-corpus.ts"'))
    .map((it) => it.replace(/(?:\.test)?\.ts$/, ""))
    .filter((it) => it !== "property/shared-corpus");
  assert.deepEqual(using.sort(), added.map(([file]) => file).sort());
});
