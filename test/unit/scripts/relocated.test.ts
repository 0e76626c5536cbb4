import assert from "node:assert/strict";
import { test } from "node:test";
import { relocated } from "#core/scripts/relocated.ts";

test("relocated moves every range and leaves no name to be replaced", () => {
  const data = {
    name: "a",
    literal: true,
    range: { start: 1, end: 2 },
    uses: [{ start: 3, end: 4 }],
  };
  const moved = relocated(data, ({ start, end }) => ({ start: start + 10, end: end + 10 }));
  assert.deepEqual(moved, {
    name: "a",
    literal: false,
    range: { start: 11, end: 12 },
    uses: [{ start: 13, end: 14 }],
  });
  assert.equal(data.literal, true);
});

test("relocated follows data that holds itself, and data of any depth", () => {
  interface Ring {
    range: { start: number; end: number };
    self?: Ring;
  }
  const ring: Ring = { range: { start: 1, end: 2 } };
  ring.self = ring;
  const moved = relocated(ring, () => ({ start: 5, end: 6 }));
  assert.equal(moved.self, moved);
  assert.deepEqual(moved.range, { start: 5, end: 6 });
  let deep: object = {};
  for (let depth = 0; depth < 100_000; depth++) deep = { deep };
  assert.ok(relocated(deep, (it) => it));
});
