import type { SourceRange } from "#core/base/range.ts";
import { blockLines } from "./slips/block-lines.ts";
import { valueOn } from "./syntax-errors/source-line.ts";
import { quoteEnd } from "./syntax-errors/unclosed.ts";

/** A merge that is not resolved. */
export interface Conflict {
  /** The lines that Git wrote around the sides, without indentation and line breaks, in order: at least one. */
  readonly markers: readonly [SourceRange, ...SourceRange[]];
}

/** Why nothing changes a text with conflicts: a sentence, also usable as the rest of one. */
export const unresolvedConflict = "A merge conflict in this file is not resolved";

/** The message about each conflict, at its first marker. */
export const conflictMessage =
  "A Git conflict marker is left in the file; keep one side and remove the markers";

/** Whether a text holds a line that Git left from a merge: nothing may change such a text, as only its author knows which side is right. */
export function hasConflictMarkers(text: string): boolean {
  return firstConflictMarker(text) !== undefined;
}

/** The offset of the first line that Git left from a merge; undefined where there is none. */
export function firstConflictMarker(text: string): number | undefined {
  return conflictsIn(text)[0]?.markers[0].start;
}

/** The merges of a text that are not resolved, in order; what is left of one counts as a whole one. */
export function conflictsIn(text: string): readonly Conflict[] {
  if (!mayHoldMarker(text)) return none;
  const conflicts: [Marker, ...Marker[]][] = [];
  let isOpen = false;
  for (const it of markersIn(text)) {
    const around = isOpen && it.side !== "<" ? conflicts.at(-1) : undefined;
    if (around) around.push(it);
    else conflicts.push([it]);
    isOpen = it.side !== ">";
  }
  return conflicts.map((markers) => ({ markers }));
}

/** Whether any line of a text looks like a conflict marker of Git. */
export function mayHoldMarker(text: string): boolean {
  return anyMarker.test(text);
}

/** A line that Git writes around the sides of a conflict, with its label: the whole line without its break. */
const marker = /^([ \t]*)(?:([<|>])\2{6}(?: .*)?|(={7}))\r?$/gm;

const anyMarker = new RegExp(marker.source, "m");

const none: readonly Conflict[] = [];

interface Marker extends SourceRange {
  readonly side: string;
  readonly indent: number;
}

/** Markers in the first column, and markers that were indented together with the text around them. */
function markersIn(text: string): readonly Marker[] {
  const all = [...text.matchAll(marker)].map((match) => ({
    start: match.index + (match[1] ?? "").length,
    end: match.index + match[0].trimEnd().length,
    side: match[2] ?? "=",
    indent: (match[1] ?? "").length,
  }));
  const flush = all.filter((it) => it.indent === 0);
  if (flush.length === all.length) return flush;
  const isText = textLines(text);
  const outside = all.filter(({ start, indent }) => indent > 0 && !isText.has(start - indent));
  const indented = wholeConflicts(outside);
  return [...flush, ...indented].sort((a, b) => a.start - b.start);
}

/** The lines that begin inside texts of several lines, which may hold anything. */
function textLines(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  let quotedTo = 0;
  for (const line of blockLines(text)) {
    const isQuoted = line.start < quotedTo;
    if (line.isBlockText || isQuoted) found.add(line.start);
    const value = isQuoted || line.isBlockText ? undefined : valueOn(line);
    if (value && /^["']/.test(value.text)) quotedTo = quoteEnd(text, value.start);
  }
  return found;
}

/** The markers of conflicts that are whole: in one column, from the first side to the end of the second. */
function wholeConflicts(markers: readonly Marker[]): readonly Marker[] {
  const whole: (readonly Marker[])[] = [];
  let open: Marker[] = [];
  for (const it of markers) {
    if (it.side === "<" || it.indent !== open[0]?.indent) open = [];
    if (it.side === "<" || open.length > 0) open.push(it);
    if (it.side !== ">") continue;
    if (open.some(({ side }) => side === "=")) whole.push(open);
    open = [];
  }
  return whole.flat();
}
