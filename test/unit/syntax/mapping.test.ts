import assert from "node:assert/strict";
import { test } from "node:test";
import { entriesOf } from "#core/syntax/mapping.ts";
import { parseYaml } from "#core/syntax/parse.ts";
import { dereference, type SyntaxNode } from "#core/syntax/tree.ts";
import { dedent } from "../../support/marked-text.ts";

/** The mapping that the last top-level key leads to, in one line; merged keys are marked with `<`. */
function lastMapping(source: string): string {
  const [root] = parseYaml(dedent(source)).roots;
  assert.ok(root?.kind === "mapping");
  const last = root.pairs.at(-1)?.value;
  assert.ok(last);
  return [...entriesOf(last)]
    .map(([key, { value, merged }]) => `${merged ? "<" : ""}${key}: ${textOf(value)}`)
    .sort()
    .join(", ");
}

function textOf(node: SyntaxNode): string {
  const target = dereference(node);
  if (target.kind === "scalar") return target.text;
  return target.kind === "sequence" ? `[${target.entries.map(textOf).join(" ")}]` : target.kind;
}

const cases: readonly (readonly [name: string, source: string, entries: string])[] = [
  ["the last of equal keys wins", "x: {a: 1, b: 2, a: 3}", "a: 3, b: 2"],
  ["own keys win over merged ones", "m: &m {a: 1, b: 2}\nx: {b: 3, <<: *m}", "<a: 1, b: 3"],
  [
    "the first of a list of mappings wins",
    "m: &m {a: 1}\nn: &n {a: 2, b: 3}\nx: {<<: [*m, *n]}",
    "<a: 1, <b: 3",
  ],
  [
    "the last of several merge keys wins",
    "m: &m {a: 1, c: 5}\nn: &n {a: 2, b: 3}\nx: {<<: *m, <<: *n}",
    "<a: 2, <b: 3, <c: 5",
  ],
  [
    "an alias of a whole list is merged",
    "l: &l [{a: 1}, {a: 2, b: 3}]\nx: {<<: *l}",
    "<a: 1, <b: 3",
  ],
  [
    "merged mappings are merged themselves",
    "m: &m {a: 1}\nn: &n {<<: *m, b: 2}\nx: {<<: *n, c: 3}",
    "<a: 1, <b: 2, c: 3",
  ],
  ["a quoted << is a key", 'm: &m {a: 1}\nx: {"<<": *m}', "<<: mapping"],
  ["an alias can be a key", "k: &k name\nx: {*k : 1}", "name: 1"],
  ["an explicit key is a key", "x:\n  ? a\n  : 1\n  ? b", "a: 1, b: missing"],
];

for (const [name, source, entries] of cases) {
  test(name, () => assert.equal(lastMapping(source), entries));
}

test("a mapping that merges itself ends", () => {
  assert.equal(lastMapping("x: &x {<<: *x, a: 1}"), "a: 1");
});

test("thousands of merges of merges take no time to answer", () => {
  const levels = Array.from({ length: 300 }, (_, index) => {
    const merge = index === 0 ? "" : `<<: [*m${index - 1}, *m${index - 1}], `;
    return `k${index}: &m${index} {${merge}a${index}: ${index}}`;
  });
  const { problems } = parseYaml(levels.join("\n"));
  assert.ok(problems.length <= 1);
  lastMapping(`${levels.slice(0, 15).join("\n")}\nx: {<<: *m14}`);
});
