import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Fault, faultText, guarded, listenToFaults } from "#core/base/faults.ts";

function fail(): never {
  throw new Error("broken");
}

describe("a guarded part", () => {
  test("gives its own answer where it has one, and the substitute where it fails", () => {
    assert.equal(
      guarded("a part", () => 2, 1),
      2,
    );
    assert.equal(guarded("a part", fail, 1), 1);
  });

  test("reports its fault, with a request to pass it on", () => {
    const heard: Fault[] = [];
    listenToFaults((it) => heard.push(it));
    guarded("a part", fail, 1);
    assert.equal(heard.length, 1);
    assert.match(
      heard.map(faultText).join(),
      /^A fault of valohai-yaml in a part, please report it: Error: broken\n/,
    );
  });
});
