import assert from "node:assert/strict";
import { test } from "node:test";
import { soak } from "../support/soak.ts";

/** The short form of `npm run soak`. */
const size = { edits: 240, openings: 80 };

/** What may be compiled and warmed up in the meantime, in bytes. */
const slack = 8_000_000;

test("memory and handles stay flat over edits, openings and changing scripts", async (t) => {
  const [early, late] = await soak(size);
  t.diagnostic(`${size.edits} edits: ${JSON.stringify({ early, late })}`);
  assert.ok(late.heap < early.heap + slack, `${early.heap} bytes grow to ${late.heap}`);
  assert.deepEqual(without(late.handles, early.handles), []);
});

/** The handles that are left when each of others takes away one of its kind; a timer that has passed meanwhile is no loss. */
function without(handles: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...handles];
  for (const it of others) {
    const at = left.indexOf(it);
    if (at >= 0) left.splice(at, 1);
  }
  return left;
}
