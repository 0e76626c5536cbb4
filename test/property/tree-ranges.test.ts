import assert from "node:assert/strict";
import { test } from "node:test";
import type { SourceRange } from "#core/base/range.ts";
import { parseYaml } from "#core/syntax/parse.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";
import { fixtures } from "../support/fixtures.ts";
import { corpusFiles } from "../support/shared-corpus.ts";

test("every range lies inside its parent and inside the text", () => {
  const files = [...fixtures(), ...corpusFiles("real"), ...corpusFiles("reference")];
  for (const { name, text } of files) {
    for (const root of parseYaml(text).roots) {
      checkRanges(root, { start: 0, end: text.length }, name);
    }
  }
});

function checkRanges(node: SyntaxNode, parent: SourceRange, file: string): void {
  const { start, end } = node.range;
  const inside = parent.start <= start && start <= end && end <= parent.end;
  assert.ok(inside, `${file}: ${node.kind} ${start}-${end} in ${parent.start}-${parent.end}`);
  if (node.kind === "sequence") {
    for (const entry of node.entries) checkRanges(entry, node.range, file);
  }
  if (node.kind !== "mapping") return;
  for (const { key, value } of node.pairs) {
    checkRanges(key, node.range, file);
    checkRanges(value, node.range, file);
  }
}
