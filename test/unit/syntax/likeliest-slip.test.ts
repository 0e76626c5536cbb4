import assert from "node:assert/strict";
import { test } from "node:test";
import { sketchYaml } from "#core/syntax/parse.ts";
import { likeliestSlip } from "#core/syntax/slips/likeliest-slip.ts";

/** Searches an item for the slip in a line amid this many entries; answers how many texts were tried, and what was found. */
function searched(entries: number): { readonly tried: number; readonly message?: string } {
  const list = "      - a\n".repeat(entries);
  const text = `- step:\n    command:\n${list}     - b\n${list}`;
  let tried = 0;
  const slip = likeliestSlip(text, text.indexOf("- b"), {
    sketch: (attempt) => {
      tried++;
      return sketchYaml(attempt);
    },
    oddness: () => 0,
  });
  return { tried, ...(slip ? { message: slip.cause.message } : {}) };
}

test("the slip of a line is found by trying what it may have been", () => {
  const { tried, message } = searched(3);
  assert.ok(tried > 0);
  assert.equal(message, "This list entry is indented by 5 spaces, its neighbours by 6");
});

test("an item of more than 50,000 characters is not searched", () => {
  assert.deepEqual(searched(12_000), { tried: 0 });
});
