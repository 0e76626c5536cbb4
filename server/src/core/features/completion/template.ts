import { type BlockStyle, type Fragment, flowText, pairLines } from "#core/edits/yaml-text.ts";
import type { CompletionPlace, InsertionPoint } from "./completion-place.ts";
import { rangeOf } from "./insertion.ts";
import { cursorLine } from "./marker.ts";
import type { Insertion, OfferKind } from "./offer.ts";
import { type Stops, snippetText } from "./snippet.ts";

export type Pairs = readonly (readonly [key: string, value: Fragment])[];

/** Writes a mapping with stops in place of what is typed: as a block, or between braces. */
export function mappingInsertion(
  place: CompletionPlace,
  point: InsertionPoint,
  pairs: Pairs,
  filterText: string,
): Insertion {
  const { lead, tail } = point;
  const body = place.flow ? flowPairs(place, pairs) : blockPairs(place, point.column, pairs);
  const newText = snippetText(lead) + body + snippetText(tail);
  return { edit: { range: rangeOf(place, point), newText }, filterText, insertAsSnippet: true };
}

/** Writes the value of a key that is there, and below it the other pairs of its mapping. */
export function valueInsertion(
  place: CompletionPlace,
  point: InsertionPoint,
  pairs: Pairs,
  filterText: string,
): Insertion {
  const { head } = cursorLine(place.document.text, place.typed.start);
  const body = blockPairs(place, head.length, pairs);
  const newText = point.lead + body.replace(/^[^:]*: /, "");
  return { edit: { range: rangeOf(place, point), newText }, filterText, insertAsSnippet: true };
}

/** Writes an item with stops in place of what is typed, and before it steps that it needs. */
export function itemInsertion(
  place: CompletionPlace,
  point: InsertionPoint,
  key: string,
  pairs: Pairs,
  steps: readonly Pairs[] = [],
): Insertion {
  const { item: indent, lineBreak } = place.layout;
  const column = point.column + indent;
  const itemText = (name: string, own: Pairs) =>
    `${name}:${lineBreak}${" ".repeat(column)}${blockPairs(place, column, own)}`;
  const dash = `${lineBreak}${" ".repeat(Math.max(0, point.column - 2))}- `;
  const items = [...steps.map((it) => itemText("step", it)), itemText(snippetText(key), pairs)];
  return {
    edit: { range: rangeOf(place, point), newText: snippetText(point.lead) + items.join(dash) },
    filterText: key,
    insertAsSnippet: true,
  };
}

/** The lines of a mapping that begins in this column, the first one not indented. */
function blockPairs(place: CompletionPlace, column: number, pairs: Pairs): string {
  const { layout } = place;
  const style: BlockStyle = { dashIndent: layout.dash, indent: layout.nested };
  return pairs
    .map(([key, value]) => pairLines(key, value, column, style).join(layout.lineBreak))
    .join(layout.lineBreak + " ".repeat(column));
}

function flowPairs({ role }: CompletionPlace, pairs: Pairs): string {
  const whole = flowText({ pairs });
  return role === "key" ? whole.slice(2, -2) : whole;
}

/** A way to begin a whole entry. */
export interface EntryTemplate {
  readonly label: string;
  readonly kind: OfferKind;
  readonly detail: string;
  readonly retrigger: boolean;
  pairs(stops: Stops): Pairs;
}
