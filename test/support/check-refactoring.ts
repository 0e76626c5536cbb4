import assert from "node:assert/strict";
import { applyEdits } from "#core/base/edit.ts";
import type { SourceRange } from "#core/base/range.ts";
import { createDocument } from "#core/document/document.ts";
import { type OfferedRewrite, refactoringsAt } from "#core/features/refactorings/index.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import { dedent } from "./marked-text.ts";

/** Expects that the refactoring of this title makes the second text of the first, in which `<|>` or `<|…|>` is selected. */
export function checkRefactoring(
  before: string,
  title: string,
  after: string,
  code?: ProjectCode,
): void {
  const { text, rewrites } = rewritesAt(before, code);
  const found = rewrites.find((it) => it.title === title);
  assert.ok(found, `no "${title}", but ${JSON.stringify(rewrites.map((it) => it.title))}`);
  assert.equal(applyEdits(text, found.edits), dedent(after));
}

/** Expects that no refactoring whose title begins so is offered. */
export function checkNoRefactoring(before: string, title: string): void {
  const titles = rewritesAt(before).rewrites.map((it) => it.title);
  assert.deepEqual(
    titles.filter((it) => it.startsWith(title)),
    [],
  );
}

function rewritesAt(
  before: string,
  code?: ProjectCode,
): { text: string; rewrites: readonly OfferedRewrite[] } {
  const { text, range } = selected(dedent(before));
  return { text, rewrites: refactoringsAt(createDocument(text), range, code) };
}

function selected(marked: string): { text: string; range: SourceRange } {
  const start = marked.indexOf("<|");
  assert.ok(start >= 0, "nothing is selected");
  if (marked.startsWith("<|>", start)) {
    return { text: marked.replace("<|>", ""), range: { start, end: start } };
  }
  const end = marked.indexOf("|>") - "<|".length;
  return { text: marked.replace("<|", "").replace("|>", ""), range: { start, end } };
}
