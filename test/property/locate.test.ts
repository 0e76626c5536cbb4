import assert from "node:assert/strict";
import { test } from "node:test";
import { touches } from "#core/base/range.ts";
import { locate } from "#core/syntax/locate.ts";
import { parseYaml } from "#core/syntax/parse.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";
import { fixtures } from "../support/fixtures.ts";

/** All keys and values that an offset can touch, in the order of the tree. */
function* leaves(node: SyntaxNode): Generator<SyntaxNode> {
  if (node.kind === "sequence") {
    for (const it of node.entries) yield* leaves(it);
  } else if (node.kind === "mapping") {
    for (const { key, value } of node.pairs) {
      if (key.kind === "scalar") yield key;
      yield* leaves(value);
    }
  } else yield node;
}

function checkEverywhere(text: string, name: string): void {
  const [root] = parseYaml(text).roots;
  if (!root) return;
  const all = [...leaves(root)];
  for (let offset = 0; offset <= text.length; offset++) {
    const first = all.find((it) => touches(it.range, offset));
    assert.equal(locate(root, offset)?.node, first, `${name} at ${offset}`);
  }
}

test("finds the first key or value that an offset touches", () => {
  for (const { name, text } of fixtures()) checkEverywhere(text.slice(0, 3000), name);
});
