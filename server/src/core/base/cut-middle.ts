import { copyString } from "./copy-string.ts";

/** A text of at most `most` UTF-16 code units: a longer one keeps its beginning and its end, with an ellipsis between them. */
export function cutMiddle(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = Math.floor(most / 3);
  const start = most - end - ellipsis.length;
  const first = text.slice(0, start).replace(/[\ud800-\udbff]$/, "");
  const last = text.slice(-end).replace(/^[\udc00-\udfff]/, "");
  // A copy, so that the long text is not kept for the sake of its parts.
  return copyString(first + ellipsis + last);
}

const ellipsis = " … ";
