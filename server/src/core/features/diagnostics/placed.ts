import { oncePer } from "#core/base/once-per.ts";
import { shift } from "#core/base/range.ts";
import { type Document, itemNamed } from "#core/document/document.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import type { Item } from "#core/model/piece.ts";
import { ownNameRange } from "./own-name.ts";
import type { PieceProblems, PlacedProblem, Problem, RelatedPlace } from "./rule.ts";

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
  const range = shift(problem.range, start);
  const related = problem.related?.map((it) => ({ ...it, range: shift(it.range, start) })) ?? [];
  const other = problem.relatedItem && itemPlace(problem.relatedItem, document);
  const all = other ? [...related, { range: other.range, message: other.message }] : related;
  return { ...problem, range, start, ...(all.length > 0 ? { related: all } : {}) };
}

/** Sorts a list of problems by place, in the list itself. */
export function inOrder<P extends Problem>(problems: P[]): P[] {
  return problems.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
}

/** A place in another item that a problem names; that item moves independently. */
export interface OtherPlace extends RelatedPlace {
  /** The same object as long as the place in its item is the same. */
  readonly declaration: object;
}

/** The absolute place in another item that a problem names, if there is one. */
export function otherPlace(problem: Problem, document: Document): OtherPlace | undefined {
  const { step, relatedItem } = problem;
  if (relatedItem) return itemPlace(relatedItem, document);
  const declared = step === undefined ? undefined : itemNamed(document, "step", step);
  const range = declared?.item.config?.name?.range;
  if (!declared || !range) return undefined;
  const message = `Step "${step}" is declared here`;
  return { range: shift(range, declared.start), message, declaration: range };
}

function itemPlace(
  { item, message }: { readonly item: Item; readonly message: string },
  document: Document,
): OtherPlace | undefined {
  const found = placesOfItems(document).get(item);
  const range = found && ownNameRange(item);
  return range && { range: shift(range, found.start), message, declaration: item };
}

const placesOfItems = oncePer(
  ({ items }: Document): ReadonlyMap<Item, PlacedItem> => new Map(items.map((it) => [it.item, it])),
);
