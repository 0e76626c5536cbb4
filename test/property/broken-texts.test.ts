import assert from "node:assert/strict";
import { test } from "node:test";
import { parseYaml } from "#core/syntax/parse.ts";

test("reads a broken text again only so often, and still reports the first error", () => {
  const text = `a:\n${"  - [b,\n c]\n".repeat(40_000)}`;
  const [first] = parseYaml(text).problems;
  assert.equal(first?.range.start, text.indexOf("c]"));
});

test("fixes a line of very many quotes", () => {
  for (const sign of ['"', "'"]) {
    assert.ok(parseYaml(`a: ${sign.repeat(99_999)}`).problems.length > 0, sign);
  }
});
