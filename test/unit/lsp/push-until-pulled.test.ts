import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { untilPulled } from "../../../server/src/lsp/diagnostics/push-until-pulled.ts";

/** A publisher for a client that may ask, the time of the test, and what the client gets. */
function publisher(t: TestContext) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const sent: string[] = [];
  const held = untilPulled({
    schedule: (uri) => sent.push(uri),
    clear: (uri) => sent.push(`-${uri}`),
    end: () => sent.push("ended"),
  });
  return { ...held, sent, wait: () => t.mock.timers.tick(1000) };
}

test("a client that does not ask is sent what has waited, and then everything at once", (t) => {
  const { schedule, sent, wait } = publisher(t);
  schedule("a");
  schedule("b");
  schedule("a");
  assert.deepEqual(sent, []);
  wait();
  assert.deepEqual(sent, ["a", "b"]);
  schedule("c");
  assert.deepEqual(sent, ["a", "b", "c"]);
});

test("a client that asks in time is sent nothing, however long it then waits", (t) => {
  const { schedule, end, sent, wait } = publisher(t);
  schedule("a");
  end();
  wait();
  schedule("b");
  wait();
  assert.deepEqual(sent, ["ended"]);
});

test("a client that asks late ends the publisher once, and is sent no more", (t) => {
  const { schedule, clear, end, sent, wait } = publisher(t);
  schedule("a");
  schedule("b");
  wait();
  clear("b");
  end();
  end();
  schedule("a");
  assert.deepEqual(sent, ["a", "b", "-b", "ended"]);
});

test("a file that is closed meanwhile is not sent", (t) => {
  const { schedule, clear, sent, wait } = publisher(t);
  schedule("a");
  clear("a");
  wait();
  assert.deepEqual(sent, ["-a"]);
});
