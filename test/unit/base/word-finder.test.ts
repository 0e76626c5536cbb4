import assert from "node:assert/strict";
import { test } from "node:test";
import { wordFinder } from "#core/base/word-finder.ts";

test("wordFinder finds its word in each text, also in one that it was asked for before", () => {
  const holds = wordFinder("word");
  const texts = ["", "a word", "a word", "none", "a word", "", ""];
  assert.deepEqual(
    texts.map((it) => holds(it)),
    [false, true, true, false, true, false, false],
  );
});
