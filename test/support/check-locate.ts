import assert from "node:assert/strict";
import { touches } from "#core/base/range.ts";
import { locate } from "#core/syntax/locate.ts";
import { parseYaml } from "#core/syntax/parse.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";

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

/** Expects that at each offset of a text the first key or value is found that the offset touches. */
export function checkLocate(text: string, name: string): void {
  const [root] = parseYaml(text).roots;
  if (!root) return;
  const all = [...leaves(root)];
  for (let offset = 0; offset <= text.length; offset++) {
    const first = all.find((it) => touches(it.range, offset));
    assert.equal(locate(root, offset)?.node, first, `${name} at ${offset}`);
  }
}
