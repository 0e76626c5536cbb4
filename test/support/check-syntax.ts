import assert from "node:assert/strict";
import { applyEdits } from "#core/base/edit.ts";
import { oddness } from "#core/schema/schema-oddness.ts";
import { parseYaml } from "#core/syntax/parse.ts";
import { markedText } from "./marked-text.ts";

/** Characters that a test cannot show as they are. */
const stand: { readonly [shown: string]: string } = { "→": "\t", "␍": "\r", "⌾": "\ufeff" };

/**
 * Expects exactly the problems that the caret rows name. With `fixed` every problem must offer a fix, and after all
 * of them, one at a time, the text is this one and has no problem left.
 */
export function checkSyntax(source: string, fixed?: string): void {
  const { text: shown, carets } = markedText(source);
  const text = real(shown);
  const { problems } = parseYaml(text, { oddness });
  const row = (start: number, end: number, message: string) =>
    `line ${text.slice(0, start).split("\n").length} ${JSON.stringify(text.slice(start, end))} ${message}`;
  const found = problems.map(({ range, message }) => row(range.start, range.end, message));
  const expected = carets.map(({ start, end, note }) => row(start, end, note));
  assert.deepEqual(found.sort(), expected.sort());
  if (fixed !== undefined) assert.equal(fixAll(text), real(markedText(fixed).text));
}

/** The text after its first problem is fixed, over and over. */
function fixAll(text: string): string {
  let current = text;
  for (let round = 0; round < 20; round++) {
    const [first] = parseYaml(current, { oddness }).problems;
    if (!first) return current;
    assert.ok(first.fix, `no fix: ${first.message}`);
    current = applyEdits(current, first.fix.edits);
  }
  return assert.fail(`not fixed after 20 rounds:\n${current}`);
}

function real(shown: string): string {
  return shown.replace(/[→␍⌾]/g, (it) => stand[it] ?? it);
}
