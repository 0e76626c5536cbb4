import assert from "node:assert/strict";
import { test } from "node:test";
import { crashLimit, isTooOften, withCrash } from "../../../client/src/crash-limit.ts";

const apart = (time: number): readonly number[] => {
  let crashes: readonly number[] = [];
  for (let index = 0; index < crashLimit.count; index++) crashes = withCrash(crashes, index * time);
  return crashes;
};

test("five crashes within three minutes are too often, four are not", () => {
  assert.deepEqual(crashLimit, { count: 5, within: 180_000 });
  assert.equal(isTooOften(apart(1000)), true);
  assert.equal(isTooOften(apart(1000).slice(1)), false);
});

test("crashes that are long ago do not count", () => {
  assert.equal(isTooOften(apart(crashLimit.within / 4)), false);
  assert.equal(isTooOften(apart(crashLimit.within / 4 - 1)), true);
});
