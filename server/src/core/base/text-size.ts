import type { Placed, PlacedChunk } from "./chunk.ts";
import { oncePer } from "./once-per.ts";

/*
 * How much of a file is read, so that any file is answered for in about two seconds. What a text costs follows from its
 * characters alone: it is the same however the text came about.
 */

/**
 * The size up to which a file is read, in characters of plain text. Line breaks, dashes, colons, commas, brackets and items of
 * the list count as many characters each, since they take longer to read. Some 60,000 lines that people write come to this size.
 */
export const readingLimit = 40_000_000;

/** The same for a text that must be read as a whole: less, since that is done at once, and again at each edit. */
export const wholeLimit = readingLimit / 4;

/** As how many more characters an item with syntax errors counts, since their causes are looked for. */
export const brokenSize = 5000;

/** As how many characters a sign of YAML and an item of the list count. */
const perSign = 200;
const perItem = 1700;

/** The size of a stretch of text that is one item; counting ends once it is at least `enough`. */
export function itemSize(text: string, from: number, to: number, enough: number): number {
  let size = perItem + to - from;
  for (let at = from; at < to && size < enough; at++) {
    size += perSign * signsAt(text, at);
  }
  return size;
}

/** The size of pieces that are read. */
export function sizeOfPieces(pieces: readonly Placed<Text>[]): number {
  return pieces.reduce((sum, { piece }) => sum + sizeOfPiece(piece), 0);
}

/** The size of a piece that is read; `size` is given where it is known. */
export const sizeOfPiece = oncePer(
  ({ text }: Text, size?: number) =>
    size ?? itemSize(text, 0, text.length, Number.POSITIVE_INFINITY),
);

/** The size of chunks of pieces that are read. */
export function sizeOfChunks(chunks: readonly PlacedChunk<Text>[]): number {
  return chunks.reduce((sum, { chunk }) => sum + sizeOfChunk(chunk), 0);
}

interface Text {
  readonly text: string;
}

const sizeOfChunk = oncePer(({ pieces }: PlacedChunk<Text>["chunk"]) => sizeOfPieces(pieces));

/** How many signs a character counts for. */
function signsAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code > closingBrace) return oddBreaks.has(code) ? oddBreak : 0;
  return signs[code] === true ? 1 : signsBefore(code, text.charCodeAt(at + 1));
}

/** The same for characters that only count before some others. */
function signsBefore(code: number, next: number): number {
  switch (code) {
    case dash:
    case colon:
      return next > space ? 0 : 1;
    case carriageReturn:
      return next === lineFeed ? 0 : oddBreak;
    case lessThan:
      return next === lessThan ? mergeKey : 0;
    default:
      return 0;
  }
}

/** A line break that nobody writes: each is reported. */
const oddBreak = 5;

/** A merge: what it stands for is read once more. */
const mergeKey = 15;

const closingBrace = 125;
const dash = 45;
const colon = 58;
const space = 32;
const carriageReturn = 13;
const lineFeed = 10;
const lessThan = 60;

/** What YAML 1.1 takes for line breaks beside the usual ones. */
const oddBreaks: ReadonlySet<number> = new Set([0x85, 0x2028, 0x2029]);

const signs: readonly boolean[] = Array.from({ length: closingBrace + 1 }, (_, code) =>
  "\n,[]{}&*?".includes(String.fromCharCode(code)),
);
