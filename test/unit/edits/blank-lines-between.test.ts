import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { blankLinesBetween } from "#core/edits/blank-lines-between.ts";

const item = "- step:\n    name: a\n";

const texts: readonly (readonly [name: string, text: string, expected: number | undefined])[] = [
  ["no items", "", undefined],
  ["one item", `${item}\n\n`, undefined],
  ["items without blank lines", item + item, 0],
  ["one blank line", `${item}\n${item}`, 1],
  ["two blank lines with blanks in them", `${item}  \n\n${item}`, 2],
  ["what most items do", `${item}\n${item}\n${item}${item}`, 1],
  ["comments right above an item", `${item}\n# about\n# it\n${item}`, 1],
  ["comments without a blank line before them", `${item}# about\n\n${item}`, 0],
  ["comments of the item before", `${item}    # about\n\n${item}`, 1],
  ["other line breaks", `${item}\n${item}`.replaceAll("\n", "\r\n"), 1],
];

for (const [name, text, expected] of texts) {
  test(`it counts the blank lines between items: ${name}`, () => {
    assert.equal(blankLinesBetween(createDocument(text)), expected);
  });
}
