import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "#core/base/edit.ts";
import { shift } from "#core/base/range.ts";
import { isWithin, scalarRanges } from "#core/document/comments.ts";
import { createDocument, type Document } from "#core/document/document.ts";
import { refactoringsAt } from "#core/features/refactorings/index.ts";
import { jsonText } from "#core/model/json-text.ts";
import { valueOfNode } from "#core/model/read.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";
import { fixtures } from "../support/fixtures.ts";
import { corpusFiles } from "../support/shared-corpus.ts";

/** Those that write the same in another form. */
const sameMeaning = /^(?:Write the block|Inline)/;

test("refactorings keep the text well formed, its comments and, where only the form changes, its meaning", (context) => {
  const files = [...fixtures(), ...corpusFiles("real")];
  let count = 0;
  for (const { name, text } of files) count += checkFile(name, text);
  context.diagnostic(`${count} refactorings were applied`);
  assert.ok(count > 100);
});

test("refactorings keep a comment at the end of every line", (context) => {
  let count = 0;
  for (const { name, text } of fixtures()) count += checkFile(name, withComments(text));
  context.diagnostic(`${count} refactorings were applied`);
  assert.ok(count > 60);
});

/** The text with a comment of its own after each line that can have one. */
function withComments(text: string): string {
  const scalars = createDocument(text).pieces.flatMap(({ piece, start }) =>
    piece.roots.flatMap((it) => scalarRanges(piece.text, it).map((range) => shift(range, start))),
  );
  let end = -1;
  return text
    .split("\n")
    .map((line, index) => {
      end += line.length + 1;
      if (line.trim() === "" || line.includes("#") || isWithin(scalars, end)) return line;
      return `${line} # line ${index + 1}`;
    })
    .join("\n");
}

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
  const words = new Set(scalars(after));
  const lost = scalars(before).filter((it) => !words.has(it) && !isReplaced(story, it));
  assert.deepEqual(lost, [], story);
  if (isSame) assert.equal(meaning(after), meaning(before), story);
}

/** What a conversion writes anew: the type of a node, and the blueprint whose step takes its place. */
function isReplaced(story: string, word: string): boolean {
  return (
    / Convert to /.test(story) &&
    (/^(?:task|execution)$/.test(word) || !story.includes("task node"))
  );
}

function scalars({ pieces }: Document): readonly string[] {
  return pieces.flatMap(({ piece }) => piece.roots.flatMap(scalarTexts));
}

function scalarTexts(node: SyntaxNode): readonly string[] {
  switch (node.kind) {
    case "scalar":
      return [node.text];
    case "sequence":
      return node.entries.flatMap(scalarTexts);
    case "mapping":
      return node.pairs.flatMap((it) => scalarTexts(it.value));
    case "alias":
    case "missing":
      return [];
  }
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
