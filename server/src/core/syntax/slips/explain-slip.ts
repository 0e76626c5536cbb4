import { applyEdits, type TextEdit } from "#core/base/edit.ts";
import { lineStart } from "#core/base/line.ts";
import { shift as shiftRange } from "#core/base/range.ts";
import { joiningSince } from "../joined-lines.ts";
import type { Oddness } from "../oddness.ts";
import type { Cause, SyntaxFix } from "../syntax-errors/cause.ts";
import { lineAt } from "../syntax-errors/source-line.ts";
import type { SyntaxNode } from "../tree.ts";
import { blockLines } from "./block-lines.ts";
import type { Candidate, SlipPlace } from "./candidate.ts";
import { lostColons } from "./colons.ts";
import { doubledDashes, extraDashes, lostDashes } from "./dashes.ts";
import { fitting } from "./fitting.ts";
import { meaningOf } from "./meaning.ts";
import { blanksAfterColons, blanksAfterDashes } from "./missing-spaces.ts";
import { placeBeside, placeOf } from "./near.ts";
import { shifts } from "./shifts.ts";
import { stretchAround } from "./stretch.ts";

/** A text as it is read, with its errors; undefined where enough has been read. */
export type Sketch = (text: string) => SketchedText | undefined;

interface SketchedText {
  readonly roots: readonly SyntaxNode[];
  readonly errorCount: number;
  readonly firstError?: number;
}

/** How to compare the repairs of a slip. */
export interface SlipCriteria {
  readonly sketch: Sketch;
  readonly oddness: Oddness;
}

/** The slip that was most likely made at a place, and how good the text is without it. */
export interface LikelySlip {
  readonly cause: Cause;
  /** Whether the lines that are moved or completed may be where they would be. */
  readonly isFounded: boolean;
  readonly isShift: boolean;
  readonly score: Score;
  /** How good the text is as it stands. */
  readonly before: Score;
}

/** Whether the place is read, then the errors, then the oddities: the smaller the better. */
export interface Score {
  /** 1 where there still is an error up to the line in question. */
  readonly here: number;
  readonly errors: number;
  readonly oddness: number;
}

/** How many texts are read to find one slip. */
const mostReadings = 16;

/**
 * The one slip near an offset that makes most of the text readable once it is undone. All slips that could have been
 * made are undone in turn, the likeliest first, and the results compared: by their errors, and by what may not be
 * where it does. The fix keeps the text's meaning only where no other reading comes near.
 */
export function likeliestSlip(
  text: string,
  offset: number,
  criteria: SlipCriteria,
): LikelySlip | undefined {
  return slipAmong(text, offset, criteria, { isBroken: true });
}

/** The same for a text that is YAML, where one line is odd. */
export function likeliestOddity(
  text: string,
  offset: number,
  criteria: SlipCriteria,
): LikelySlip | undefined {
  return slipAmong(text, offset, criteria, { isBroken: false });
}

function slipAmong(
  text: string,
  offset: number,
  criteria: SlipCriteria,
  { isBroken }: { readonly isBroken: boolean },
): LikelySlip | undefined {
  const stretch = stretchAround(text, offset);
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
  const { slip, isFounded } = foundedSlip(best, found);
  if (!slip) return undefined;
  const cause = placed(causeFor(slip, best.rivals, isFounded), stretch.start);
  return { cause, isFounded, isShift: slip.shift !== undefined, score: best.score, before };
}

/** A text with errors, however many. */
const unread: Score = { here: 1, errors: Infinity, oddness: Infinity };

/**
 * Of slips that lead to the same, the likeliest; and whether the text with its lines as they are meant is no odder than
 * the text without them, so that they can be meant there.
 */
function foundedSlip({ candidates, score }: Best, { source, line, criteria }: Case) {
  const [slip] = candidates;
  if (!slip || (score.errors === 0 && score.oddness === 0)) return { slip, isFounded: true };
  const without = scoreOf(withoutLines(source, slip.edits), line, criteria);
  const isFounded = without !== undefined && compare(score, without.score) <= 0;
  return { slip: isFounded || !slip.needsFoundation ? slip : undefined, isFounded };
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
export function isFoundedEdit(
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

function candidatesAt(place: SlipPlace): readonly Candidate[] {
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

/** What the text says after a slip is undone, with the slips that lead to the same, the likeliest first. */
interface Reading {
  readonly meaning: string;
  readonly score: Score;
  readonly cost: number;
  readonly candidates: Candidate[];
}

/** The stretch of a text in which a slip lies, with the line in question. */
interface Case {
  readonly source: string;
  readonly line: number;
  readonly criteria: SlipCriteria;
}

function readingsOf(
  { source, line, criteria }: Case,
  candidates: readonly Candidate[],
  before: Score,
): readonly Reading[] {
  const readings = new Map<string, Reading>();
  const tried = new Set<string>([source]);
  const joins = joiningSince(source, () => criteria.sketch(source)?.roots ?? []);
  let enough = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (tried.size > mostReadings) break;
    if (candidate.cost >= enough) continue;
    const text = applyEdits(source, candidate.edits);
    if (tried.has(text)) continue;
    tried.add(text);
    const found = scoreOf(text, line, criteria);
    if (!found) break;
    if (compare(found.score, before) >= 0) continue;
    if (!candidate.movesText && joins(found.roots, text)) continue;
    add(readings, identityOf(found), found.score, candidate);
    if (found.score.errors === 0 && found.score.oddness === 0)
      enough = Math.min(enough, candidate.cost * ratio);
  }
  return [...readings.values()];
}

/** A text with errors may be read like one without: they are not the same. */
function identityOf({ roots, score }: Scored): string {
  return `${score.here} ${score.errors} ${score.oddness} ${meaningOf(roots)}`;
}

/** Another reading must be so much further away for a fix to be the only one. */
const ratio = 3;

function add(
  readings: Map<string, Reading>,
  meaning: string,
  score: Score,
  candidate: Candidate,
): void {
  const known = readings.get(meaning);
  if (known) known.candidates.push(candidate);
  else readings.set(meaning, { meaning, score, cost: candidate.cost, candidates: [candidate] });
}

interface Best {
  readonly score: Score;
  readonly candidates: readonly Candidate[];
  /** Other readings that are as good and about as near. */
  readonly rivals: readonly Reading[];
}

function bestOf(readings: readonly Reading[]): Best | undefined {
  const [best, ...rest] = [...readings].sort((a, b) => compare(a.score, b.score));
  if (!best) return undefined;
  const rivals = rest.filter(
    (it) => compare(it.score, best.score) === 0 && it.cost < best.cost * ratio,
  );
  return { score: best.score, candidates: best.candidates, rivals };
}

function causeFor(slip: Candidate, rivals: readonly Reading[], isFounded: boolean): Cause {
  const fix = syntaxFixOf(slip, rivals.length > 0 || !isFounded);
  const others = rivals.flatMap(({ candidates: [it] }) => (it ? [syntaxFixOf(it, true)] : []));
  const { range, message } = slip;
  return {
    range,
    message,
    fix,
    ...(others.length > 0 ? { others: others.slice(0, mostOthers) } : {}),
  };
}

const mostOthers = 3;

function syntaxFixOf({ title, edits, kind }: Candidate, isOneOfSeveral: boolean): SyntaxFix {
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

/** Which of two is better: negative if it is the first. */
export function compare(a: Score, b: Score): number {
  return a.here - b.here || a.errors - b.errors || a.oddness - b.oddness;
}

interface Scored {
  readonly roots: readonly SyntaxNode[];
  readonly score: Score;
}

/** Slips change no number of lines: by that the place of the first error is compared. */
function scoreOf(text: string, line: number, criteria: SlipCriteria): Scored | undefined {
  const found = criteria.sketch(text);
  if (!found) return undefined;
  const { roots, errorCount, firstError } = found;
  const isHere = errorCount > 0 && (firstError === undefined || lineOf(text, firstError) <= line);
  const score = { here: isHere ? 1 : 0, errors: errorCount, oddness: criteria.oddness(roots) };
  return { roots, score };
}

function lineOf(text: string, offset: number): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1))
    count++;
  return count;
}
