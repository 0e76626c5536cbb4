import { applyEdits, type TextEdit } from "#core/base/edit.ts";
import { lineStart } from "#core/base/line.ts";
import { shift as shiftRange } from "#core/base/range.ts";
import type { Cause, SyntaxFix } from "../syntax-errors/cause.ts";
import { lineAt } from "../syntax-errors/source-line.ts";
import { blockLines } from "./block-lines.ts";
import type { SlipCandidate, SlipPlace } from "./candidate.ts";
import { lostColons } from "./colons.ts";
import { doubledDashes, extraDashes, lostDashes } from "./dashes.ts";
import { fitting } from "./fitting.ts";
import { blanksAfterColons, blanksAfterDashes } from "./missing-spaces.ts";
import { type Best, bestOf, type Case, readingsOf, type SlipReading } from "./readings.ts";
import { compare, lineOf, type Score, type SlipCriteria, scoreOf } from "./score.ts";
import { shifts } from "./shifts.ts";
import { placeBeside, placeOf } from "./slip-place.ts";
import { stretchAround } from "./stretch.ts";

/** The slip that was most likely made at a place, and how good the text is without it. */
export interface LikelySlip {
  readonly cause: Cause;
  /** Whether the text without the slip is no odder than the text without the lines that it changes: these may belong there. */
  readonly isPlausible: boolean;
  /** Whether the slip is that some lines are in a wrong column. */
  readonly isShift: boolean;
  readonly score: Score;
  /** How good the text is as it is. */
  readonly before: Score;
}

/**
 * The one slip near an offset that makes most of the text readable once it is undone. All slips that could have been
 * made are undone in turn, the likeliest first, and the results are compared by their errors, and by what is not
 * allowed where it is. The fix keeps the text's meaning only where no other reading comes near.
 */
export function likeliestSlip(
  text: string,
  offset: number,
  criteria: SlipCriteria,
): LikelySlip | undefined {
  return slipAmong(text, offset, criteria, { isBroken: true });
}

/** The slip that was most likely made near an offset of a text that is valid YAML, but has an odd line there. */
export function likeliestOddity(
  text: string,
  offset: number,
  criteria: SlipCriteria,
): LikelySlip | undefined {
  return slipAmong(text, offset, criteria, { isBroken: false });
}

/** In characters: an item that is longer was written by a program, which makes no slips, and would take seconds. */
const longestItem = 50_000;

function slipAmong(
  text: string,
  offset: number,
  criteria: SlipCriteria,
  { isBroken }: { readonly isBroken: boolean },
): LikelySlip | undefined {
  const stretch = stretchAround(text, offset);
  if (stretch.end - stretch.start > longestItem) return undefined;
  const source = text.slice(stretch.start, stretch.end);
  const lines = blockLines(source);
  const at = { offset: offset - stretch.start, isBroken };
  const place = isBroken ? placeOf(lines, at.offset) : placeBeside(lines, at.offset);
  const candidates = fitting(lines, candidatesAt(place), at);
  if (candidates.length === 0) return undefined;
  const line = lineOf(source, at.offset);
  const before = isBroken ? unread : scoreOf(source, line, criteria)?.score;
  const found = { source, line, criteria };
  const best = before && bestOf(readingsOf(found, candidates, before));
  if (!before || !best) return undefined;
  const { slip, isPlausible } = plausibleSlip(best, found);
  if (!slip) return undefined;
  const cause = placed(causeFor(slip, best.rivals, isPlausible), stretch.start);
  return { cause, isPlausible, isShift: slip.shift !== undefined, score: best.score, before };
}

/** A text with errors, however many. */
const unread: Score = { here: 1, errors: Infinity, oddness: Infinity };

/**
 * The likeliest of the slips that lead to the same text, and whether that text is no odder than
 * the text without the lines that are edited, so that these may belong there.
 */
function plausibleSlip({ candidates, score }: Best, { source, line, criteria }: Case) {
  const [slip] = candidates;
  if (!slip || (score.errors === 0 && score.oddness === 0)) return { slip, isPlausible: true };
  const without = scoreOf(withoutLines(source, slip.edits), line, criteria);
  const isPlausible = without !== undefined && compare(score, without.score) <= 0;
  return { slip: isPlausible || !slip.mustBePlausible ? slip : undefined, isPlausible };
}

/** The text with blanks for the lines that are edited. */
function withoutLines(source: string, edits: readonly TextEdit[]): string {
  const lines = new Set(edits.map((it) => lineStart(source, it.range.start)));
  return [...lines].reduce((text, start) => {
    const end = lineAt(text, start).end;
    return text.slice(0, start) + " ".repeat(end - start) + text.slice(end);
  }, source);
}

/** Whether a text is without errors once some lines are edited, and no odder than without these lines. */
export function isPlausibleEdit(
  text: string,
  edits: readonly TextEdit[],
  criteria: SlipCriteria,
): boolean {
  const edited = scoreOf(applyEdits(text, edits), 0, criteria)?.score;
  if (!edited || edited.errors > 0) return false;
  if (edited.oddness === 0) return true;
  const without = scoreOf(withoutLines(text, edits), 0, criteria)?.score;
  return without?.errors === 0 && edited.oddness <= without.oddness;
}

/** How good a text is around an offset once it is edited, judged by the same stretch of it. */
export function scoreAround(
  text: string,
  offset: number,
  edits: readonly TextEdit[],
  criteria: SlipCriteria,
): Score | undefined {
  const { start, end } = stretchAround(text, offset);
  if (!edits.every(({ range }) => start <= range.start && range.end <= end)) return undefined;
  const moved = edits.map((it) => ({ ...it, range: shiftRange(it.range, -start) }));
  const source = text.slice(start, end);
  return scoreOf(applyEdits(source, moved), lineOf(source, offset - start), criteria)?.score;
}

function candidatesAt(place: SlipPlace): readonly SlipCandidate[] {
  return [
    ...blanksAfterDashes(place),
    ...blanksAfterColons(place),
    ...lostColons(place),
    ...lostDashes(place),
    ...shifts(place),
    ...extraDashes(place),
    ...doubledDashes(place),
  ];
}

function causeFor(
  slip: SlipCandidate,
  rivals: readonly SlipReading[],
  isPlausible: boolean,
): Cause {
  const fix = syntaxFixOf(slip, rivals.length > 0 || !isPlausible);
  const others = rivals.flatMap(({ candidates: [it] }) => (it ? [syntaxFixOf(it, true)] : []));
  const { range, message } = slip;
  return {
    range,
    message,
    fix,
    ...(others.length > 0 ? { others: others.slice(0, maxOthers) } : {}),
  };
}

/** How many other readings are offered as fixes. */
const maxOthers = 3;

function syntaxFixOf({ title, edits, kind }: SlipCandidate, isOneOfSeveral: boolean): SyntaxFix {
  return { kind: isOneOfSeveral ? "choose" : kind, title, edits };
}

function placed(cause: Cause, start: number): Cause {
  const move = (it: SyntaxFix): SyntaxFix => ({
    ...it,
    edits: it.edits.map((edit) => ({ ...edit, range: shiftRange(edit.range, start) })),
  });
  return {
    range: shiftRange(cause.range, start),
    message: cause.message,
    ...(cause.fix ? { fix: move(cause.fix) } : {}),
    ...(cause.others ? { others: cause.others.map(move) } : {}),
  };
}
