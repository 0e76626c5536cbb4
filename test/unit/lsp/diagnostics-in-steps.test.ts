import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { defaultPolicy } from "#core/features/diagnostics/policy.ts";
import { diagnosticsInSteps, diagnosticsOf } from "../../../server/src/lsp/diagnostics/problems.ts";
import { textsIn } from "../../../server/src/lsp/texts.ts";

const context = { isLeftOut: false, policy: defaultPolicy, code: undefined, missing: new Set([]) };

/** A file with as many problems as steps, which counts the positions that it is asked for. */
function countingFile(steps: number) {
  const source = Array.from(
    { length: steps },
    (_, index) => `- step: {nam: s${index}, image: b:1, command: c}\n`,
  ).join("");
  const text = textsIn("utf-16").create("file:///valohai.yaml", "valohai-yaml", 1, source);
  const asked = { count: 0 };
  const positionAt = text.positionAt.bind(text);
  text.positionAt = (offset) => {
    asked.count++;
    return positionAt(offset);
  };
  return { asked, snapshot: { text, version: 1, document: createDocument(source) } };
}

test("problems are converted some at a time, and not again for the answer", () => {
  const { asked, snapshot } = countingFile(400);
  let before = 0;
  let most = 0;
  for (const _ of diagnosticsInSteps(snapshot, context)) {
    most = Math.max(most, asked.count - before);
    before = asked.count;
  }
  const all = asked.count;
  assert.ok(all >= 400 && most < all / 8, `${most} of ${all} positions in one step`);
  const items = diagnosticsOf(snapshot, context);
  assert.ok(asked.count - all < 100, `${asked.count - all} positions for the answer`);
  assert.deepEqual(
    JSON.stringify(items),
    JSON.stringify(diagnosticsOf(countingFile(400).snapshot, context)),
  );
});
