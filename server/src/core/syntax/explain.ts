import type { TextEdit } from "#core/base/edit.ts";
import { lineBreakOf, lineFeedAt } from "#core/base/line.ts";
import type { SourceRange } from "#core/base/range.ts";
import { FixedCopy } from "./fixed-copy.ts";
import {
  isPlausibleEdit,
  type LikelySlip,
  likeliestSlip,
  scoreAround,
} from "./slips/likeliest-slip.ts";
import { compare, type SlipCriteria } from "./slips/score.ts";
import { blanksAboveText, textTooShallow } from "./syntax-errors/block-indentation.ts";
import type { Cause, FindCause, RawError, SyntaxFix } from "./syntax-errors/cause.ts";
import { continuedAtKey } from "./syntax-errors/continued.ts";
import { dockerfileLine } from "./syntax-errors/dockerfile.ts";
import { extraComma } from "./syntax-errors/extra-comma.ts";
import { flowText } from "./syntax-errors/flow-text.ts";
import { generalCause } from "./syntax-errors/general.ts";
import { wrongIndentation } from "./syntax-errors/indentation.ts";
import { byteOrderMark, conflictMarker, documentRule } from "./syntax-errors/leftovers.ts";
import { missingColon } from "./syntax-errors/missing-colon.ts";
import { missingComma } from "./syntax-errors/missing-comma.ts";
import { oddBlank } from "./syntax-errors/odd-blanks.ts";
import { needsQuotes } from "./syntax-errors/quoting.ts";
import { lineAt } from "./syntax-errors/source-line.ts";
import { spaceAfterColon, spaceAfterDash } from "./syntax-errors/spacing.ts";
import { tabAfterDash, tabIndentation } from "./syntax-errors/tabs.ts";
import { unclosed } from "./syntax-errors/unclosed.ts";
import { templateTag } from "./syntax-errors/unquoted-template.ts";
import { textAboveList, valueAboveList } from "./syntax-errors/value-above-list.ts";
import { wideColon } from "./syntax-errors/wide-colon.ts";
import type { YamlProblem } from "./tree.ts";

/** Slips that are recognized by themselves, whatever error they lead to. */
const plainCauses: readonly FindCause[] = [
  conflictMarker,
  byteOrderMark,
  documentRule,
  tabAfterDash,
  oddBlank,
  wideColon,
  extraComma,
  templateTag,
  dockerfileLine,
];

/** Slips in quotes, brackets and texts, the special ones first. */
const textCauses: readonly FindCause[] = [
  blanksAboveText,
  textTooShallow,
  flowText,
  unclosed,
  missingComma,
  needsQuotes,
  continuedAtKey,
  valueAboveList,
  textAboveList,
];

/** What a slip of layout may be where no single one makes the text better. */
const layoutCauses: readonly FindCause[] = [
  spaceAfterDash,
  spaceAfterColon,
  wrongIndentation,
  missingColon,
];

/** One slip can make dozens of errors; a text is read again at most this often to look past them. */
const maxRounds = 40;

/** A larger text is not read again after each fixed slip. */
const largestReread = 400_000;

/** How a text is read to find its slips. */
interface Reader extends SlipCriteria {
  /** The errors of a text; undefined where enough has been read. */
  readonly read: (text: string) => readonly RawError[] | undefined;
  /** Whether enough has been read, so that causes which need more reading are not tried. */
  readonly isSpent: () => boolean;
}

/**
 * The causes of a text's syntax errors, one problem each. The first error is explained and fixed in a copy, which
 * is read again for the next one: errors that only follow from another cause never show.
 */
export function explainSyntaxErrors(
  text: string,
  errors: readonly RawError[],
  reader: Reader,
): readonly YamlProblem[] {
  if (errors.length === 0) return [];
  const problems: YamlProblem[] = [];
  const copy = new FixedCopy(text);
  let open: readonly RawError[] | undefined = inOrder(errors);
  for (let round = 0; round < maxRounds; round++) {
    const first: RawError | undefined = open?.[0];
    if (!first) break;
    const cause = causeOf(copy.text, first, reader);
    addProblem(problems, inOriginal(cause, copy), text, {
      ...first,
      start: copy.originOf(first.start),
    });
    open = text.length > largestReread ? undefined : errorsAfter(copy, first, cause, reader);
  }
  return problems;
}

/** A cause found in a copy, with its places in the original text and the line breaks of that. */
function inOriginal({ range, message, fix, others }: Cause, copy: FixedCopy): Cause {
  const lineBreak = lineBreakOf(copy.text);
  const moved = (it: SyntaxFix) => ({
    ...it,
    edits: it.edits.map((edit) => ({
      range: copy.rangeOf(edit.range),
      // What a fix takes from the text has its line breaks already.
      newText: edit.newText.replace(/\r?\n/g, lineBreak),
    })),
  });
  return {
    range: copy.rangeOf(range),
    message,
    ...(fix ? { fix: moved(fix) } : {}),
    ...(others ? { others: others.map(moved) } : {}),
  };
}

/** The errors that are left after a cause is fixed in the copy; undefined where reading on does not help. */
function errorsAfter(
  copy: FixedCopy,
  first: RawError,
  { fix }: Cause,
  reader: Reader,
): readonly RawError[] | undefined {
  const place = copy.originOf(first.start);
  const before = copy.text;
  copy.apply(fix?.edits ?? withoutLine(copy.text, first.start));
  const errorsLeft = copy.text === before ? undefined : reader.read(copy.text);
  if (!errorsLeft) return undefined;
  const rest = inOrder(errorsLeft);
  const [next] = rest;
  const again = next?.code === first.code && copy.originOf(next.start) === place;
  const isLater = next === undefined || copy.originOf(next.start) > place;
  return again || !(fix || isLater) ? undefined : rest;
}

function inOrder(errors: readonly RawError[]): readonly RawError[] {
  return [...errors].sort((a, b) => a.start - b.start);
}

function causeOf(text: string, error: RawError, reader: Reader): Cause {
  const errorCount = (attempt: string) => reader.read(attempt)?.length ?? Infinity;
  const find = (causes: readonly FindCause[]) => firstCause(causes, text, error, errorCount);
  const plain = find(plainCauses);
  if (plain) return plain;
  const tab = tabIndentation(text, error, (attempt) => faultsIn(attempt, reader));
  if (tab) return sureIfPlausible(tab, text, reader);
  const inText = find(textCauses);
  const slip = reader.isSpent() ? undefined : likeliestSlip(text, error.start, reader);
  if (slip && !(inText && isAsGood(text, error, inText, slip, reader))) return slip.cause;
  if (inText) return closesBracket(inText) ? sureIfPlausible(inText, text, reader) : inText;
  const guess = find(layoutCauses);
  return guess ? unsure(guess) : generalCause(text, error);
}

function firstCause(
  causes: readonly FindCause[],
  text: string,
  error: RawError,
  errorCount: (text: string) => number,
): Cause | undefined {
  for (const find of causes) {
    const cause = find(text, error, errorCount);
    if (cause) return cause;
  }
  return undefined;
}

/** Whether a text is as good with a cause fixed as without a slip. */
function isAsGood(
  text: string,
  { start }: RawError,
  { fix }: Cause,
  slip: LikelySlip,
  reader: Reader,
): boolean {
  const score = fix && scoreAround(text, start, fix.edits, reader);
  return score !== undefined && compare(score, slip.score) <= 0;
}

/** How much is wrong with a text: one error weighs more than all oddities. */
function faultsIn(text: string, { sketch, oddness }: Reader): number {
  const found = sketch(text);
  return found ? found.errorCount * errorWeight + oddness(found.roots) : Infinity;
}

const errorWeight = 1e6;

/** Whether a cause is fixed by adding a bracket: the other bracket may also be the one too many. */
function closesBracket({ fix }: Cause): boolean {
  return fix?.edits.every((it) => /^[\]}]+$/.test(it.newText)) ?? false;
}

/** A cause whose fix is only a guess if it leaves lines where they are not allowed. */
function sureIfPlausible(cause: Cause, text: string, reader: Reader): Cause {
  const { fix } = cause;
  return fix && isPlausibleEdit(text, fix.edits, reader) ? cause : unsure(cause);
}

/** A fix that is only a guess is never made unasked. */
function unsure(cause: Cause): Cause {
  const { fix } = cause;
  return fix?.kind === "keep" ? { ...cause, fix: { ...fix, kind: "choose" } } : cause;
}

/** Leaves out a line that has no fix, so that what follows can be read. */
function withoutLine(text: string, offset: number): readonly TextEdit[] {
  const { start, end } = lineAt(text, offset);
  return [{ range: { start, end }, newText: "" }];
}

function addProblem(
  problems: YamlProblem[],
  cause: Cause,
  text: string,
  { code, start }: RawError,
): void {
  const range = visible(text, cause.range);
  const line = lineAt(text, range.start).start;
  if (problems.some((it) => lineAt(text, it.range.start).start === line)) return;
  problems.push({
    code: code.toLowerCase().replaceAll("_", "-"),
    range,
    message: cause.message,
    ...(start < range.start ? { from: start } : {}),
    ...(cause.fix ? { fix: cause.fix } : {}),
    ...(cause.others ? { others: cause.others } : {}),
  });
}

/** A mark of at least one visible character on one line, where the text has one to offer. */
function visible(text: string, range: SourceRange): SourceRange {
  const end = Math.min(range.end, lineFeedAt(text, range.start));
  if (
    /[\t\u00a0\u00ad\u1680\u2000-\u200d\u202f\u205f\u2060\u3000]/.test(text.slice(range.start, end))
  )
    return { start: range.start, end };
  if (isBlankLine(text, range.start)) return { start: range.start, end };
  const shown = text.slice(range.start, end).trimEnd();
  if (shown !== "") return { start: range.start, end: range.start + shown.length };
  const before = text.slice(0, range.start).trimEnd().length;
  if (before > 0) return { start: before - 1, end: before };
  const at = text.search(/\S/);
  return { start: Math.max(0, at), end: Math.min(Math.max(0, at) + 1, text.length) };
}

function isBlankLine(text: string, offset: number): boolean {
  const { text: line, start, end } = lineAt(text, offset);
  return line === "" && offset > start && end < text.length;
}
