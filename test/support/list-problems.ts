import assert from "node:assert/strict";
import { diagnose } from "../../server/src/core/features/diagnostics/diagnose.ts";
import { fixesFor } from "../../server/src/core/features/diagnostics/fixes.ts";
import { createDocument } from "../../server/src/core/features/document.ts";

/** What is written, with what is reported of it: one line per problem as `code «text»`, and what its fixes write. */
export type ProblemRow = readonly [written: string, ...problems: readonly string[]];

/** Expects exactly these problems of each row's text, once it is put into its place. */
export function checkRows(rows: readonly ProblemRow[], placed: (written: string) => string): void {
  for (const [written, ...problems] of rows) {
    assert.deepEqual([written, ...listProblems(placed(written))], [written, ...problems]);
  }
}

/** The problems of a text in order, one line each: `code «text»`, then for each fix what it writes in place of what. */
export function listProblems(text: string): readonly string[] {
  const document = createDocument(text);
  return diagnose(document).map((problem) => {
    const at = ({ start, end }: { readonly start: number; readonly end: number }) =>
      `«${text.slice(start, end).replaceAll("\n", "⏎")}»`;
    const fixes = fixesFor(problem, document).map(({ edits }) =>
      edits.map((it) => `${at(it.range)}→«${it.newText.replaceAll("\n", "⏎")}»`).join(" "),
    );
    return [`${problem.code} ${at(problem.range)}`, ...fixes].join(" | ");
  });
}
