import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { jsonText } from "#core/model/json-text.ts";
import { parseJson } from "#core/model/parse-json.ts";
import { valueOfNode } from "#core/model/read.ts";
import { composeYaml, parseYaml } from "#core/syntax/parse.ts";
import { scalarOffsets } from "#core/syntax/scalar-offsets.ts";
import type { ScalarNode, SyntaxNode } from "#core/syntax/tree.ts";

/** Texts whose scalars run over lines in every way, and what PyYAML 6.0 reads them as. */
const rows: readonly (readonly [text: string, value: unknown])[] = JSON.parse(
  readFileSync("test/fixtures/folded-scalars.json", "utf8"),
);

/** JSON with the same spelling whoever wrote it. */
function canonical(json: string): string {
  const parsed = parseJson(json);
  assert.equal(parsed.kind, "value");
  return jsonText(parsed.value);
}

for (const read of [parseYaml, composeYaml]) {
  test(`${read.name} folds texts over several lines as PyYAML does`, () => {
    assert.ok(rows.length >= 500);
    for (const [text, value] of rows) {
      const { roots, problems } = read(text);
      assert.deepEqual(problems, [], JSON.stringify(text));
      const [root, ...others] = roots;
      assert.ok(root && others.length === 0);
      assert.equal(
        jsonText(valueOfNode(root)),
        canonical(JSON.stringify(value)),
        JSON.stringify(text),
      );
    }
  });
}

function* scalarsIn(node: SyntaxNode): Generator<ScalarNode, undefined> {
  if (node.kind === "scalar") yield node;
  if (node.kind === "sequence") for (const it of node.entries) yield* scalarsIn(it);
  if (node.kind !== "mapping") return undefined;
  for (const { key, value } of node.pairs) {
    yield* scalarsIn(key);
    yield* scalarsIn(value);
  }
  return undefined;
}

test("a word of a folded text has its own place", () => {
  for (const [text] of rows) {
    for (const scalar of parseYaml(text).roots.flatMap((it) => [...scalarsIn(it)])) {
      const offsets = scalarOffsets(text, scalar.range, scalar.text);
      for (const { 0: word, index } of scalar.text.matchAll(/[a-z]{2,}/g)) {
        const { start, end } = offsets.rangeOf(index, index + word.length);
        const written = text.slice(start, end).replace(/\\[\r\n\x85\u2028\u2029][\s\x85]*/g, "");
        assert.equal(written, word, JSON.stringify(text));
      }
    }
  }
});
