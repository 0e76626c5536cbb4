import assert from "node:assert/strict";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument } from "#core/document/document.ts";
import { type FormatOptions, formatDocument } from "#core/features/format/format.ts";
import { defaultFormatStyle } from "#core/features/format/format-options.ts";
import { dedent } from "./marked-text.ts";

/** What the editor's defaults ask for. */
export const usualFormat: FormatOptions = { ...defaultFormatStyle, tabSize: 2 };

/** The text as it is laid out; fails where formatting refuses it. */
export function formatted(text: string, options: Partial<FormatOptions> = {}): string {
  const formatting = formatDocument(createDocument(text), { ...usualFormat, ...options });
  if (formatting.kind === "refused") {
    assert.fail(`refused at ${formatting.offset}: ${formatting.reason}`);
  }
  return applyEdits(text, formatting.edits);
}

/** Formats one text to another, which formatting then leaves as it is. */
export function checkFormat(
  before: string,
  after: string,
  options: Partial<FormatOptions> = {},
): void {
  const wanted = dedent(after);
  assert.equal(formatted(dedent(before), options), wanted);
  assert.equal(formatted(wanted, options), wanted, "formatting again changes something");
}
