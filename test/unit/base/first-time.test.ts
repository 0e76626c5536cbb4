import assert from "node:assert/strict";
import { test } from "node:test";
import { firstTime } from "#core/base/first-time.ts";

test("an object is new once, whatever else is asked about in between", () => {
  const [one, other] = [{}, {}];
  assert.deepEqual([one, one, other, one].map(firstTime()), [true, false, true, false]);
});
