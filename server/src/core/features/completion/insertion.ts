import type { SourceRange } from "#core/base/range.ts";
import {
  doubleQuoted,
  insideQuotes,
  isPlainSafe,
  type ScalarContext,
  scalarText,
} from "#core/syntax/quote.ts";
import type { CompletionPlace, InsertionPoint } from "./completion-place.ts";
import type { Insertion } from "./offer.ts";
import { snippetText } from "./snippet.ts";

/** Writes a whole text value in place of what is typed, in quotes where it needs them. */
export function textInsertion(
  place: CompletionPlace,
  point: InsertionPoint,
  text: string,
): Insertion {
  const { typed, quote } = place;
  if (quote !== "") return { ...plain(typed, insideQuotes(text, quote)), filterText: text };
  return rawInsertion(place, point, scalarText(text, surroundingsOf(place, point)), text);
}

/** Writes YAML as it is in place of what is typed. */
export function rawInsertion(
  place: CompletionPlace,
  point: InsertionPoint,
  yaml: string,
  filterText: string,
): Insertion {
  const { lead, tail } = point;
  return { ...plain(rangeOf(place, point), lead + yaml + tail), filterText };
}

/** Writes a snippet in place of what is typed; `$0` is where the cursor stops. */
export function snippetInsertion(
  place: CompletionPlace,
  point: InsertionPoint,
  before: string,
  after: string,
  filterText: string,
): Insertion {
  const newText = `${snippetText(point.lead + before)}$0${snippetText(after + point.tail)}`;
  return { edit: { range: rangeOf(place, point), newText }, filterText, insertAsSnippet: true };
}

/**
 * Writes one part of a text value, such as the node of a socket. Only that part is replaced, unless the value as a
 * whole then needs quotes or what comes before it is missing.
 */
export function partInsertion(
  place: CompletionPlace,
  point: InsertionPoint,
  part: SourceRange,
  text: string,
): Insertion {
  const { typed, quote } = place;
  if (quote !== "") {
    return { ...plain(part, insideQuotes(text, quote)), filterText: text };
  }
  const source = place.document.text;
  const head = source.slice(typed.start, part.start);
  const whole = head + text + source.slice(part.end, typed.end);
  const filterText = head + text;
  // More follows after a final dot, which decides whether the text is a number.
  const finished = whole.endsWith(".") ? `${whole}x` : whole;
  if (!isPlainSafe(finished, surroundingsOf(place, point)))
    return quotedPart(place, point, whole, filterText);
  if (point.lead + point.tail === "") return { ...plain(part, text), filterText: text };
  return rawInsertion(place, point, whole, filterText);
}

/** In quotes the cursor must stop before the closing one while there is more to type. */
function quotedPart(
  place: CompletionPlace,
  point: InsertionPoint,
  whole: string,
  filterText: string,
): Insertion {
  const quoted = doubleQuoted(whole);
  if (!whole.endsWith(".")) return rawInsertion(place, point, quoted, filterText);
  return snippetInsertion(place, point, quoted.slice(0, -1), '"', filterText);
}

/** The range of the file that an insertion replaces: a block below a key starts directly after the colon. */
export function rangeOf(
  { document, typed }: CompletionPlace,
  { below }: InsertionPoint,
): SourceRange {
  if (!below) return typed;
  let { start } = typed;
  while (/[ \t]/.test(document.text.charAt(start - 1))) start--;
  return { start, end: typed.end };
}

function plain(range: SourceRange, newText: string): Omit<Insertion, "filterText"> {
  return { edit: { range, newText }, insertAsSnippet: false };
}

function surroundingsOf(place: CompletionPlace, point: InsertionPoint): ScalarContext {
  return place.flow || point.tail !== "" ? "flow" : "block";
}
