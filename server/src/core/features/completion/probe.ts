import { columnOf, lineEnd, lineStart } from "#core/base/line.ts";

/** One private-use letter, typed at the cursor so that a parser says what the cursor touches. */
const letter = "\ue000";

/** A text in which the letter stands at the cursor. */
export interface Probe {
  readonly text: string;
  /** Where the letter is in that text. */
  readonly letterAt: number;
  /** What must be written before a value at the cursor: a blank behind a colon, or the dash of a list entry. */
  readonly lead: string;
  readonly insertions: readonly Insertion[];
}

interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** What is known about the line of the cursor without parsing. */
export interface CursorLine {
  readonly start: number;
  readonly end: number;
  /** The blanks and dashes before its first word. */
  readonly head: string;
  /** At most one word without a colon: it may be a key, a value or a list entry that is being typed. */
  readonly lone: boolean;
  /** Where the word that the cursor touches ends. */
  readonly wordEnd: number;
}

/** Reads the line around an offset. */
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

/** Whether the cursor is right before a comment or in the blanks before a word or dash, where nothing can be written. */
export function isBetweenWords(
  text: string,
  at: number,
  { start, end, head }: CursorLine,
): boolean {
  if (text[at] === "#" && /^\s?$/.test(text.charAt(at - 1))) return true;
  return at < start + head.length && text.slice(at, end).trim() !== "" && text[at - 1] !== "-";
}

/** The letter as it would be typed, with a blank where YAML wants one first. */
export function plainProbes(text: string, at: number, line: CursorLine): readonly Probe[] {
  const closers = openEnds(text.slice(line.start, line.end));
  const close: Insertion = { at: line.end, text: closers };
  const probes = needsBlank(text, at, line) ? [probe(text, at, " ", [])] : [];
  if (closers !== "") {
    if (probes.length > 0) probes.push(probe(text, at, " ", [close]));
    probes.push(probe(text, at, "", [close]));
  }
  return [...probes, probe(text, at, "", [])];
}

/** The letter as a key: a bare word above another key would else be one key of two lines. */
export function keyProbe(text: string, at: number, line: CursorLine): Probe {
  return probe(text, at, "", [{ at: line.wordEnd, text: ":" }]);
}

/** The letter as an entry of a list, with the dash that is not typed yet. */
export function entryProbe(text: string, at: number, line: CursorLine): Probe {
  const word = line.start + line.head.length;
  const { text: probed, insertions, letterAt } = probe(text, at, "", []);
  const dash = "- ";
  return {
    text: probed.slice(0, word) + dash + probed.slice(word),
    letterAt: letterAt + dash.length,
    lead: dash,
    insertions: [{ at: word, text: dash }, ...insertions],
  };
}

/** Where an offset of the probed text lies in the text without the letter. */
export function originalOffset({ insertions }: Probe, offset: number): number {
  let added = 0;
  for (const { at, text } of insertions) {
    const start = at + added;
    if (offset <= start) break;
    if (offset < start + text.length) return at;
    added += text.length;
  }
  return offset - added;
}

/** Whether some line above could begin a list whose dashes stand in the column of the cursor's word. */
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

/** Whether a list whose dashes stand in a column may begin on a line, or go on from it. */
function beginsList(line: string, column: number): boolean {
  const word = line.slice(column);
  const isInColumn = !/[^- ]/.test(line.slice(0, column)) && line.length >= column;
  return isInColumn && (/^-(?:\s|$)/.test(word) || /^[^\s#].*:\s*(?:#|$)/s.test(word));
}

/** Whether a text holds no content yet: comments, directives and the line that begins the document at most. */
function isPreamble(text: string): boolean {
  return !/^\ufeff?(?!%|---[ \t]*(?:#.*)?$)[ \t]*[^#\s\ufeff]/m.test(text);
}

function probe(text: string, at: number, lead: string, later: readonly Insertion[]): Probe {
  const insertions = [{ at, text: lead + letter }, ...later];
  let probed = "";
  let done = 0;
  for (const insertion of insertions) {
    probed += text.slice(done, insertion.at) + insertion.text;
    done = insertion.at;
  }
  return { text: probed + text.slice(done), letterAt: at + lead.length, lead, insertions };
}

/** Right behind a dash or the colon of a key a letter would join it to a word. */
function needsBlank(text: string, at: number, line: CursorLine): boolean {
  const before = text.slice(line.start, at);
  const after = text.slice(at, line.end);
  if (/^ *(?:- +)*-$/.test(before)) return after.trim() === "";
  const inFlow = openEnds(before) !== "";
  const key = inFlow ? before.replace(/^.*[[{,]/, "") : before.slice(line.head.length);
  return isKey.test(key) && (inFlow ? /^\s*(?:$|[,}\]])/ : /^\s*(?:$|#)/).test(after);
}

const isKey = /^\s*["']?[^\s:{}[\],"'#][^:{}[\],"'#]*["']?:$/;

/** The quotes and brackets that would close what a line opens and leaves open. */
function openEnds(line: string): string {
  /** What closes each bracket that is open, and last a quote. */
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

/** Whether a quote or bracket at an offset opens something; within a plain text it is an ordinary character. */
function beginsValue(line: string, at: number, inFlow: boolean): boolean {
  const before = line.slice(0, at).trimEnd();
  const sign = before.at(-1) ?? "";
  const isAfterSign = (sign === ":" || sign === "-") && before.length < at;
  return sign === "" || isAfterSign || (inFlow && (sign === "[" || sign === "{" || sign === ","));
}
