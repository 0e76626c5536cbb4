import assert from "node:assert/strict";
import { test } from "node:test";
import { amountOf, amountsOf } from "#core/base/amount-of.ts";

test("amountOf writes one of a thing without s", () => {
  assert.equal(amountOf(1, "node"), "1 node");
  assert.equal(amountOf("1", "node"), "1 node");
  assert.equal(amountOf(0, "node"), "0 nodes");
  assert.equal(amountOf(2, "layout fix", "layout fixes"), "2 layout fixes");
});

test("amountsOf leaves out what there is none of", () => {
  const counts = [
    [0, "parameter"],
    [1, "input"],
    [2, "fix", "fixes"],
  ] as const;
  assert.deepEqual(amountsOf(counts), ["1 input", "2 fixes"]);
});
