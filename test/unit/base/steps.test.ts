import assert from "node:assert/strict";
import { test } from "node:test";
import { advance, collected, finish, holdsForAny, type Steps, visited } from "#core/base/steps.ts";

/** How many times work can be interrupted before it is done. */
function interruptions(steps: Steps<unknown>): number {
  let count = 0;
  while (!steps.next().done) count++;
  return count;
}

const numbers = Array.from({ length: 120 }, (_, index) => index);

/** Work of four steps that says after each how many are done. */
function* counting(): Steps<string, number> {
  for (let done = 1; done < 4; done++) yield done;
  return "done";
}

test("what is collected in steps is what is found for each entry, in their order", () => {
  const twice = (it: number) => (it % 2 === 0 ? [it, it] : []);
  assert.deepEqual(finish(collected(numbers, twice)), numbers.flatMap(twice));
  assert.equal(interruptions(collected(numbers, twice)), 3);
});

test("each entry is visited once, so many in each step", () => {
  const seen: number[] = [];
  assert.equal(interruptions(visited(numbers, 40, (it) => seen.push(it))), 3);
  assert.deepEqual(seen, numbers);
});

test("a condition is asked for until an entry meets it", () => {
  let asked = 0;
  const isSeven = (it: number) => {
    asked++;
    return it === 7;
  };
  assert.equal(finish(holdsForAny(numbers, isSeven)), true);
  assert.equal(asked, 8);
  assert.equal(finish(holdsForAny(numbers, (it) => it < 0)), false);
});

test("work goes on until it is time to stop, at least for one step", () => {
  const steps = counting();
  assert.deepEqual(
    advance(steps, () => true),
    { done: false, value: 1 },
  );
  const noted: number[] = [];
  const last = advance(
    steps,
    () => false,
    (it) => noted.push(it),
  );
  assert.deepEqual([last, noted], [{ done: true, value: "done" }, [2, 3]]);
});
