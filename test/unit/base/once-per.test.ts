import assert from "node:assert/strict";
import { test } from "node:test";
import { keptWhile } from "#core/base/kept-while.ts";
import { oncePer, oncePerPair } from "#core/base/once-per.ts";

/** A function that says how often it was called. */
function counted() {
  let calls = 0;
  return (..._: readonly unknown[]) => ++calls;
}

test("an answer is found once for each object, whatever else is said", () => {
  const answer = oncePer((_: object, ...rest: readonly string[]) => rest.join());
  const [a, b] = [{}, {}];
  assert.equal(answer(a, "first"), "first");
  assert.equal(answer(a, "second"), "first");
  assert.equal(answer(b, "second"), "second");
});

test("an answer that is undefined is found once as well", () => {
  const count = counted();
  const answer = oncePer((_: object) => (count() > 1 ? "again" : undefined));
  const key = {};
  assert.deepEqual([answer(key), answer(key)], [undefined, undefined]);
});

test("an answer is found once for each pair", () => {
  const answer = oncePerPair(counted());
  const key = {};
  assert.deepEqual([answer(key, 1), answer(key, 2), answer(key, 1)], [1, 2, 1]);
});

test("an answer is kept while the inputs are the same or lists of the same", () => {
  const answer = keptWhile<object, readonly unknown[], number>(counted());
  const [key, part] = [{}, {}];
  assert.equal(answer(key, 1, [part]), 1);
  assert.equal(answer(key, 1, [part]), 1);
  assert.equal(answer(key, 2, [part]), 2);
  assert.equal(answer(key, 2, [{}]), 3);
  assert.equal(answer(key, 1, [part]), 4);
});

test("where a search fails, the next call tries again", () => {
  const count = counted();
  const answer = oncePer((_: object) => {
    if (count() === 1) throw new Error("not yet");
    return "found";
  });
  const key = {};
  assert.throws(() => answer(key));
  assert.equal(answer(key), "found");
});
