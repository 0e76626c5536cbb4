import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parseYaml } from "#core/syntax/parse.ts";

/** Small texts with what `yaml.safe_load` of PyYAML 6.0.3 says about them. */
const verdicts: { readonly accepted: readonly string[]; readonly refused: readonly string[] } =
  JSON.parse(readFileSync("test/fixtures/yaml-verdicts.json", "utf8"));

test("reads every text that PyYAML reads", () => {
  assert.ok(verdicts.accepted.length > 250);
  const wrong = verdicts.accepted.filter(isRefused);
  assert.deepEqual(wrong, []);
});

test("refuses every text that PyYAML refuses", () => {
  assert.ok(verdicts.refused.length > 250);
  const wrong = verdicts.refused.filter((it) => !isRefused(it));
  assert.deepEqual(wrong, []);
});

test("refuses a key of more than 1024 characters unless a question mark is before it", () => {
  const key = "a".repeat(1030);
  for (const text of [`${key}: b`, `"${key}": b`, `a: {${key}: c}`]) assert.ok(isRefused(text));
  assert.ok(!isRefused(`? ${key}\n: b`));
});

test("refuses a value that contains itself, which PyYAML reads but nobody can use", () => {
  for (const text of ["&a [*a]", "&a {b: *a}", "&a {<<: *a}"]) assert.ok(isRefused(text));
});

/** Several documents are a problem of the file, not of its YAML. */
function isRefused(text: string): boolean {
  const { problems, looseAliases, roots } = parseYaml(text);
  return problems.length > 0 || looseAliases.length > 0 || isSeveral(text, roots.length);
}

function isSeveral(text: string, roots: number): boolean {
  return roots > 1 && !/^\.\.\.\s*\.\.\.$/m.test(text);
}
