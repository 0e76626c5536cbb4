import { lineEnd, lineStart } from "#core/base/line.ts";
import type { Document } from "#core/document/document.ts";
import { startOf } from "#core/document/items-at.ts";

/** How many items are looked at: more would only repeat what the first ones show. */
const sampleCount = 30;

/**
 * How many blank lines a document most often leaves between two top-level items; undefined where it has no two. Comments
 * right above an item belong to it.
 */
export function blankLinesBetween({
  text,
  items,
}: Pick<Document, "text" | "items">): number | undefined {
  const votes = new Map<number, number>();
  for (const placed of items.slice(1, sampleCount)) {
    const count = blankLinesAbove(text, lineStart(text, startOf(placed)));
    votes.set(count, (votes.get(count) ?? 0) + 1);
  }
  let best: number | undefined;
  for (const [count, found] of votes) {
    if (best === undefined || found > (votes.get(best) ?? 0)) best = count;
  }
  return best;
}

/** The blank lines above an item and its comments, where what is above them ends. */
function blankLinesAbove(text: string, itemLine: number): number {
  let count = 0;
  for (let at = itemLine; at > 0; ) {
    const above = lineStart(text, at - 1);
    const line = text.slice(above, lineEnd(text, above));
    if (line.trim() === "") count++;
    else if (line.startsWith("#")) count = 0;
    else break;
    at = above;
  }
  return count;
}
