import assert from "node:assert/strict";
import { test } from "node:test";
import { firstNames, listText } from "#core/base/list-text.ts";

test("the last part of a list follows a word", () => {
  assert.equal(listText([]), "");
  assert.equal(listText(["a"]), "a");
  assert.equal(listText(["a", "b"]), "a and b");
  assert.equal(listText(["a", "b", "c"], "or"), "a, b or c");
});

test("names beyond the first ones are counted, unless there is only one", () => {
  assert.equal(firstNames(["a", "b"], 2), "a, b");
  assert.equal(firstNames(["a", "b", "c"], 2), "a, b, c");
  assert.equal(firstNames(["a", "b", "c", "d"], 2), "a, b and 2 more");
  assert.equal(firstNames(["a", "b", "c"], 1, "other files"), "a and 2 other files");
});
