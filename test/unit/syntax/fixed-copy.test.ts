import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { FixedCopy } from "#core/syntax/fixed-copy.ts";

function edit(start: number, end: number, newText: string) {
  return { range: { start, end }, newText };
}

/** Where each offset of a copy was in its text, the one after the last character included. */
function origins(copy: FixedCopy): readonly number[] {
  return Array.from({ length: copy.text.length + 1 }, (_, offset) => copy.originOf(offset));
}

describe("a fixed copy of a text", () => {
  test("is at first the text itself", () => {
    const copy = new FixedCopy("abc");
    assert.deepEqual(origins(copy), [0, 1, 2, 3]);
  });

  test("takes inserted characters to the place where they were put", () => {
    const copy = new FixedCopy("abc");
    copy.apply([edit(1, 1, "xy")]);
    assert.equal(copy.text, "axybc");
    assert.deepEqual(origins(copy), [0, 1, 1, 1, 2, 3]);
  });

  test("goes on after removed characters", () => {
    const copy = new FixedCopy("abcde");
    copy.apply([edit(1, 3, "")]);
    assert.deepEqual(origins(copy), [0, 3, 4, 5]);
  });

  test("takes several edits at once, in any order", () => {
    const copy = new FixedCopy("abcde");
    copy.apply([edit(4, 5, ""), edit(0, 1, "x")]);
    assert.equal(copy.text, "xbcd");
    assert.deepEqual(origins(copy), [0, 1, 2, 3, 5]);
  });

  test("remembers the original text over several rounds", () => {
    const copy = new FixedCopy("abcde");
    copy.apply([edit(2, 2, "xyz")]);
    copy.apply([edit(1, 4, "-")]);
    assert.equal(copy.text, "a-zcde");
    assert.deepEqual(origins(copy), [0, 1, 2, 2, 3, 4, 5]);
  });

  test("takes what is after the text to its end", () => {
    const copy = new FixedCopy("abc");
    copy.apply([edit(3, 3, "!")]);
    assert.equal(copy.originOf(99), 3);
  });

  test("answers ranges that never end before they start", () => {
    const copy = new FixedCopy("abcde");
    copy.apply([edit(1, 2, "xyz")]);
    assert.deepEqual(copy.rangeOf({ start: 2, end: 3 }), { start: 1, end: 1 });
    assert.deepEqual(copy.rangeOf({ start: 0, end: 5 }), { start: 0, end: 3 });
  });
});
