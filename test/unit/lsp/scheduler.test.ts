import assert from "node:assert/strict";
import { test } from "node:test";
import { createScheduler } from "../../../server/src/lsp/scheduler.ts";

/** Keeps the processor busy for so many milliseconds. */
function work(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

test("background work gives way after a slice, and goes on when no message waits", async () => {
  const session = { messages: 0 };
  const { turn } = createScheduler(session, setImmediate);
  const order: string[] = [];
  const background = async () => {
    for (let unit = 0; unit < 3; unit++) {
      await turn();
      order.push("unit");
      work(10);
    }
  };
  const working = background();
  const read = (left: number) => {
    session.messages++;
    order.push("message");
    if (left > 1) setImmediate(read, left - 1);
  };
  setImmediate(read, 4);
  await working;
  const first = order.indexOf("unit");
  assert.equal(order.filter((it) => it === "message").length, 4);
  assert.ok(
    order.slice(first).every((it) => it === "unit"),
    order.join(),
  );
});

test("work within a slice is not interrupted, unless a message was read", async () => {
  const session = { messages: 0 };
  const { turn } = createScheduler(session, setImmediate);
  await turn();
  let isInterrupted = false;
  setImmediate(() => {
    isInterrupted = true;
  });
  await turn();
  await turn();
  assert.equal(isInterrupted, false);
  session.messages++;
  await turn();
  assert.equal(isInterrupted, true);
});

test("several kinds of work share a slice", async () => {
  const { turn } = createScheduler({ messages: 0 }, setImmediate);
  const order: string[] = [];
  const run = async (name: string) => {
    for (let unit = 0; unit < 2; unit++) {
      await turn();
      order.push(name);
      work(10);
    }
  };
  let turns = 0;
  const count = () => {
    turns++;
    if (order.length < 4) setImmediate(count);
  };
  setImmediate(count);
  await Promise.all([run("a"), run("b")]);
  assert.deepEqual(order.toSorted(), ["a", "a", "b", "b"]);
  assert.ok(turns >= 3, `${turns} turns`);
});
