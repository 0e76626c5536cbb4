import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { fixesFor } from "#core/features/diagnostics/fixes.ts";
import { hover } from "#core/features/hover/index.ts";
import { askAboutPlace, askAboutText } from "../support/ask-navigation.ts";
import { fixtures } from "../support/fixtures.ts";
import { fc } from "../support/property.ts";

/** Small slips as people make them; each changes the lines of a file. */
const slips: { readonly [name: string]: (lines: string[], at: number) => void } = {
  "delete a line": (lines, at) => lines.splice(at, 1),
  "repeat a line": (lines, at) => lines.splice(at, 0, lines[at] ?? ""),
  "indent a line": (lines, at) => lines.splice(at, 1, `  ${lines[at] ?? ""}`),
  "outdent a line": (lines, at) => lines.splice(at, 1, (lines[at] ?? "").replace(/^ {1,2}/, "")),
  "indent with a tab": (lines, at) => lines.splice(at, 1, `\t${lines[at] ?? ""}`),
  "drop a colon": (lines, at) => lines.splice(at, 1, (lines[at] ?? "").replace(":", "")),
  "drop a bracket": (lines, at) => lines.splice(at, 1, (lines[at] ?? "").replace(/[\]}[{]/, "")),
  "open a quote": (lines, at) => lines.splice(at, 1, `${lines[at] ?? ""} "`),
  "misspell a word": (lines, at) =>
    lines.splice(at, 1, (lines[at] ?? "").replace(/(\w)(\w)(\w)/, "$1$3$2")),
  "swap two lines": (lines, at) => lines.splice(at, 2, lines[at + 1] ?? "", lines[at] ?? ""),
  "cut a line": (lines, at) =>
    lines.splice(at, 1, (lines[at] ?? "").slice(0, (lines[at] ?? "").length / 2)),
  "empty a value": (lines, at) => lines.splice(at, 1, (lines[at] ?? "").replace(/: .*/, ":")),
  "swap tokens": (lines, at) =>
    lines.splice(at, 1, (lines[at] ?? "").replace(/(\S+) (\S+)/, "$2 $1")),
};

test("slips in files never throw and never give a range outside the text", () => {
  const slip = fc.record({
    name: fc.constantFrom(...Object.keys(slips)),
    at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...fixtures()),
      fc.array(slip, { minLength: 1, maxLength: 4 }),
      (file, made) => {
        const lines = file.text.split("\n");
        for (const { name, at } of made) slips[name]?.(lines, Math.floor(at * lines.length));
        examine(lines.join("\n"), made[0]?.at ?? 0);
      },
    ),
    { numRuns: 300 },
  );
});

/** Asks everything about a text that can be asked. */
function examine(text: string, at: number): void {
  const document = createDocument(text);
  for (const problem of diagnose(document)) {
    assert.ok(isInside(problem.range, text), `${problem.code} lies outside the text`);
    assert.ok(problem.message.length > 0);
    for (const fix of fixesFor(problem, document)) {
      for (const edit of fix.edits)
        assert.ok(isInside(edit.range, text), `${problem.code}: ${fix.title}`);
    }
  }
  const offset = Math.floor(at * text.length);
  hover(document, offset);
  askAboutPlace(document, offset);
  askAboutText(document);
}

function isInside({ start, end }: { start: number; end: number }, text: string): boolean {
  return 0 <= start && start <= end && end <= text.length;
}
