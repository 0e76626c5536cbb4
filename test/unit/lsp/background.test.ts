import assert from "node:assert/strict";
import { test } from "node:test";
import type { Steps } from "#core/base/steps.ts";
import { createBackground } from "../../../server/src/lsp/background.ts";

/** Work that takes longer than a slice with each of its steps, and notes them. */
function* noted(name: string, count: number, order: string[]): Steps<string> {
  for (let step = 0; step < count; step++) {
    order.push(name);
    const end = performance.now() + 5;
    while (performance.now() < end);
    yield;
  }
  return name;
}

const always = () => true;

/** A background in which other work is done after each turn. */
function background(between: () => void = () => undefined) {
  return createBackground({
    defer: setImmediate,
    turn: () =>
      new Promise((resolve) => {
        setImmediate(() => {
          between();
          resolve();
        });
      }),
  });
}

test("other work is done between the steps of long work", async () => {
  const order: string[] = [];
  const { run } = background(() => order.push("other"));
  assert.equal(await run(noted("a", 3, order), always), "a");
  assert.equal(order.join(" "), "other a other a other a other");
});

test("the newest work is done first", async () => {
  const order: string[] = [];
  let later: Promise<string | undefined> | undefined;
  const { run } = background(() => {
    if (order.length === 1) later ??= run(noted("b", 3, order), always);
  });
  assert.equal(await run(noted("a", 3, order), always), "a");
  assert.equal(await later, "b");
  assert.equal(order.join(" "), "a b b b a a");
});

test("work that is not wanted any more ends with its next step", async () => {
  const order: string[] = [];
  const { run } = background();
  assert.equal(await run(noted("a", 9, order), () => order.length < 2), undefined);
  assert.equal(order.length, 2);
});

test("work that fails is over, and other work goes on", async () => {
  const { run } = background();
  // biome-ignore lint/correctness/useYield: it fails before
  const failing = function* (): Steps<string> {
    throw new Error("no");
  };
  const other = run(noted("a", 2, []), always);
  await assert.rejects(run(failing(), always), /no/);
  assert.equal(await other, "a");
});

test("only so much is read at once until other work was done", async () => {
  const { isShort } = background();
  assert.equal(isShort(200_000), false);
  assert.equal(isShort(4_000), true);
  assert.equal(isShort(4_000), true);
  assert.equal(isShort(4_000), false);
  await new Promise(setImmediate);
  assert.equal(isShort(4_000), true);
});
