import assert from "node:assert/strict";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument } from "#core/document/document.ts";
import { rename } from "#core/features/rename/rename.ts";
import { dedent, markedText } from "./marked-text.ts";

/** Expects the text after the thing at the cursor gets a new name. */
export function checkRename(source: string, newName: string, expected: string): void {
  const { text, cursor = 0 } = markedText(source);
  const answer = rename(createDocument(text), cursor, newName);
  assert.equal(answer?.kind, "renamed", answer?.kind === "refused" ? answer.message : "no name");
  if (answer.kind === "renamed") assert.equal(applyEdits(text, answer.edits), dedent(expected));
}

/** Expects that the thing at the cursor cannot get the name, and why. */
export function checkRefused(source: string, newName: string, message: string): void {
  const { text, cursor = 0 } = markedText(source);
  assert.deepEqual(rename(createDocument(text), cursor, newName), { kind: "refused", message });
}
