import assert from "node:assert/strict";
import { test } from "node:test";
import { isIgnored, parseLintConfig } from "../../../server/src/core/features/lint-config.ts";

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
    'ruls: Unknown key "ruls"',
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

test("a lint config leaves out files and folders", () => {
  const config = parseLintConfig("ignore:\n  - old/*.yaml\n  - vendor/\n");
  assert.ok(isIgnored(config, "old/valohai.yaml"));
  assert.ok(isIgnored(config, "vendor/deep/valohai.yaml"));
  assert.ok(!isIgnored(config, "valohai.yaml"));
});
