import { applyEdits } from "#core/base/edit.ts";
import { joiningSince } from "../joined-lines.ts";
import type { SlipCandidate } from "./candidate.ts";
import { meaningOf } from "./meaning.ts";
import { compare, type Score, type Scored, type SlipCriteria, scoreOf } from "./score.ts";

/** How many texts are read to find one slip. */
const maxReadings = 16;

/** What the text says after a slip is undone, with the slips that lead to the same, the likeliest first. */
export interface SlipReading {
  readonly meaning: string;
  readonly score: Score;
  readonly cost: number;
  readonly candidates: SlipCandidate[];
}

/** The stretch of a text in which a slip lies, with the line in question. */
export interface Case {
  readonly source: string;
  readonly line: number;
  readonly criteria: SlipCriteria;
}

/** The readings of the text without one slip or another that are better than the present one. */
export function readingsOf(
  { source, line, criteria }: Case,
  candidates: readonly SlipCandidate[],
  before: Score,
): readonly SlipReading[] {
  const readings = new Map<string, SlipReading>();
  const tried = new Set<string>([source]);
  const joins = joiningSince(source, () => criteria.sketch(source)?.roots ?? []);
  let enough = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (tried.size > maxReadings) break;
    if (candidate.cost >= enough) continue;
    const text = applyEdits(source, candidate.edits);
    if (tried.has(text)) continue;
    tried.add(text);
    const found = scoreOf(text, line, criteria);
    if (!found) break;
    if (compare(found.score, before) >= 0 || joinsTexts(candidate, found, text, joins)) continue;
    add(readings, identityOf(found), found.score, candidate);
    enough = Math.min(enough, enoughAfter(candidate, found.score));
  }
  return [...readings.values()];
}

/** Whether a candidate is rejected because undoing it would join lines to one text; one that moves lines of a text may do so. */
function joinsTexts(
  { movesText }: SlipCandidate,
  { roots }: Scored,
  text: string,
  joins: ReturnType<typeof joiningSince>,
): boolean {
  return !movesText && joins(roots, text);
}

/** The cost from which on other slips are not alternatives to one that leaves nothing wrong. */
function enoughAfter({ cost }: SlipCandidate, { errors, oddness }: Score): number {
  return errors === 0 && oddness === 0 ? cost * ratio : Number.POSITIVE_INFINITY;
}

/** Distinguishes a text with errors from one without, even if both give the same tree. */
function identityOf({ roots, score }: Scored): string {
  return `${score.here} ${score.errors} ${score.oddness} ${meaningOf(roots)}`;
}

/** How many times further away all other readings must be for a fix to be the only one. */
const ratio = 3;

function add(
  readings: Map<string, SlipReading>,
  meaning: string,
  score: Score,
  candidate: SlipCandidate,
): void {
  const known = readings.get(meaning);
  if (known) known.candidates.push(candidate);
  else readings.set(meaning, { meaning, score, cost: candidate.cost, candidates: [candidate] });
}

/** The best reading. */
export interface Best {
  readonly score: Score;
  readonly candidates: readonly SlipCandidate[];
  /** Other readings that are as good and about as near. */
  readonly rivals: readonly SlipReading[];
}

/** The best of several readings, with its rivals. */
export function bestOf(readings: readonly SlipReading[]): Best | undefined {
  const [best, ...rest] = [...readings].sort((a, b) => compare(a.score, b.score));
  if (!best) return undefined;
  const rivals = rest.filter(
    (it) => compare(it.score, best.score) === 0 && it.cost < best.cost * ratio,
  );
  return { score: best.score, candidates: best.candidates, rivals };
}
