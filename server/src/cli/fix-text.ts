import { amountsOf } from "#core/base/amount-of.ts";
import { applyEdits } from "#core/base/edit.ts";
import { lineColumns } from "#core/base/line-column.ts";
import { printedWord } from "#core/base/terminal-text.ts";
import { createDocument } from "#core/document/document.ts";
import type { Policy } from "#core/features/diagnostics/policy.ts";
import { type FixedAll, fixAll, refusalOf, unfinished } from "#core/features/fix-all/index.ts";
import { hasConflictMarkers } from "#core/syntax/conflict-markers.ts";
import type { FixedText, FixMode } from "./fix-mode.ts";
import { shortDiff } from "./patch.ts";

/** The text of a file after the fixes that need no decision. */
export function fixText(file: string, text: string, policy: Policy, mode: FixMode): FixedText {
  const fixed = fixAll(createDocument(text), policy);
  const after = applyEdits(text, fixed.edits);
  const summary = after === text ? "" : summaryOf(file, text, after, fixed, mode);
  const conflict = hasConflictMarkers(text)
    ? `${file} is unchanged: a merge conflict is not resolved\n`
    : "";
  const more = fixed.isUnfinished ? `${file}: ${unfinished}\n` : "";
  return { after, summary: summary + more, refusals: refusalsOf(file, text, fixed) + conflict };
}

function summaryOf(
  file: string,
  before: string,
  after: string,
  { made }: FixedAll,
  mode: FixMode,
): string {
  const spellings = made.filter((it) => it.kind === "spelling").length;
  const counts = amountsOf([
    [spellings, "spelling fix", "spelling fixes"],
    [made.length - spellings, "layout fix", "layout fixes"],
  ]);
  const done = mode === "patch" ? "would be fixed" : "is fixed";
  const what = counts.join(", ");
  const diff = mode === "patch" ? "" : shortDiff(before, after);
  return `${printedWord(file)} ${done}: ${what}\n${diff}`;
}

/** Reports which fixes would have lost something, to be passed on to their maintainers. */
function refusalsOf(file: string, text: string, { refused }: FixedAll): string {
  const place = lineColumns(text);
  return refused
    .map((it) => {
      const { line } = place(Math.min(it.range.start, text.length));
      return `${printedWord(`${file}:${line}: ${refusalOf(it)}`)}\n`;
    })
    .join("");
}
