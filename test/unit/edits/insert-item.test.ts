import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument } from "#core/document/document.ts";
import { insertItemAbove } from "#core/edits/insert-item.ts";

const added = "- step:\n    name: new\n";

/** The text with a step above its last item. */
function withStep(text: string): string {
  const step = { pairs: [["step", { pairs: [["name", "new"]] }]] } as const;
  const edits = insertItemAbove(createDocument(text), text.trimEnd().length, step);
  assert.ok(edits);
  return applyEdits(text, edits);
}

const first = "- step:\n    name: a\n";
const last = "- pipeline:\n    name: p\n";

const texts: readonly (readonly [name: string, before: string, after: string])[] = [
  ["none where there is none", first + last, first + added + last],
  ["one where there is one", `${first}\n${last}`, `${first}\n${added}\n${last}`],
  ["two where there are two", `${first}\n\n${last}`, `${first}\n\n${added}\n\n${last}`],
  ["none before the only item", last, added + last],
  [
    "them before the comments of the item",
    `${first}\n# about\n${last}`,
    `${first}\n${added}\n# about\n${last}`,
  ],
  [
    "them with the line breaks of the file",
    `${first}\n${last}`.replaceAll("\n", "\r\n"),
    `${first}\n${added}\n${last}`.replaceAll("\n", "\r\n"),
  ],
];

for (const [name, before, after] of texts) {
  test(`a new item leaves blank lines after it: ${name}`, () => {
    assert.equal(withStep(before), after);
  });
}
