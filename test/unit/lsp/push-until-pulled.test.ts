import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { untilPulled } from "../../../server/src/lsp/diagnostics/push-until-pulled.ts";

/** A publisher for a client that may ask, the time of the test, and what the client gets. */
function publisher(t: TestContext, supportsPullDiagnostics = true) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const sent: string[] = [];
  const unpulled = untilPulled(
    { schedule: (uri) => sent.push(uri), clear: (uri) => sent.push(`-${uri}`) },
    { supportsPullDiagnostics },
  );
  return { ...unpulled, sent, wait: () => t.mock.timers.tick(1000) };
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
  const { schedule, pulled, sent, wait } = publisher(t);
  schedule("a");
  pulled();
  wait();
  schedule("b");
  wait();
  assert.deepEqual(
    sent.filter((it) => !it.startsWith("-")),
    [],
  );
});

test("a client that asks late gets what was sent taken back, and no more", (t) => {
  const { schedule, clear, pulled, sent, wait } = publisher(t);
  schedule("a");
  schedule("b");
  wait();
  clear("b");
  pulled();
  pulled();
  schedule("a");
  assert.deepEqual(sent, ["a", "b", "-b", "-a"]);
});

test("a client that does not announce that it asks is sent everything at once until it asks after all", (t) => {
  const { schedule, pulled, sent, wait } = publisher(t, false);
  schedule("a");
  assert.deepEqual(sent, ["a"]);
  pulled();
  schedule("a");
  wait();
  assert.deepEqual(sent, ["a", "-a"]);
});

test("a file that is closed meanwhile is not sent", (t) => {
  const { schedule, clear, sent, wait } = publisher(t);
  schedule("a");
  clear("a");
  wait();
  assert.deepEqual(sent, ["-a"]);
});
