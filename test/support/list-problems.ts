import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import type { SourceRange } from "#core/base/range.ts";
import { createDocument } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { fixesFor } from "#core/features/diagnostics/fixes.ts";
import { ofRules } from "./check-rule.ts";

/** What is written, with what is reported of it in the order of the text: one line per problem as `code «text»`. */
export type ProblemRow = readonly [written: string, ...problems: readonly string[]];

/**
 * What is written, with what comes with each problem of one rule: `«text»`, then what is said about the problem besides,
 * and for each fix its kind and what it writes in place of what: `keep «2.0»→«2»`.
 */
export type FixRow = readonly [written: string, ...problems: readonly string[]];

/** Puts what is written into its place in a file. */
type Place = (written: string) => string;

/**
 * Expects exactly these problems of each row's text, once it is put into its place: one subtest a row. Only the rules run
 * that a row names, and those that are to stay quiet about every row.
 */
export async function checkRows(
  t: TestContext,
  rows: readonly ProblemRow[],
  place: Place,
  quiet: readonly string[] = [],
): Promise<void> {
  const named = rows.flatMap(([, ...problems]) => problems.map((it) => it.split(" ")[0] ?? ""));
  const codes = [...new Set([...named, ...quiet])];
  await eachRow(t, rows, (written) => {
    const text = place(written);
    const problems = ofRules(codes, diagnose(createDocument(text)));
    return problems.map(({ code, range }) => `${code} ${quoted(text, range)}`);
  });
}

/** Expects exactly these fixes for the problems of one rule in each row's text: one subtest a row. */
export async function checkFixRows(
  t: TestContext,
  code: string,
  rows: readonly FixRow[],
  place: Place,
): Promise<void> {
  await eachRow(t, rows, (written) => {
    const text = place(written);
    const document = createDocument(text);
    return ofRules(code, diagnose(document)).map((problem) => {
      const { range, tag, related = [] } = problem;
      assert.ok(!Object.values(problem).includes(undefined), `${code} has a key without a value`);
      const fixes = fixesFor(problem, document).map(({ kind, edits }) =>
        [kind, ...edits.map((it) => `${quoted(text, it.range)}→«${inOneLine(it.newText)}»`)].join(
          " ",
        ),
      );
      const places = related.map((it) => `${it.message}: ${quoted(text, it.range)}`);
      return [quoted(text, range), ...(tag ? [tag] : []), ...places, ...fixes].join(" | ");
    });
  });
}

async function eachRow(
  t: TestContext,
  rows: readonly ProblemRow[],
  found: (written: string) => readonly string[],
): Promise<void> {
  for (const [written, ...expected] of rows) {
    await t.test(written, () => assert.deepEqual(found(written), expected));
  }
}

function quoted(text: string, { start, end }: SourceRange): string {
  return `«${inOneLine(text.slice(start, end))}»`;
}

function inOneLine(text: string): string {
  return text.replaceAll("\n", "⏎");
}
