import assert from "node:assert/strict";
import { test } from "node:test";
import { limited } from "../../../server/src/files/limited.ts";

test("so many tasks run at a time, in their order, also where some fail", async () => {
  const run = limited(3);
  const started: number[] = [];
  let [running, most] = [0, 0];
  const task = async (index: number) => {
    started.push(index);
    running++;
    most = Math.max(most, running);
    await new Promise(setImmediate);
    running--;
    if (index % 4 === 0) throw new Error("failed");
    return index;
  };
  const tasks = Array.from({ length: 10 }, (_, index) => run(() => task(index)));
  const results = await Promise.allSettled(tasks);
  assert.equal(most, 3);
  assert.deepEqual(started, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  assert.equal(results.filter((it) => it.status === "rejected").length, 3);
});
