import assert from "node:assert/strict";
import { createDocument } from "#core/document/document.ts";
import { hover } from "#core/features/hover/index.ts";
import { typeDefinition } from "#core/features/navigation/type-definition.ts";
import { definition } from "#core/names/definition.ts";
import { references } from "#core/names/references.ts";
import { markedText } from "./marked-text.ts";

/** Expects that the definitions of what is at the cursor are exactly the places with carets. */
export function checkDefinition(source: string): void {
  const { text, cursor = 0, carets } = markedText(source);
  const found = definition(createDocument(text), cursor).map((it) => it.range);
  assert.deepEqual(found, carets.map(placeOf));
}

/** Expects that what declares the thing at the cursor is exactly the places with carets. */
export function checkTypeDefinition(source: string): void {
  const { text, cursor = 0, carets } = markedText(source);
  const found = typeDefinition(createDocument(text), cursor).map((it) => it.range);
  assert.deepEqual(found, carets.map(placeOf));
}

/** Expects that the references to what is at the cursor are exactly the places with carets; the definition's say so. */
export function checkReferences(source: string): void {
  const { text, cursor = 0, carets } = markedText(source);
  const found = references(createDocument(text), cursor).map(({ range, role }) => ({
    ...range,
    role,
  }));
  assert.deepEqual(
    found,
    carets.map((it) => ({ ...placeOf(it), role: it.note === "" ? "reference" : it.note })),
  );
}

function placeOf({ start, end }: { readonly start: number; readonly end: number }) {
  return { start, end };
}

/** Expects the hover text at the cursor to match, or that there is none. */
export function checkHover(source: string, expected: RegExp | undefined): void {
  const { text, cursor = 0, carets } = markedText(source);
  const found = hover(createDocument(text), cursor);
  if (expected === undefined) {
    assert.equal(found, undefined);
    return;
  }
  assert.ok(found, "there is no hover");
  assert.match(found.markdown, expected);
  const [caret] = carets;
  if (caret) assert.deepEqual(found.range, { start: caret.start, end: caret.end });
}
