import assert from "node:assert/strict";
import { test } from "node:test";
import { parseYaml } from "#core/syntax/parse.ts";

test("answers for a text of too many parts with one problem", () => {
  const { roots, problems } = parseYaml(`[${"a,".repeat(1_000_000)}]`);
  assert.deepEqual(roots, []);
  assert.deepEqual(
    problems.map((it) => it.message),
    ["The text has too many parts to be read"],
  );
});
