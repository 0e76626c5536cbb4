import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { emptyFile } from "#core/features/diagnostics/empty-file.ts";
import { defaultPolicy, policyFromSetting } from "#core/features/diagnostics/policy.ts";

const found = (text: string, policy = defaultPolicy) =>
  emptyFile(createDocument(text), policy).map(({ found: _, ...problem }) => problem);

test("a file without items is refused, at its beginning", () => {
  for (const text of ["", "\n\n", "# only a comment\n", "---\n"]) {
    assert.deepEqual(
      found(text),
      [
        {
          code: "document-not-a-list",
          severity: "error",
          range: { start: 0, end: 0 },
          message: "The file has no items; Valohai rejects it",
          start: 0,
        },
      ],
      JSON.stringify(text),
    );
  }
});

test("a file that holds anything, or is broken, has other problems", () => {
  for (const text of ["- step: {name: a}\n", "text\n", "[", "--- \n...\n- x\n", '"\n']) {
    assert.deepEqual(found(text), [], JSON.stringify(text));
  }
});

test("an empty file is as severe as the policy says", () => {
  const policy = (word: string) => policyFromSetting({ "document-not-a-list": word });
  assert.deepEqual(
    found("", policy("hint")).map((it) => it.severity),
    ["hint"],
  );
  assert.deepEqual(found("", policy("off")), []);
});
