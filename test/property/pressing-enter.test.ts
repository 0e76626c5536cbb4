import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { formatTyped, mayFormatTyped } from "#core/features/format/on-type.ts";
import { fixtures } from "../support/fixtures.ts";

test("Enter at the end of a line changes no line of a file without mistakes in its syntax or layout", () => {
  let lines = 0;
  for (const { name, text } of fixtures()) {
    const isPlain = !/yaml-(?:layout|swallowed-line)/.test(name);
    if (!isPlain || createDocument(text).pieces.some((it) => it.piece.problems.length > 0))
      continue;
    let start = 0;
    for (const line of text.split("\n")) {
      const end = start + line.length;
      start = end + 1;
      if (/^\s*-\s*$/.test(line)) continue;
      const begun = `\n${" ".repeat(line.search(/\S|$/))}`;
      if (!mayFormatTyped(line + begun, "\n")) continue;
      lines++;
      const after = createDocument(text.slice(0, end) + begun + text.slice(end));
      const edits = formatTyped(after, end + begun.length, "\n");
      assert.deepEqual(edits, [], `${name}: ${line}`);
    }
  }
  assert.ok(lines > 1000, `only ${lines} lines were tried`);
});
