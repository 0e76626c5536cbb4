import assert from "node:assert/strict";
import { test } from "node:test";
import { parseLintConfig } from "#core/features/diagnostics/lint-config.ts";
import { isIgnored } from "#core/features/diagnostics/lint-config-file.ts";

function problemsOf(text: string): readonly string[] {
  return parseLintConfig(text).problems.map(
    (it) => `${text.slice(it.range.start, it.range.end)}: ${it.message}`,
  );
}

test("a lint config sets severities, with off as a word", () => {
  const config = parseLintConfig("rules:\n  node-step-missing: warning\n  yaml-syntax: off\n");
  assert.deepEqual(config.policy.severities, {
    "node-step-missing": "warning",
    "yaml-syntax": "off",
  });
  assert.deepEqual(config.problems, []);
});

test("a lint config names what it does not understand and keeps the rest", () => {
  const text =
    "rules:\n  node-step-mising: error\n  yaml-syntax: loud\n  node-step-missing: hint\nruls: 1\n";
  assert.deepEqual(problemsOf(text), [
    'ruls: A .valohai-lint.yaml has no key "ruls"; did you mean "rules"?',
    'node-step-mising: No rule has the code "node-step-mising"; did you mean "node-step-missing"?',
    "loud: A severity is one of off, hint, information, warning, error",
  ]);
  assert.equal(parseLintConfig(text).policy.severities["node-step-missing"], "hint");
});

test("a lint config may be empty, a list or half-typed", () => {
  assert.deepEqual(problemsOf(""), []);
  assert.equal(problemsOf("- a\n").length, 1);
  assert.equal(problemsOf("rules:\n  yaml-syntax:\n").length, 1);
});

test("a lint config says what is repeated or has another shape", () => {
  assert.deepEqual(problemsOf("rules: [edge-pair]\n"), [
    '[edge-pair]: "rules" takes a severity for each code',
  ]);
  assert.deepEqual(problemsOf("ignore: { a: b }\n"), [
    '{ a: b }: "ignore" takes a file pattern or a list of them',
  ]);
  assert.deepEqual(problemsOf("ignore:\n  - a\n  - b: c\n"), [
    'b: c: "ignore" takes a file pattern or a list of them',
  ]);
  assert.deepEqual(problemsOf("rules:\n  edge-pair: off\n  edge-pair: hint\n"), [
    'edge-pair: "edge-pair" is repeated; only the last one counts',
  ]);
  assert.deepEqual(problemsOf("rules:\nignore:\n"), []);
});

test("a lint config names the words that may be meant", () => {
  const words = (text: string) => parseLintConfig(text).problems.map((it) => it.words);
  assert.deepEqual(words("ignor: a\n"), [["ignore"]]);
  assert.deepEqual(words("rules:\n  edge-pairs: off\n"), [["edge-pair"]]);
  assert.deepEqual(words("rules:\n  edge-pair: of\n"), [
    ["off", "hint", "information", "warning", "error"],
  ]);
  assert.deepEqual(words("rules:\n  edge-pair:\n"), [undefined]);
});

test("a lint config leaves out files and folders", () => {
  const config = parseLintConfig("ignore:\n  - old/*.yaml\n  - vendor/\n");
  assert.ok(isIgnored(config, "old/valohai.yaml"));
  assert.ok(isIgnored(config, "vendor/deep/valohai.yaml"));
  assert.ok(!isIgnored(config, "valohai.yaml"));
});

test("a lint config says which pattern of files is too costly, and leaves out nothing by it", () => {
  const wild = "*a".repeat(65);
  const text = `ignore:\n  - old\n  - "${wild}"\n  - ${"b".repeat(1001)}\n`;
  assert.deepEqual(
    problemsOf(text).map((it) => it.slice(it.indexOf(": ") + 2)),
    [
      "This pattern matches nothing, because it has more than 64 wildcards",
      "This pattern matches nothing, because it is longer than 1000 characters",
    ],
  );
  assert.ok(problemsOf(text)[0]?.startsWith(`"${wild}"`));
  assert.ok(!isIgnored(parseLintConfig(text), "a".repeat(100)));
  assert.ok(isIgnored(parseLintConfig(text), "old/valohai.yaml"));
});
