import { shift } from "#core/base/range.ts";
import type { Document } from "#core/document/document.ts";
import { itemPlace } from "./other-place.ts";
import type { PieceProblems, PlacedProblem, Problem } from "./rule.ts";

/** The problems of pieces in one list, in text order and absolute ranges. */
export function placed(
  document: Document,
  pieces: readonly PieceProblems[],
): readonly PlacedProblem[] {
  return inOrder(
    pieces.flatMap(({ problems, start }) => problems.map((it) => place(it, start, document))),
  );
}

/** A problem of a piece that starts there, in absolute ranges. */
export function place(problem: Problem, start: number, document: Document): PlacedProblem {
  const own = placeAlone(problem, start);
  const other = problem.relatedItem && itemPlace(problem.relatedItem, document);
  if (!other) return own;
  const { range, message } = other;
  return { ...own, related: [...(own.related ?? []), { range, message }] };
}

/** The same without the places in other pieces, which move on their own. */
export function placeAlone(problem: Problem, start: number): PlacedProblem {
  const range = shift(problem.range, start);
  const related = problem.related?.map((it) => ({ ...it, range: shift(it.range, start) }));
  return { ...problem, range, start, ...(related ? { related } : {}) };
}

/** Sorts a list of problems by place, in the list itself. */
export function inOrder<P extends Problem>(problems: P[]): P[] {
  return problems.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}
