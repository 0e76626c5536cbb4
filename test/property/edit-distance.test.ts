import assert from "node:assert/strict";
import { test } from "node:test";
import { closestOrLonger } from "#core/base/closest.ts";
import { editDistance } from "#core/base/edit-distance.ts";
import { fc } from "../support/property.ts";

/** The whole table, as the textbooks have it. */
function distance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, row) =>
    Array.from({ length: b.length + 1 }, (_, column) => (row === 0 ? column : row)),
  );
  const at = (row: number, column: number) => table[row]?.[column] ?? Infinity;
  for (let row = 1; row <= a.length; row++) {
    for (let column = 1; column <= b.length; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      const isSwap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const value = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + cost,
        isSwap ? at(row - 2, column - 2) + 1 : Infinity,
      );
      table[row]?.splice(column, 1, value);
    }
  }
  return at(a.length, b.length);
}

const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "-"), maxLength: 14 });

test("the distance of two words is that of the whole table, as far as it is below the limit", () => {
  fc.assert(
    fc.property(word, word, fc.integer({ min: 1, max: 16 }), (a, b, half) => {
      const limit = half / 2;
      const whole = distance(a, b);
      assert.equal(editDistance(a, b, limit), whole < limit ? whole : Infinity);
    }),
    { numRuns: 5000 },
  );
});

test("words longer than any before are compared too", () => {
  assert.equal(editDistance("a".repeat(3000), `${"a".repeat(1500)}bb`, 2000), 1500);
});

test("the nearest name does not depend on the order of the names", () => {
  const names = fc.array(word, { maxLength: 80 });
  fc.assert(
    fc.property(word, names, (name, candidates) => {
      const turned = [...candidates].reverse();
      assert.equal(closestOrLonger(name, candidates), closestOrLonger(name, turned));
    }),
  );
});
