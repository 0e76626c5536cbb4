import assert from "node:assert/strict";
import { test } from "node:test";
import { isSameJson } from "#core/base/same-json.ts";

const rows: readonly (readonly [a: unknown, b: unknown, same: boolean])[] = [
  [1, 1, true],
  [1, 2, false],
  [1, "1", false],
  [0, false, false],
  [null, null, true],
  [null, {}, false],
  [undefined, null, false],
  [Number.NaN, Number.NaN, true],
  ["a", "a", true],
  [[], [], true],
  [[1, 2], [1, 2], true],
  [[1, 2], [2, 1], false],
  [[1], [1, 2], false],
  [[], {}, false],
  [{ 0: "a" }, ["a"], false],
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [{ a: undefined }, { b: undefined }, false],
  [{ a: { b: [{ c: null }] } }, { a: { b: [{ c: null }] } }, true],
  [{ a: { b: [{ c: null }] } }, { a: { b: [{ c: 0 }] } }, false],
  // What every object inherits is no key of it.
  [JSON.parse('{"__proto__":{}}'), { a: 1 }, false],
];

for (const [a, b, same] of rows) {
  const words = same ? "equal" : "differ";
  test(`${JSON.stringify(a)} and ${JSON.stringify(b)} ${words}, in both directions`, () => {
    assert.equal(isSameJson(a, b), same);
    assert.equal(isSameJson(b, a), same);
  });
}

test("values are equal to what is read back from their text", () => {
  const settings = { files: ["a/*.yaml"], rules: { "edge-cycle": "off" }, codeLens: true };
  assert.ok(isSameJson(settings, JSON.parse(JSON.stringify(settings))));
});
