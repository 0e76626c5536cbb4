import assert from "node:assert/strict";
import { test } from "node:test";
import { type IndexSet, indexList, indexRange } from "#core/simulation/view/index-set.ts";

const sets: readonly (readonly [name: string, set: IndexSet, indices: readonly number[]])[] = [
  ["a range", indexRange(2, 5), [2, 3, 4]],
  ["an empty range", indexRange(3, 3), []],
  ["a range that ends before it starts", indexRange(4, 2), []],
  ["a list", indexList([1, 4, 5, 9]), [1, 4, 5, 9]],
  ["an empty list", indexList([]), []],
];

test("knows its indices, their places and what it does not hold", () => {
  for (const [name, set, indices] of sets) {
    assert.equal(set.length, indices.length, name);
    assert.deepEqual(
      indices.map((_, n) => set.at(n)),
      indices,
      name,
    );
    for (let index = 0; index < 12; index++) {
      assert.equal(set.has(index), indices.includes(index), `${name} has ${index}`);
      const below = indices.filter((it) => it < index).length;
      assert.equal(set.rank(index), below, `${name} below ${index}`);
    }
  }
});
