import { applyEdits } from "#core/base/edit.ts";
import { printedWord } from "#core/base/terminal-text.ts";
import { createDocument } from "#core/document/document.ts";
import type { Policy } from "#core/features/diagnostics/policy.ts";
import { type FixedAll, fixAll, refusalOf, unfinished } from "#core/features/fix-all/index.ts";
import { hasConflictMarkers } from "#core/syntax/conflict-markers.ts";
import { attempt, type CliIo } from "./cli-io.ts";
import { lineColumns } from "./line-column.ts";
import { patchName, patchOf, shortDiff } from "./patch.ts";

/** What to do with the fixes: nothing, write them to the files, or print them as a patch. */
export type FixMode = "none" | "write" | "patch";

/** A text after the fixes, and the report about them. */
export interface FixedText {
  readonly after: string;
  /** The report in whole lines, correct once the text is written. */
  readonly summary: string;
  /** Whole lines on why something is not fixed. */
  readonly refusals: string;
}

/** The text of a file after the fixes that need no decision; the text itself where fixes are not wanted. */
export function fixText(file: string, text: string, policy: Policy, mode: FixMode): FixedText {
  if (mode === "none") return { after: text, summary: "", refusals: "" };
  const fixed = fixAll(createDocument(text), policy);
  const after = applyEdits(text, fixed.edits);
  const summary = after === text ? "" : summaryOf(file, text, after, fixed, mode);
  const conflict = hasConflictMarkers(text)
    ? `${file} is unchanged: a merge conflict is not resolved\n`
    : "";
  const more = fixed.isUnfinished ? `${file}: ${unfinished}\n` : "";
  return { after, summary: summary + more, refusals: refusalsOf(file, text, fixed) + conflict };
}

/** Puts a fixed text where it is wanted, and answers whether the file has it now, or would have it. */
export type FixWriter = (file: string, before: string, fixed: FixedText) => boolean;

/** Writes fixed files or prints their patch; a file that is given twice, such as by a link, is patched once. */
export function fixWriter(mode: FixMode, io: CliIo, say: (text: string) => void): FixWriter {
  const patched = new Set<string>();
  return (file, before, { after, summary, refusals }) => {
    say(refusals);
    if (mode === "write" && file === "-") io.out(after);
    else if (mode === "write" && !isWritten(file, before, after, io)) return false;
    say(summary);
    const name = patchName(file);
    if (mode === "patch" && after !== before && !patched.has(name)) {
      patched.add(name);
      io.out(patchOf(name, before, after));
    }
    return true;
  };
}

function isWritten(file: string, before: string, after: string, io: CliIo): boolean {
  if (after === before) return true;
  const written = attempt(io, () => {
    io.write(file, after, before);
    return true;
  });
  return written === true;
}

function summaryOf(
  file: string,
  before: string,
  after: string,
  { made }: FixedAll,
  mode: FixMode,
): string {
  const spellings = made.filter((it) => it.kind === "spelling").length;
  const counts = [
    amount(spellings, "spelling fix", "spelling fixes"),
    amount(made.length - spellings, "layout fix", "layout fixes"),
  ];
  const done = mode === "patch" ? "would be fixed" : "is fixed";
  const what = counts.filter((it) => it !== "").join(", ");
  const diff = mode === "patch" ? "" : shortDiff(before, after);
  return `${printedWord(file)} ${done}: ${what}\n${diff}`;
}

function amount(count: number, one: string, several: string): string {
  if (count === 0) return "";
  return `${count} ${count === 1 ? one : several}`;
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
