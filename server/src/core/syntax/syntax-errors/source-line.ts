import { lineFeedAt, lineStart } from "#core/base/line.ts";

/** One line of a text, without its line break. */
export interface Line {
  readonly start: number;
  /** After the last visible character. */
  readonly end: number;
  readonly text: string;
  /** How many blanks it begins with. */
  readonly indent: number;
}

/** The line that holds an offset. */
export function lineAt(text: string, offset: number): Line {
  const start = lineStart(text, offset);
  return lineFrom(text, start, lineFeedAt(text, start));
}

/** The nearest line before that is neither blank nor a comment. */
export function previousLine(text: string, line: Line): Line | undefined {
  for (let start = line.start; start > 0; ) {
    const found = lineAt(text, start - 1);
    if (isContent(found)) return found;
    start = found.start;
  }
  return undefined;
}

/** The nearest later line that is neither blank nor a comment. */
export function nextContentLine(text: string, line: Line): Line | undefined {
  let lineBreak = text.indexOf("\n", line.start);
  while (lineBreak >= 0) {
    const found = lineAt(text, lineBreak + 1);
    if (isContent(found)) return found;
    lineBreak = text.indexOf("\n", lineBreak + 1);
  }
  return undefined;
}

/** The key that a line begins with, after the dashes of list entries. */
export function keyOn(line: Line): { readonly name: string; readonly column: number } | undefined {
  const column = /^\s*(?:- +)*/.exec(line.text)?.[0].length ?? 0;
  const [, quote = "", word, end = ""] = keyPattern.exec(line.text.slice(column)) ?? [];
  if (word === undefined || quote !== end.trimEnd()) return undefined;
  // Spaces before the colon are not part of a name, but those in quotes are.
  return { name: quote === "" ? word.trimEnd() : word, column };
}

/** Keys are words; the private-use letter stands for one that is being typed. */
const keyPattern = /^(["']?)([\p{L}\p{Co}_<][\p{L}\p{Co}\d_ .<-]*)((?:["'] *)?):(?=\s|$)/u;

/** Whether a line begins a list entry. */
export function isEntry(line: Line): boolean {
  return /^\s*-(?:\s|$)/.test(line.text);
}

/** What follows the key or dash of a line. */
export interface LineValue {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The value on a line, up to a comment. */
export function valueOn(line: Line): LineValue | undefined {
  const prefix = /^\s*(?:- +)*(?:["']?[A-Za-z_][\w .-]*(?:["'] *)?:(?: +|$))?/.exec(line.text)?.[0];
  const rest = line.text.slice(prefix?.length ?? 0);
  const text = withoutComment(rest);
  if (text === "" || prefix === undefined || !/[:-] +$/.test(prefix)) return undefined;
  const start = line.start + prefix.length;
  return { text, start, end: start + text.length };
}

function withoutComment(text: string): string {
  if (text.startsWith("#")) return "";
  const comment = commentStart(text);
  if (/^["']/.test(text)) return comment < 0 ? text.trimEnd() : text.slice(0, comment).trimEnd();
  return (comment < 0 || /["']/.test(text) ? text : text.slice(0, comment)).trimEnd();
}

/** Where a comment begins outside of quotes, if the text begins with some; otherwise after the first blank before "#". */
function commentStart(text: string): number {
  if (!/^["']/.test(text)) return text.search(/\s#/);
  const found = /^(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s"']|\s(?!#))*(?=\s#)/.exec(text);
  return found?.[0].length ?? -1;
}

function isContent(line: Line): boolean {
  return line.text.trim() !== "" && !/^\s*#/.test(line.text);
}

function lineFrom(text: string, start: number, stop: number): Line {
  const raw = text.slice(start, stop).trimEnd();
  return { start, end: start + raw.length, text: raw, indent: raw.search(/\S|$/) };
}
