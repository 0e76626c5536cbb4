import assert from "node:assert/strict";
import { test } from "node:test";
import { type Fault, faultText, guarded, listenToFaults } from "#core/base/faults.ts";

test("what fails answers something else, and the log says what to do", () => {
  const heard: Fault[] = [];
  listenToFaults((it) => heard.push(it));
  const fail = () => {
    throw new Error("broken");
  };
  assert.equal(guarded("a part", fail, 1), 1);
  assert.equal(
    guarded("a part", () => 2, 1),
    2,
  );
  const [fault] = heard;
  assert.ok(fault);
  assert.match(
    faultText(fault),
    /^A fault of valohai-yaml in a part, please report it: Error: broken\n/,
  );
});
