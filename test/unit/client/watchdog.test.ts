import assert from "node:assert/strict";
import { test } from "node:test";
import { pingPatience, Watchdog } from "../../../client/src/watchdog.ts";

/** A watched server whose seconds go by when the test says so. */
function watched() {
  const hung: (string | undefined)[] = [];
  const pings: (() => void)[] = [];
  let tick: (() => void) | undefined;
  const watchdog = new Watchdog(
    {
      ping: () => new Promise<void>((resolve) => pings.push(resolve)),
      hung: (uri) => hung.push(uri),
    },
    (each) => {
      tick = each;
      return () => {
        tick = undefined;
      };
    },
  );
  return {
    watchdog,
    hung,
    pings,
    isWatching: () => tick !== undefined,
    seconds(count: number) {
      for (let second = 0; second < count; second++) tick?.();
    },
    async answer() {
      pings.at(-1)?.();
      await new Promise(setImmediate);
    },
  };
}

test("a server that was sent nothing is not pinged", () => {
  const { pings, seconds, isWatching } = watched();
  seconds(100);
  assert.equal(isWatching(), false);
  assert.equal(pings.length, 0);
});

test("a server that does not answer for ten seconds hangs, on the first file that it was sent", () => {
  const { watchdog, hung, seconds } = watched();
  watchdog.sent(undefined);
  watchdog.sent("a");
  watchdog.sent("b");
  seconds(pingPatience);
  assert.deepEqual(hung, []);
  seconds(1);
  assert.deepEqual(hung, ["a"]);
  seconds(100);
  assert.deepEqual(hung, ["a"]);
});

test("what has been answered is not what the server hangs on", () => {
  const { watchdog, hung, seconds } = watched();
  const answered = watchdog.sent("a");
  watchdog.sent("b");
  answered();
  seconds(1 + pingPatience);
  assert.deepEqual(hung, ["b"]);
});

test("a hang with nothing left to answer is put down to the file that came last", () => {
  const { watchdog, hung, seconds } = watched();
  const answered = watchdog.sent("a");
  seconds(1);
  answered();
  seconds(pingPatience);
  assert.deepEqual(hung, ["a"]);
});

test("an answered ping ends the watch when nothing was sent after it", async () => {
  const { watchdog, hung, seconds, answer, isWatching } = watched();
  watchdog.sent("a");
  seconds(pingPatience);
  await answer();
  seconds(1);
  assert.equal(isWatching(), false);
  watchdog.sent("b");
  seconds(1 + pingPatience);
  assert.deepEqual(hung, ["b"]);
});

test("what is sent while a ping is out is asked after with the next one", async () => {
  const { watchdog, hung, pings, seconds, answer } = watched();
  watchdog.sent("a");
  seconds(1);
  watchdog.sent("b");
  await answer();
  seconds(1);
  assert.equal(pings.length, 2);
  seconds(pingPatience);
  assert.deepEqual(hung, ["b"]);
});

test("a server that has ended is not watched any more", () => {
  const { watchdog, hung, seconds } = watched();
  watchdog.sent("a");
  seconds(1);
  watchdog.dispose();
  seconds(100);
  assert.deepEqual(hung, []);
});
