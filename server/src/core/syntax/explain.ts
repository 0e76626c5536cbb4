import type { TextEdit } from "../base/edit.ts";
import { applyEdits } from "../base/edit.ts";
import type { SourceRange } from "../base/range.ts";
import { textTooShallow } from "./causes/block-text.ts";
import type { Cause, FindCause, RawError } from "./causes/cause.ts";
import { generalCause } from "./causes/general.ts";
import { wrongIndentation } from "./causes/indentation.ts";
import { byteOrderMark, conflictMarker, documentRule } from "./causes/leftovers.ts";
import { lineAt } from "./causes/lines.ts";
import { missingColon } from "./causes/missing-colon.ts";
import { missingComma } from "./causes/missing-comma.ts";
import { needsQuotes } from "./causes/quoting.ts";
import { spaceAfterColon, spaceAfterDash } from "./causes/spacing.ts";
import { tabIndentation } from "./causes/tabs.ts";
import { unclosed } from "./causes/unclosed.ts";
import type { YamlProblem } from "./tree.ts";

/** Special causes stand before general ones. */
const causes: readonly FindCause[] = [
  conflictMarker,
  byteOrderMark,
  documentRule,
  tabIndentation,
  spaceAfterDash,
  unclosed,
  missingComma,
  needsQuotes,
  spaceAfterColon,
  wrongIndentation,
  textTooShallow,
  missingColon,
];

/** One slip can make dozens of errors; no text is worth more attempts to get behind it than this. */
const maximumRounds = 40;

/** A larger text is not read again after each mended slip. */
const largestReread = 400_000;

/** The errors of a text; undefined where enough has been read. */
type ReadErrors = (text: string) => readonly RawError[] | undefined;

/**
 * The causes of a text's syntax errors, one problem each. The first error is explained and mended in a copy, which
 * is read again for the next one: errors that only follow from another cause never show.
 */
export function explainSyntaxErrors(
  text: string,
  errors: readonly RawError[],
  read: ReadErrors,
): readonly YamlProblem[] {
  if (errors.length === 0) return [];
  const problems: YamlProblem[] = [];
  const copy = new MendedCopy(text);
  const errorCount = (attempt: string) => read(attempt)?.length ?? Infinity;
  let open = inOrder(errors);
  for (let round = 0; round < maximumRounds; round++) {
    const [first] = open;
    if (!first) break;
    const cause = causeOf(copy.text, first, errorCount);
    addProblem(problems, copy.toOriginal(cause), first.code, text);
    if (text.length > largestReread) break;
    const place = copy.originOf(first.start);
    const before = copy.text;
    copy.apply(cause.mend?.edits ?? withoutLine(copy.text, first.start));
    if (copy.text === before) break;
    const errorsLeft = read(copy.text);
    if (!errorsLeft) break;
    const rest = inOrder(errorsLeft);
    const [next] = rest;
    const again = next?.code === first.code && copy.originOf(next.start) === place;
    const behind = next === undefined || copy.originOf(next.start) > place;
    if (again || !(cause.mend || behind)) break;
    open = rest;
  }
  return problems;
}

function inOrder(errors: readonly RawError[]): readonly RawError[] {
  return [...errors].sort((a, b) => a.start - b.start);
}

function causeOf(text: string, error: RawError, errorCount: (text: string) => number): Cause {
  for (const find of causes) {
    const cause = find(text, error, errorCount);
    if (cause) return cause;
  }
  return generalCause(text, error);
}

/** Leaves a line out that nobody knows how to mend, so that what follows can be read. */
function withoutLine(text: string, offset: number): readonly TextEdit[] {
  const { start, end } = lineAt(text, offset);
  return [{ range: { start, end }, newText: "" }];
}

function addProblem(problems: YamlProblem[], cause: Cause, code: string, text: string): void {
  const range = visible(text, cause.range);
  const line = lineAt(text, range.start).start;
  if (problems.some((it) => lineAt(text, it.range.start).start === line)) return;
  problems.push({
    code: code.toLowerCase().replaceAll("_", "-"),
    range,
    message: cause.message,
    ...(cause.mend ? { mend: cause.mend } : {}),
  });
}

/** A text that is mended step by step and knows where each character came from. */
class MendedCopy {
  text: string;
  #origins: number[];

  constructor(text: string) {
    this.text = text;
    this.#origins = Array.from({ length: text.length + 1 }, (_, index) => index);
  }

  apply(edits: readonly TextEdit[]): void {
    const ordered = [...edits].sort((a, b) => b.range.start - a.range.start);
    for (const { range, newText } of ordered) {
      const origin = this.originOf(range.start);
      const inserted = Array.from({ length: newText.length }, () => origin);
      this.#origins.splice(range.start, range.end - range.start, ...inserted);
    }
    this.text = applyEdits(this.text, edits);
  }

  toOriginal({ range, message, mend }: Cause): Cause {
    const original = this.#rangeOf(range);
    if (!mend) return { range: original, message };
    const edits = mend.edits.map((it) => ({ ...it, range: this.#rangeOf(it.range) }));
    return { range: original, message, mend: { title: mend.title, edits } };
  }

  /** Where a place stood in the text as it was. */
  originOf(offset: number): number {
    return this.#origins[offset] ?? this.#origins.at(-1) ?? 0;
  }

  #rangeOf({ start, end }: SourceRange): SourceRange {
    const from = this.originOf(start);
    return { start: from, end: Math.max(from, this.originOf(end)) };
  }
}

/** A mark of at least one visible character on one line, where the text has one to offer. */
function visible(text: string, range: SourceRange): SourceRange {
  const lineBreak = text.indexOf("\n", range.start);
  const end = lineBreak < 0 ? range.end : Math.min(range.end, lineBreak);
  if (text.slice(range.start, end).includes("\t")) return { start: range.start, end };
  const shown = text.slice(range.start, end).trimEnd();
  if (shown !== "") return { start: range.start, end: range.start + shown.length };
  const before = text.slice(0, range.start).trimEnd().length;
  if (before > 0) return { start: before - 1, end: before };
  const at = text.search(/\S/);
  return { start: Math.max(0, at), end: Math.min(Math.max(0, at) + 1, text.length) };
}
