import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument } from "#core/document/document.ts";
import { shownProblems } from "#core/features/diagnostics/diagnose.ts";
import { ignoringEdits } from "#core/features/diagnostics/ignore.ts";
import { rules } from "#core/features/diagnostics/index.ts";
import { fixtures } from "../support/fixtures.ts";
import { exampleCode } from "../support/rules-page.ts";

/** Every code is shown, as its rule says or as a hint. */
const everything = {
  severities: Object.fromEntries(rules.map((it) => [it.code, it.severity])),
};

function problemsIn(text: string) {
  return shownProblems(createDocument(text), everything, exampleCode());
}

test("ignoring a problem of a fixture hides exactly its code at its place", () => {
  let count = 0;
  for (const { name, text } of fixtures().filter((it) => it.name.startsWith("rules/"))) {
    const document = createDocument(text);
    const problems = problemsIn(text);
    for (const problem of problems) {
      for (const { title, edits } of ignoringEdits(problem, document)) {
        count++;
        const lineOf = (offset: number) => text.slice(0, offset).split("\n").length;
        const isOnLine = title.endsWith("on this line");
        const stays = problems.filter(
          (it) =>
            it.code !== problem.code ||
            (isOnLine && lineOf(it.range.start) !== lineOf(problem.range.start)),
        );
        assert.deepEqual(
          storiesOf(problemsIn(applyEdits(text, edits))),
          storiesOf(stays),
          `${name}: ${title}`,
        );
      }
    }
  }
  assert.ok(count > 400, `only ${count} were tried`);
});

/** What is said about a comment depends on its other codes. */
function storiesOf(problems: readonly { readonly code: string; readonly message: string }[]) {
  return problems
    .map(({ code, message }) => (code === "suppression-unused" ? code : `${code}: ${message}`))
    .sort();
}
