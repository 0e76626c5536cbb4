import assert from "node:assert/strict";
import type { SourceRange } from "#core/base/range.ts";
import { createDocument } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { fixesFor } from "#core/features/diagnostics/fixes.ts";

/**
 * What is written, with what is reported of it: one line per problem as `code «text»`, with what is said of it besides,
 * and what its fixes write.
 */
export type ProblemRow = readonly [written: string, ...problems: readonly string[]];

/** Expects exactly these problems of each row's text, once it is put into its place. */
export function checkRows(rows: readonly ProblemRow[], placed: (written: string) => string): void {
  const actual = rows.map(([written]) => [written, ...listProblems(placed(written))]);
  const isWrong = (row: ProblemRow, index: number) =>
    JSON.stringify(row) !== JSON.stringify(actual[index]);
  assert.deepEqual(
    actual.filter((_, index) => isWrong(rows[index] ?? [""], index)),
    rows.filter(isWrong),
  );
}

/** The problems of a text in order, one line each: `code «text»`, then for each fix what it writes in place of what. */
function listProblems(text: string): readonly string[] {
  const document = createDocument(text);
  const at = ({ start, end }: SourceRange) => `«${text.slice(start, end).replaceAll("\n", "⏎")}»`;
  return diagnose(document).map((problem) => {
    const { code, range, tag, related = [] } = problem;
    assert.ok(!Object.values(problem).includes(undefined), `${code} has a key without a value`);
    const fixes = fixesFor(problem, document).map(({ edits }) =>
      edits.map((it) => `${at(it.range)}→«${it.newText.replaceAll("\n", "⏎")}»`).join(" "),
    );
    const places = related.map((it) => `${it.message}: ${at(it.range)}`);
    return [`${code} ${at(range)}`, ...(tag ? [tag] : []), ...places, ...fixes].join(" | ");
  });
}
