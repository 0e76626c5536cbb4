import { oncePer } from "#core/base/once-per.ts";
import { shift } from "#core/base/range.ts";
import { type Document, itemNamed } from "#core/document/document.ts";
import type { PlacedItem } from "#core/document/placed-item.ts";
import type { Item } from "#core/model/piece.ts";
import { ownNameRange } from "./own-name.ts";
import type { Problem, RelatedPlace } from "./rule.ts";

/** A place in another item that a problem names; that item moves independently. */
export interface OtherPlace extends RelatedPlace {
  /** The same object as long as the place in its item is the same. */
  readonly declaration: object;
}

/** The absolute places in other pieces that a problem names. */
export function otherPlaces(problem: Problem, document: Document): readonly OtherPlace[] {
  const { step, relatedItem, relatedElsewhere } = problem;
  const found: OtherPlace[] = (relatedElsewhere ?? []).map((it) => {
    const start = document.linked?.links.starts.get(it.piece) ?? 0;
    return { range: shift(it.range, start), message: it.message, declaration: it };
  });
  const other = relatedItem
    ? itemPlace(relatedItem, document.inPieces)
    : step !== undefined && stepPlace(step, document);
  return other ? [...found, other] : found;
}

function stepPlace(step: string, document: Document): OtherPlace | undefined {
  const inPiece = itemNamed(document.inPieces, "step", step);
  const isOwn = inPiece && ownNameRange(inPiece.item) === inPiece.item.config?.name?.range;
  // A name that an alias brings in from another piece has its place there.
  const declared = isOwn ? inPiece : itemNamed(document, "step", step);
  const range = declared?.item.config?.name?.range;
  if (!declared || !range) return undefined;
  const message = `Step "${step}" is declared here`;
  return { range: shift(range, declared.start), message, declaration: range };
}

/** The absolute place of the name of another item, with the message of the problem. */
export function itemPlace(
  { item, message }: { readonly item: Item; readonly message: string },
  document: Document,
): OtherPlace | undefined {
  const { kind, name } = item.config ?? {};
  const { names } = document;
  const numbers = kind && name ? names.ordinals(kind, name.value) : [];
  const number = numbers.find((it) => names.itemAt(it)?.item === item) ?? -1;
  const found = names.itemAt(number) ?? placesOfItems(document).get(item);
  const range = found && ownNameRange(item);
  return range && { range: shift(range, found.start), message, declaration: item };
}

const placesOfItems = oncePer(
  ({ items }: Document): ReadonlyMap<Item, PlacedItem> => new Map(items.map((it) => [it.item, it])),
);
