import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "#core/base/edit.ts";
import { columnOf, contentEnd, lineEnd } from "#core/base/line.ts";
import { createDocument, type Document } from "#core/document/document.ts";
import { fitPasted } from "#core/features/format/fit-pasted.ts";
import { readingOf } from "#core/features/format/same-config.ts";
import type { SequenceNode, SyntaxNode } from "#core/syntax/tree.ts";
import { fixtures } from "../support/fixtures.ts";

/** The lists in block form below the items of a document, with where the offsets of each begin. */
function listsIn({ pieces }: Document): readonly { list: SequenceNode; base: number }[] {
  const found: { list: SequenceNode; base: number }[] = [];
  const visit = (node: SyntaxNode, base: number): void => {
    if (node.kind === "mapping" && !node.flow) for (const it of node.pairs) visit(it.value, base);
    if (node.kind !== "sequence" || node.flow) return;
    found.push({ list: node, base });
    for (const it of node.entries) visit(it, base);
  };
  for (const { piece, start } of pieces) {
    for (const root of piece.roots) {
      if (root.kind === "sequence") for (const it of root.entries) visit(it, start);
    }
  }
  return found;
}

function says(text: string): string {
  return JSON.stringify(readingOf(createDocument(text)).map(({ own, depth }) => [own, depth]));
}

test("the first entry of each list, pasted below it in whatever column, becomes its last", () => {
  let [tried, placed] = [0, 0];
  for (const { name, text } of fixtures()) {
    const document = createDocument(text);
    if (document.pieces.some((it) => it.piece.problems.length > 0)) continue;
    for (const { list, base } of listsIn(document)) {
      const column = columnOf(text, base + list.range.start);
      const at = lineEnd(text, contentEnd(text, base + list.range.end));
      for (const entry of list.entries.slice(0, 1)) {
        // A text over several lines can look like several entries.
        if (
          entry.kind === "scalar" &&
          text.slice(base + entry.range.start, base + entry.range.end).includes("\n")
        )
          continue;
        const start = text.lastIndexOf("-", base + entry.range.start - 1);
        const copied = text.slice(start, contentEnd(text, base + entry.range.end));
        const cursor = (column + tried) % (column + 5);
        const after = `${text.slice(0, at)}\n${" ".repeat(cursor)}${copied}${text.slice(at)}`;
        const range = { start: at + 1 + cursor, end: at + 1 + cursor + copied.length };
        const edits = fitPasted(createDocument(after), range);
        const wanted = `${text.slice(0, at)}\n${" ".repeat(column)}${copied}${text.slice(at)}`;
        const isPlaced = says(applyEdits(after, edits)) === says(wanted);
        tried++;
        if (isPlaced) placed++;
        assert.ok(isPlaced || edits.length === 0, `${name}: ${copied} moves to a wrong place`);
      }
    }
  }
  assert.ok(placed > tried * 0.95, `${placed} of ${tried} entries find their place`);
  assert.ok(tried > 50);
});
