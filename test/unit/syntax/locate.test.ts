import assert from "node:assert/strict";
import { test } from "node:test";
import { locate } from "#core/syntax/locate.ts";
import { parseYaml } from "#core/syntax/parse.ts";
import { checkLocate } from "../../support/check-locate.ts";

test("finds values that are not typed yet", () => {
  checkLocate("- step:\n    name:  \n    image:\n\n- a: {b: , c: [d, ,e]}\n- \n", "gaps");
});

test("gives the way to what it finds", () => {
  const text = "- pipeline:\n    edges:\n      - [a, b]\n";
  const [root] = parseYaml(text).roots;
  const place = root && locate(root, text.indexOf("b]"));
  assert.deepEqual(place?.path, [0, "pipeline", "edges", 0, 1]);
  assert.equal(place?.chain.length, 5);
});
