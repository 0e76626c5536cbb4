import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { isFault } from "../support/check-diagnostics.ts";

const step = (condition: string) => `
- step:
    name: train
    image: busybox
    command: train
    stop-condition: ${condition}
`;

test("expression-invalid reports a condition that is too large to be read, and only it", () => {
  for (const [part, end] of [
    ["1+", "1"],
    ["a and ", "a"],
    ["2**", "2"],
    ["1<", "2"],
  ] as const) {
    const problems = diagnose(createDocument(step(part.repeat(50_000) + end)));
    assert.deepEqual(
      problems.filter(isFault).map((it) => it.message),
      ["This condition is too large to be read"],
    );
  }
});
