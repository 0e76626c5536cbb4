import { keptWhile } from "#core/base/kept-while.ts";
import { lineEnd, lineStart } from "#core/base/line.ts";
import type { Document } from "#core/document/document.ts";
import { startOf } from "#core/document/items-at.ts";
import { blankLinesBetween } from "#core/edits/blank-lines-between.ts";
import { itemSchema } from "#core/schema/index.ts";
import type { CompletionPlace } from "./completion-place.ts";
import type { Offer } from "./offer.ts";

/** The offer with the blank lines before it that the document leaves between items, if it begins an item of the list. */
export function setApart(place: CompletionPlace, offer: Offer): Offer {
  if (!isAmongItems(place)) return offer;
  const { document, layout } = place;
  const { range, newText } = offer.edit;
  const start = lineStart(document.text, range.start);
  const head = document.text.slice(start, range.start);
  const missing = /^ *- /.test(head + newText) ? missingAt(place, start) : 0;
  if (missing === 0) return offer;
  const end = offer.before?.range.end ?? start;
  return { ...offer, before: { range: { start, end }, newText: layout.lineBreak.repeat(missing) } };
}

function isAmongItems({ points, flow, quote }: CompletionPlace): boolean {
  if (flow || quote !== "") return false;
  return points.some(({ schema }) => schema.kind === "object" && schema.object === itemSchema);
}

/** All offers of a place are written on one line. */
const missingAt = keptWhile((place: CompletionPlace, start: number) =>
  missingBlankLines(place.document, start),
);

/** How many more blank lines the other items have before them than this line; none below a comment, which belongs to it. */
function missingBlankLines({ text, items }: Document, start: number): number {
  const end = lineEnd(text, start);
  const others = items.filter((it) => {
    const at = startOf(it);
    return at < start || at > end;
  });
  if (!others.some((it) => startOf(it) < start)) return 0;
  const wanted = blankLinesBetween({ text, items: others }) ?? 0;
  for (let [at, blank] = [start, 0]; at > 0 && blank < wanted; blank++) {
    at = lineStart(text, at - 1);
    const above = text.slice(at, lineEnd(text, at)).trim();
    if (above !== "") return above.startsWith("#") ? 0 : wanted - blank;
  }
  return 0;
}
