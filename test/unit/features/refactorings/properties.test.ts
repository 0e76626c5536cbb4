import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "../../../../server/src/core/base/edit.ts";
import { createDocument, type Document } from "../../../../server/src/core/features/document.ts";
import { refactoringsAt } from "../../../../server/src/core/features/refactorings/index.ts";
import { jsonText } from "../../../../server/src/core/model/json-text.ts";
import { valueOfNode } from "../../../../server/src/core/model/read.ts";
import { corpus, fixtures } from "../../../support/fixtures.ts";

/** Those that write the same in another form. */
const sameMeaning = /^(?:Write the block|Inline)/;

test("refactorings keep the text well formed, its comments and, where only the form changes, its meaning", (context) => {
  const files = [...fixtures(), ...corpus("real")];
  let count = 0;
  for (const { name, text } of files) count += checkFile(name, text);
  context.diagnostic(`${count} refactorings were applied`);
  assert.ok(count > 100);
});

/** Tries each title once for each line on which it is offered; answers how many. */
function checkFile(name: string, text: string): number {
  const document = createDocument(text);
  if (problemsOf(document) > 0) return 0;
  const tried = new Set<string>();
  for (const { index } of text.matchAll(/[^\s-]/g)) {
    if (index % 13 !== 0) continue;
    for (const { title, edits } of refactoringsAt(document, { start: index, end: index })) {
      const identity = JSON.stringify(edits);
      if (tried.has(identity)) continue;
      tried.add(identity);
      checkResult(`${name}: ${title}`, document, applyEdits(text, edits), sameMeaning.test(title));
    }
  }
  return tried.size;
}

function checkResult(story: string, before: Document, text: string, isSame: boolean): void {
  const after = createDocument(text, before);
  assert.equal(problemsOf(after), 0, `${story} breaks the text:\n${text}`);
  const left = new Set(comments(text));
  for (const it of comments(before.text)) assert.ok(left.has(it), `${story} loses "${it}"`);
  if (isSame) assert.equal(meaning(after), meaning(before), story);
}

function problemsOf(document: Document): number {
  return document.pieces.reduce((total, { piece }) => total + piece.problems.length, 0);
}

function comments(text: string): readonly string[] {
  return [...text.matchAll(/(?:^|\s)(#.*)$/gm)].map((it) => it[1]?.trim() ?? "");
}

function meaning({ pieces }: Document): string {
  const roots = pieces.flatMap(({ piece }) => piece.roots);
  const items = roots.flatMap((it) => (it.kind === "sequence" ? it.entries : [it]));
  return items.map((it) => jsonText(valueOfNode(it))).join("\n");
}
