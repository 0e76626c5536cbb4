import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "#core/base/edit.ts";
import { turnOff } from "#core/features/diagnostics/turn-off.ts";

/** The text with the code turned off; undefined where that is not possible. */
function off(text: string, code = "edge-pair"): string | undefined {
  const edits = turnOff(text, code);
  return edits && applyEdits(text, edits);
}

test("a code is turned off in an empty config, below its comments", () => {
  assert.equal(off(""), "rules:\n  edge-pair: off\n");
  assert.equal(off("# Ours"), "# Ours\nrules:\n  edge-pair: off\n");
  assert.equal(off("# Ours\r\n"), "# Ours\r\nrules:\r\n  edge-pair: off\r\n");
  assert.equal(off("---\n"), "---\nrules:\n  edge-pair: off\n");
});

test("a code is added to the rules, everything else stays", () => {
  const cases = [
    [
      "# Why\nrules: # all\n  edge-self: hint # later\n\nignore: [old/] # old\n",
      "# Why\nrules: # all\n  edge-self: hint # later\n  edge-pair: off\n\nignore: [old/] # old\n",
    ],
    ["rules:\n    edge-self: hint", "rules:\n    edge-self: hint\n    edge-pair: off"],
    ["rules: { edge-self: hint }\n", "rules: { edge-self: hint, edge-pair: off }\n"],
    ["rules: {} # none\n", "rules: { edge-pair: off } # none\n"],
    ["rules: # none yet\n", "rules: # none yet\n  edge-pair: off\n"],
    ["rules:\nignore: [a]\n", "rules:\n  edge-pair: off\nignore: [a]\n"],
    ["rules: null\n", "rules: { edge-pair: off }\n"],
    ["ignore:\n  - a # old\n", "ignore:\n  - a # old\nrules:\n  edge-pair: off\n"],
    ["ignore: [a]\r\n", "ignore: [a]\r\nrules:\r\n  edge-pair: off\r\n"],
  ];
  for (const [before = "", after = ""] of cases) assert.equal(off(before), after);
});

test("a severity that the code has already is replaced", () => {
  const cases = [
    ["rules:\n  edge-pair: error # no\n", "rules:\n  edge-pair: off # no\n"],
    ['rules:\n  edge-pair: "hint"\n', "rules:\n  edge-pair: off\n"],
    ["rules:\n  edge-pair:\n", "rules:\n  edge-pair: off\n"],
    ["rules: { edge-pair: hint }\n", "rules: { edge-pair: off }\n"],
  ];
  for (const [before = "", after = ""] of cases) assert.equal(off(before), after);
});

test("a config that cannot be read stays as it is", () => {
  const texts = ["rules: [", "- a\n", "rules: [edge-self]\n", "{ rules: }\n", "rules: *a\n", "a\n"];
  for (const text of texts) assert.equal(off(text), undefined);
});

test("a config in which the edit would change more stays as it is", () => {
  const text = "rules:\n  edge-pair: >\n    hint\n  edge-self: off\n";
  const after = off(text);
  assert.ok(after === undefined || after === "rules:\n  edge-pair: off\n  edge-self: off\n", after);
});

test("a config in which the edit would lose a comment stays as it is", () => {
  for (const text of [
    "rules:\n  edge-pair: |\n    hint # why\n",
    "rules:\n  edge-pair: >- # why\n    hint\n  edge-self: off # both\n",
    "rules: # all\n  # why\n  null # none\n",
  ]) {
    const after = off(text);
    for (const [comment] of text.matchAll(/# \w+/g)) {
      assert.ok(after === undefined || after.includes(comment), after);
    }
  }
});

test("a code that a merge brings in stays as it is", () => {
  const text = "rules:\n  <<: { edge-pair: hint }\n  edge-self: off\n";
  assert.equal(off(text), undefined);
});
