import assert from "node:assert/strict";
import { test } from "node:test";
import type { Value } from "#core/base/value.ts";
import { pythonRepr } from "#core/model/python-text.ts";
import { compareValues } from "#core/simulation/view/compare-values.ts";
import { value } from "../../../support/simulation.ts";

const rising =
  '-9007199254740993 -9007199254740992 -1 0 0.5 true 2 10 9007199254740992 9007199254740993 NaN "" "10" "2" "B" "a" "é" [10] [1] [2] {"a":1}';

test("orders nothing, numbers by size, what is no number, texts and the rest", () => {
  const expected = [undefined, ...rising.split(" ").map(value)];
  const show = (list: readonly (Value | undefined)[]) =>
    list.map((it) => (it ? pythonRepr(it) : "-"));
  for (const [at, a] of expected.entries()) {
    for (const [other, b] of expected.entries()) {
      assert.equal(Math.sign(compareValues(a, b)), Math.sign(at - other), show([a, b]).join(" "));
    }
  }
});

test("takes for equal what stands for the same", () => {
  const pairs = ["1 1.0", "true 1", "null null", '"a" "a"', "[1] [1]", "NaN NaN"];
  for (const pair of pairs) {
    const [a, b] = pair.split(" ").map(value);
    assert.equal(compareValues(a, b), 0, pair);
  }
  assert.equal(compareValues(undefined, value("null")), 0);
});
