import { columnOf, lineEnd, lineStart } from "#core/base/line.ts";

/** A private-use character, inserted at the cursor so that the parsed tree shows what the cursor touches. */
const marker = "\ue000";

/** A piece's text with the marker at the cursor. */
export interface MarkedText {
  readonly text: string;
  /** The offset of the marker in this text. */
  readonly markerAt: number;
  /** What to write before a value at the cursor: a space after a colon, or the dash of a list entry. */
  readonly lead: string;
  readonly insertions: readonly Added[];
}

interface Added {
  readonly at: number;
  readonly text: string;
}

/** What is known about the line of the cursor without parsing. */
export interface CursorLine {
  readonly start: number;
  readonly end: number;
  /** The spaces and dashes before its first word. */
  readonly head: string;
  /** Whether the line holds at most one word and no colon: it may be a key, a value or a list entry. */
  readonly lone: boolean;
  /** The end of the word that the cursor touches. */
  readonly wordEnd: number;
}

/** Reads the line around an offset; all offsets count in `text`. */
export function cursorLine(text: string, at: number): CursorLine {
  const start = lineStart(text, at);
  const end = lineEnd(text, at);
  const line = text.slice(start, end);
  const head = /^[ \ufeff]*(?:- +)*/.exec(line)?.[0] ?? "";
  const content = line.slice(head.length).split(/(?<!\S)#/, 1)[0] ?? "";
  const word = /^([^\s[\]{}"'#,:|>&*!]*)\s*$/.exec(content)?.[1];
  const lone = at >= start + head.length && word !== undefined && word !== "-";
  const wordEnd = at + (/^[^\s,[\]{}]*/.exec(text.slice(at, end))?.[0].length ?? 0);
  return { start, end, head, lone, wordEnd };
}

/** Whether the cursor is directly before a comment, or in the spaces before a word or dash, where nothing can be written. */
export function isBetweenWords(
  text: string,
  at: number,
  { start, end, head }: CursorLine,
): boolean {
  if (text[at] === "#" && /^\s?$/.test(text.charAt(at - 1))) return true;
  return at < start + head.length && text.slice(at, end).trim() !== "" && text[at - 1] !== "-";
}

/** The marker as plain text, after a space if YAML requires one there. */
export function markPlain(text: string, at: number, line: CursorLine): readonly MarkedText[] {
  const closers = openEnds(text.slice(line.start, line.end));
  const close: Added = { at: line.end, text: closers };
  const probes = needsBlank(text, at, line) ? [mark(text, at, " ", [])] : [];
  if (closers !== "") {
    if (probes.length > 0) probes.push(mark(text, at, " ", [close]));
    probes.push(mark(text, at, "", [close]));
  }
  return [...probes, mark(text, at, "", [])];
}

/** The marker as a key with a colon; without it, a bare word above another key would be part of that key. */
export function markKey(text: string, at: number, line: CursorLine): MarkedText {
  return mark(text, at, "", [{ at: line.wordEnd, text: ":" }]);
}

/** The marker as a list entry, with the dash that is not typed yet. */
export function markEntry(text: string, at: number, line: CursorLine): MarkedText {
  const word = line.start + line.head.length;
  const { text: result, insertions, markerAt } = mark(text, at, "", []);
  const dash = "- ";
  return {
    text: result.slice(0, word) + dash + result.slice(word),
    markerAt: markerAt + dash.length,
    lead: dash,
    insertions: [{ at: word, text: dash }, ...insertions],
  };
}

/** Converts an offset in the marked text to one in the text without the marker. */
export function originalOffset({ insertions }: MarkedText, offset: number): number {
  let added = 0;
  for (const { at, text } of insertions) {
    const start = at + added;
    if (offset <= start) break;
    if (offset < start + text.length) return at;
    added += text.length;
  }
  return offset - added;
}

/** Whether a line above could start a list whose dashes are in the column of the cursor's word. */
export function mayContinueList(text: string, line: CursorLine): boolean {
  if (line.head.includes("-")) return false;
  const column = columnOf(text, line.start + line.head.length);
  const above = text.slice(0, line.start);
  if (column === 0 && isPreamble(above)) return true;
  for (let start = text.startsWith("\ufeff") ? 1 : 0; start < line.start; ) {
    const end = text.indexOf("\n", start);
    if (beginsList(text.slice(start, end), column)) return true;
    start = end + 1;
  }
  return false;
}

/** Whether a list with its dashes in this column can start or continue on a line. */
function beginsList(line: string, column: number): boolean {
  const word = line.slice(column);
  const isInColumn = !/[^- ]/.test(line.slice(0, column)) && line.length >= column;
  return isInColumn && (/^-(?:\s|$)/.test(word) || /^[^\s#].*:\s*(?:#|$)/s.test(word));
}

/** Whether a text has no content yet: only comments, directives and `---`. */
function isPreamble(text: string): boolean {
  return !/^\ufeff?(?!%|---[ \t]*(?:#.*)?$)[ \t]*[^#\s\ufeff]/m.test(text);
}

function mark(text: string, at: number, lead: string, later: readonly Added[]): MarkedText {
  const insertions = [{ at, text: lead + marker }, ...later];
  let result = "";
  let done = 0;
  for (const insertion of insertions) {
    result += text.slice(done, insertion.at) + insertion.text;
    done = insertion.at;
  }
  return { text: result + text.slice(done), markerAt: at + lead.length, lead, insertions };
}

/** Directly after a dash or a key's colon, the marker would form one word with it. */
function needsBlank(text: string, at: number, line: CursorLine): boolean {
  const before = text.slice(line.start, at);
  const after = text.slice(at, line.end);
  if (/^ *(?:- +)*-$/.test(before)) return after.trim() === "";
  const inFlow = openEnds(before) !== "";
  const key = inFlow ? before.replace(/^.*[[{,]/, "") : before.slice(line.head.length);
  return isKey.test(key) && (inFlow ? /^\s*(?:$|[,}\]])/ : /^\s*(?:$|#)/).test(after);
}

const isKey = /^\s*["']?[^\s:{}[\],"'#][^:{}[\],"'#]*["']?:$/;

/** The quotes and brackets that close what the line leaves open. */
function openEnds(line: string): string {
  /** The closers of all open brackets, then that of an open quote. */
  const closers: string[] = [];
  for (const { 0: char, index } of line.matchAll(/["'[\]{}#]/g)) {
    const last = closers.at(-1) ?? "";
    const isQuoted = last === '"' || last === "'";
    if (char === "#" && !isQuoted && /^\s?$/.test(line.charAt(index - 1))) break;
    const closer = closerOf[char];
    if (char === last) closers.pop();
    else if (closer && !isQuoted && beginsValue(line, index, last !== "")) closers.push(closer);
  }
  return closers.reverse().join("");
}

/** What closes a quote or bracket. */
const closerOf: { readonly [char: string]: string } = { "[": "]", "{": "}", '"': '"', "'": "'" };

/** Whether a quote or bracket at an offset opens something; inside plain text it is an ordinary character. */
function beginsValue(line: string, at: number, inFlow: boolean): boolean {
  const before = line.slice(0, at).trimEnd();
  const sign = before.at(-1) ?? "";
  const isAfterSign = (sign === ":" || sign === "-") && before.length < at;
  return sign === "" || isAfterSign || (inFlow && (sign === "[" || sign === "{" || sign === ","));
}
