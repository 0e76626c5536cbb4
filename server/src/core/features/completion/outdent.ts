import { columnOf, lineEnd, lineStart } from "#core/base/line.ts";
import type { Piece } from "#core/model/piece.ts";
import { sketchYaml } from "#core/syntax/parse.ts";
import type { CompletionPlace } from "./completion-place.ts";
import { type CursorReading, continuesBlock, isUsable, readingOf } from "./cursor.ts";
import {
  type CursorLine,
  cursorLine,
  type MarkedText,
  markEntry,
  markKey,
  markPlain,
} from "./marker.ts";
import type { Offer } from "./offer.ts";

/**
 * The readings of the cursor's line in each column of a block that could continue there, the innermost first. There are none
 * where the line holds more than a word, or where the line below belongs to the block.
 */
export function outerReadings(piece: Piece, at: number): readonly CursorReading[] {
  const { text } = piece;
  const line = cursorLine(text, at);
  if (!line.lone && !/^ *-$/.test(text.slice(line.start, line.end))) return [];
  const column = text.slice(line.start).search(/[^ ]|$/);
  if (at < line.start + column || columnOf(text, line.start + column) !== column) return [];
  const least = columnBelow(text, line.end);
  const blocks = blocksAround(text.slice(0, line.start), column).filter((it) => it.column >= least);
  if (blocks.length === 0) return [];
  const without = text.slice(0, line.start) + text.slice(line.end);
  const allowed = piece.problems.length === 0 ? 0 : sketchYaml(without, piece).errorCount;
  return blocks.flatMap((block) => {
    const outdent = column - block.column;
    const moved = text.slice(0, line.start) + text.slice(line.start + outdent);
    const shifted = { piece, text: moved, at: at - outdent, allowed };
    return readingsIn(block, shifted).map((it) => ({ ...it, outdent }));
  });
}

/** The column of a block and what is in it: dashes, keys, or both where a list is as far left as its key. */
interface Block {
  readonly column: number;
  hasDashes: boolean;
  hasKeys: boolean;
}

/** A piece with the cursor's line further left. */
interface ShiftedLine {
  readonly piece: Piece;
  readonly text: string;
  readonly at: number;
  /** How many errors the text has without the line. */
  readonly allowed: number;
}

function readingsIn(
  block: Block,
  { piece, text, at, allowed }: ShiftedLine,
): readonly CursorReading[] {
  const line = cursorLine(text, at);
  return markedFor(block, text, at, line).flatMap((marked) => {
    const reading = readingOf(marked, piece);
    const fits = reading && reading.errorCount <= allowed && continuesBlock(reading, block.column);
    return fits && isUsable(reading, line, at) ? [reading] : [];
  });
}

/** A dash begins an entry; without one the word may be a key as well. */
function markedFor(
  block: Block,
  text: string,
  at: number,
  line: CursorLine,
): readonly MarkedText[] {
  const isEntry = text.slice(line.start, line.end).trimStart().startsWith("-");
  if (isEntry) return block.hasDashes ? markPlain(text, at, line).slice(0, 1) : [];
  return [
    ...(block.hasKeys ? [markKey(text, at, line)] : []),
    ...(block.hasDashes ? [markEntry(text, at, line)] : []),
  ];
}

/** The blocks around the end of a piece's text that are left of the column, the innermost first. */
function blocksAround(text: string, column: number): readonly Block[] {
  const found: Block[] = [];
  for (let end = text.length; end > 0 && !isOutermost(found.at(-1)); ) {
    const start = lineStart(text, end - 1);
    const head = headOf(text.slice(start, end));
    // An item has one key, so that nothing is beside it.
    const keys = head === undefined || start === 0 ? [] : [head.length];
    for (const it of keys) note(found, it, column, "hasKeys");
    for (const it of dashesIn(head ?? "")) note(found, it, column, "hasDashes");
    end = start;
  }
  return found;
}

function isOutermost(block: Block | undefined): boolean {
  return block?.column === 0 && block.hasDashes;
}

/** The spaces and dashes that a line begins with; undefined for a blank line or a comment. */
function headOf(line: string): string | undefined {
  const trimmed = line.trimEnd();
  return trimmed === "" ? undefined : /^\ufeff?( *(?:- +)*)(?:[^\s#]|$)/.exec(trimmed)?.[1];
}

/** Adds a block that is further left than the known ones, or adds what is new to the last one. */
function note(found: Block[], column: number, limit: number, what: "hasKeys" | "hasDashes"): void {
  const last = found.at(-1);
  if (last?.column === column) last[what] = true;
  else if (column < (last?.column ?? limit)) {
    found.push({ column, hasDashes: false, hasKeys: false, [what]: true });
  }
}

/** The columns of the dashes after the spaces of a line, the last one first. */
function dashesIn(head: string): readonly number[] {
  return [...head.matchAll(/- +/g)].map(({ index }) => index).reverse();
}

/** The column of the first line below that is neither blank nor a comment. */
function columnBelow(text: string, from: number): number {
  for (let start = text.indexOf("\n", from) + 1; start > 0; ) {
    const line = text.slice(start, lineEnd(text, start));
    if (/^\s*[^\s#]/.test(line)) return line.search(/\S/);
    start = text.indexOf("\n", start) + 1;
  }
  return 0;
}

/** An offer of a place whose line is read further left, as an edit of the line as it is. */
export function fromOutdented(
  { document, outdent, typed, before }: CompletionPlace,
  offer: Offer,
): Offer {
  const start = lineStart(document.text, typed.start + before.length);
  return { ...offer, before: { range: { start, end: start + outdent }, newText: "" } };
}
