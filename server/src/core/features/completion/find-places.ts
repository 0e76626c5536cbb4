import { closest } from "#core/base/closest.ts";
import { columnOf, lineStart } from "#core/base/line.ts";
import { type SourceRange, shift } from "#core/base/range.ts";
import { type Document, type PlacedPiece, pieceAt } from "#core/document/document.ts";
import { nameSource } from "#core/document/lookup.ts";
import { layoutOf } from "#core/edits/layout.ts";
import { itemKeywords } from "#core/model/build.ts";
import type { CompletionPlace } from "./completion-place.ts";
import type { CompletionRequest } from "./completion-request.ts";
import { type CursorReading, cursorReadings, isOneLine } from "./cursor.ts";
import { insertionPointsAt } from "./insertion-point.ts";
import { originalOffset } from "./marker.ts";
import { outerReadings } from "./outdent.ts";
import { schemasAt } from "./schema-at.ts";

/** The readings of the cursor at an offset of the file: where it is, then further left, in the blocks that could continue there. */
export function placesAt(
  document: Document,
  offset: number,
  request: CompletionRequest = {},
): readonly CompletionPlace[] {
  const placed = smallestPiece(document, offset);
  if (!placed || isIdle(document.text, offset, request.trigger)) return [];
  const { piece, start } = placed;
  const read = (it: CursorReading) => placeOf(document, it, start, offset, request);
  const here = cursorReadings(piece, offset - start).map(read);
  const outer = here.every(isBegun) ? outerReadings(piece, offset - start).map(read) : [];
  const places = [
    ...here.filter(isFirstEntry),
    ...here.filter((it) => !isFirstEntry(it)),
    ...outer.filter(({ quote }) => quote === ""),
  ];
  return request.trigger === undefined ? places : places.map(onThisLine);
}

/**
 * Whether the place is a key, an entry that no list can hold there, or an entry without its dash: then the word
 * may mean something else.
 */
function isBegun({ role, marked, path }: CompletionPlace): boolean {
  return role === "key" || marked.lead === "- " || path.includes("");
}

/** Offers are unasked: Enter must begin the next line, not accept an offer. */
function onThisLine(place: CompletionPlace): CompletionPlace {
  return { ...place, points: place.points.filter(({ below }) => !below) };
}

/** Right below a key without a value, where this document puts its dashes. */
function isFirstEntry({ marked, chain, layout }: CompletionPlace): boolean {
  const list = chain.at(-1);
  const first = list?.kind === "sequence" && list.entries.length === 1;
  return marked.lead === "- " && first && layout.dash === 0;
}

/** The piece around the offset; where items share anchors, still only the item is read. */
function smallestPiece(document: Document, offset: number): PlacedPiece | undefined {
  const cut = document.cut && pieceAt(document.cut, offset);
  return cut ?? pieceAt(document, offset);
}

/** Whether there are no offers: a typed blank or line break asks for them only where a value or an entry begins. */
function isIdle(text: string, offset: number, trigger: string | undefined): boolean {
  if (trigger !== " ") return false;
  return !/(?:^|[-:,[{])\s*$/.test(text.slice(lineStart(text, offset), offset));
}

/** The place of a cursor reading; `start` is the offset of its piece, `offset` the cursor, both in the file. */
function placeOf(
  document: Document,
  reading: CursorReading,
  start: number,
  offset: number,
  request: CompletionRequest,
): CompletionPlace {
  const { path, chain, role, marked, outdent } = reading;
  const parent = chain.at(-1);
  const { range, quote } = contentOf(reading);
  const typed = shift(
    { start: originalOffset(marked, range.start), end: originalOffset(marked, range.end) },
    start + outdent,
  );
  const place = {
    ...reading,
    document,
    names: nameSource(document.names),
    request,
    route: routeOf(path),
    flow: (parent?.kind === "mapping" || parent?.kind === "sequence") && parent.flow,
    quote,
    typed,
    before: document.text.slice(typed.start, offset),
    after: document.text.slice(offset, typed.end),
    column: columnOf(document.text, typed.start) - outdent + marked.lead.length,
    layout: layoutOf(document, { text: marked.text, roots: [reading.root] }),
  };
  const meant = meantPath(path, role);
  const schemas = schemasAt(role === "key" ? meant.slice(0, -1) : meant, chain);
  return { ...place, points: insertionPointsAt(place, schemas) };
}

/** The path with the keyword that a misspelt one most likely means; the word at the cursor itself stays as it is. */
function meantPath(
  path: CompletionPlace["path"],
  role: CompletionPlace["role"],
): CompletionPlace["path"] {
  const [entry, word, ...rest] = path;
  if (entry === undefined || typeof word !== "string") return path;
  if (rest.length === 0 && role === "key") return path;
  return [entry, nearestKeyword(word), ...rest];
}

function nearestKeyword(word: string): string {
  const known: readonly string[] = itemKeywords;
  return known.includes(word) ? word : (closest(word, known) ?? word);
}

function routeOf(path: readonly (string | number)[]): string {
  const [, keyword, ...rest] = path;
  const first = keyword === "blueprint" ? "pipeline" : String(keyword ?? "");
  return rest.reduce<string>(
    (route, step) => route + (typeof step === "number" ? "[]" : `.${step}`),
    first,
  );
}

/** What of the scalar is its text, in offsets of the marked text, and the quote around it. */
function contentOf(reading: CursorReading): Pick<CompletionPlace, "quote"> & {
  readonly range: SourceRange;
} {
  const { marked, scalar } = reading;
  const { range, style } = scalar;
  if (!isOneLine(reading, range.start) || style === "literal" || style === "folded") {
    return { range, quote: "|" };
  }
  if (style === "plain") return { range, quote: "" };
  const quote = style === "single-quoted" ? "'" : '"';
  const closed = range.end > range.start + 1 && marked.text[range.end - 1] === quote;
  return { range: { start: range.start + 1, end: range.end - (closed ? 1 : 0) }, quote };
}
