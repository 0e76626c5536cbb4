import assert from "node:assert/strict";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument } from "#core/document/document.ts";
import { moveBetween, moveScripts } from "#core/features/rename/move-scripts.ts";
import { codeOf, type Scripts } from "./check-code.ts";

const root = "file:///";

/** Expects the texts of the files that change when files or folders of a project move, by their paths. */
export function checkMove(
  texts: Scripts,
  moves: { readonly [from: string]: string },
  expected: Scripts,
): void {
  const code = codeOf(texts);
  const files = Object.entries(texts)
    .filter(([path]) => path.endsWith(".yaml"))
    .map(([path, text]) => ({ uri: root + path, document: createDocument(text), code }));
  const moved = Object.entries(moves).map(([from, to]) => moveBetween(root + from, root + to));
  const changed = moveScripts(files, moved).map(({ file, edits }) => {
    const path = file.uri.slice(root.length);
    return [path, applyEdits(texts[path] ?? "", edits)];
  });
  assert.deepEqual(Object.fromEntries(changed), expected);
}
