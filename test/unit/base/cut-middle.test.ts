import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { cutMiddle } from "#core/base/cut-middle.ts";

describe("a text that is cut in the middle", () => {
  test("stays as it is where it is short enough", () => {
    assert.equal(cutMiddle("a".repeat(30), 30), "a".repeat(30));
  });

  test("keeps its beginning and its end", () => {
    assert.equal(
      cutMiddle(`Step ${"a".repeat(100)} is missing`, 30),
      "Step aaaaaaaaaaaa … is missing",
    );
  });

  test("is never cut in a letter of two code units", () => {
    for (let most = 10; most < 20; most++) {
      const cut = cutMiddle("👩".repeat(100), most);
      assert.doesNotMatch(cut, /\p{Cs}/u);
      assert.ok(cut.length <= most);
    }
  });
});
