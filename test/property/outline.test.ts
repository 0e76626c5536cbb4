import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { type OutlineEntry, outlineOf } from "#core/features/navigation/outline.ts";
import { fixtures } from "../support/fixtures.ts";

test("every entry of an outline selects something inside its own range, and children lie inside their parents", () => {
  for (const { name, text } of fixtures()) {
    for (const { item } of createDocument(text).items) checkNested(outlineOf(item), name);
  }
});

function checkNested({ range, selection, children, name: own }: OutlineEntry, file: string): void {
  assert.ok(own !== "", file);
  assert.ok(range.start <= selection.start && selection.end <= range.end, `${file}: ${own}`);
  for (const it of children) checkNested(it, file);
}
