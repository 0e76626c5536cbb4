import type { SourceRange } from "#core/base/range.ts";

/** Where each character of a scalar's decoded text is in the source. */
export interface ScalarOffsets {
  /** The place in the source of a stretch of the decoded text. */
  rangeOf(from: number, to: number): SourceRange;
}

/**
 * Aligns a decoded text with the source that it was read from. Blanks can be folded, escaped or stripped, all other
 * characters come in the same order in both. Where they do not (an alias), every place is the whole scalar.
 */
export function scalarOffsets(source: string, scalar: SourceRange, decoded: string): ScalarOffsets {
  const starts = align(source, scalar, decoded);
  if (!starts) return { rangeOf: () => scalar };
  return {
    rangeOf(from, to) {
      const start = starts[from] ?? starts.at(-1) ?? scalar.start;
      const end = to > from ? (starts[to] ?? scalar.end) : start;
      const last = to > from && !isBlank(decoded[to - 1]) ? starts[to - 1] : undefined;
      if (last === undefined) return { start, end: Math.max(start, end) };
      // A stretch that ends in a visible character ends with it, not with what is folded after it.
      return { start, end: last + sourceLength(source, last, source[scalar.start]) };
    },
  };
}

/** How many characters of the source write the visible character that begins there. */
function sourceLength(source: string, at: number, quote: string | undefined): number {
  if (quote === '"' && source[at] === "\\") return escapeLength(source, at);
  return quote === "'" && source[at] === "'" ? 2 : 1;
}

interface Cursor {
  at: number;
}

/** The source offset of each decoded character, and of the end. */
function align(source: string, scalar: SourceRange, decoded: string): number[] | undefined {
  const quote = source[scalar.start];
  const style = quote === '"' || quote === "'" ? quote : "";
  const end = style ? scalar.end - 1 : scalar.end;
  const cursor = { at: contentStart(source, scalar, style) };
  const starts: number[] = [];
  for (let index = 0; index < decoded.length; index++) {
    const wanted = decoded[index];
    const before = starts.at(-1);
    if (isSecondHalf(source, before, wanted)) {
      starts.push(before);
      continue;
    }
    if (!isBlank(wanted)) skipBlanks(source, cursor, end, style);
    if (cursor.at > end) return undefined;
    starts.push(cursor.at);
    if (!step(source, cursor, end, style, wanted, decoded[index + 1])) return undefined;
  }
  starts.push(Math.min(cursor.at, end));
  return starts;
}

/** A character of two code units may be one escape. */
function isSecondHalf(
  source: string,
  before: number | undefined,
  wanted: string | undefined,
): before is number {
  if (before === undefined) return false;
  return source.startsWith("\\U", before) && wanted !== undefined && /[\udc00-\udfff]/.test(wanted);
}

function contentStart(source: string, scalar: SourceRange, style: string): number {
  if (style) return scalar.start + 1;
  const header = /^[|>][-+\d]*[ \t]*(?:#[^\n]*)?\r?\n[ \t]*/.exec(
    source.slice(scalar.start, scalar.end),
  );
  return scalar.start + (header?.[0].length ?? 0);
}

/** Moves after one decoded character; false where the source has another. */
function step(
  source: string,
  cursor: Cursor,
  end: number,
  style: string,
  wanted: string | undefined,
  next: string | undefined,
): boolean {
  if (isBlank(wanted)) {
    stepBlank(source, cursor, end, style, next);
    return true;
  }
  if (style === '"' && source[cursor.at] === "\\") {
    cursor.at += escapeLength(source, cursor.at);
    return true;
  }
  if (source[cursor.at] !== wanted) return false;
  cursor.at += sourceLength(source, cursor.at, style);
  return true;
}

/** A decoded blank is one blank of the source; the last of a row takes all that are folded into it. */
function stepBlank(
  source: string,
  cursor: Cursor,
  end: number,
  style: string,
  next: string | undefined,
): void {
  if (cursor.at >= end) return;
  if (style === '"' && source[cursor.at] === "\\") cursor.at += escapeLength(source, cursor.at);
  else if (isBlank(source[cursor.at])) cursor.at++;
  if (!isBlank(next)) skipBlanks(source, cursor, end, style);
}

function skipBlanks(source: string, cursor: Cursor, end: number, style: string): void {
  while (cursor.at < end) {
    if (isBlank(source[cursor.at])) cursor.at++;
    else if (
      style === '"' &&
      /^\\(?:[ntrvf_LPN \t]|\r?\n|[\r\x85\u2028\u2029])/.test(
        source.slice(cursor.at, cursor.at + 3),
      )
    ) {
      cursor.at += escapeLength(source, cursor.at);
    } else return;
  }
}

const escapeLengths: { readonly [letter: string]: number } = { x: 4, u: 6, U: 10 };

function escapeLength(source: string, at: number): number {
  return escapeLengths[source[at + 1] ?? ""] ?? 2;
}

function isBlank(character: string | undefined): boolean {
  return character !== undefined && /[\s\x85]/.test(character);
}
