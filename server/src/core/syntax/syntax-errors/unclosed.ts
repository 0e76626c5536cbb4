import { lineFeedAt, nextLine } from "#core/base/line.ts";
import type { SourceRange } from "#core/base/range.ts";
import { quoteFix } from "../quote.ts";
import { type Cause, type FindCause, fix } from "./cause.ts";
import {
  isEntry,
  keyOn,
  type Line,
  type LineValue,
  lineAt,
  nextContentLine,
  valueOn,
} from "./source-line.ts";

/** A quote or bracket is opened and never closed before the next key or list entry. */
export const unclosed: FindCause = (text, error) => {
  for (const line of linesBefore(text, error.start)) {
    const value = valueOn(line);
    if (!value || !/^["'[{]/.test(value.text)) continue;
    const open = openAtEnd(text.slice(value.start, stretchEnd(text, line)));
    if (open) return { ...causeOf(value.start, open), ...quotesFor(value, open) };
  }
  return undefined;
};

interface Open {
  readonly at: number;
  /** After the last character that is neither blank nor in a comment. */
  readonly end: number;
  /** What is open, outermost first; a quote is always the last. */
  readonly characters: string;
  /** The offset of a bracket of the other kind in place of the closing one. */
  readonly wrongAt?: number;
}

function causeOf(start: number, open: Open): Cause {
  const { at, characters } = open;
  const last = characters.at(-1) ?? "";
  const end = start + open.end;
  if (open.wrongAt !== undefined) return wrongBracket(start + open.wrongAt, last);
  const range: SourceRange = { start: start + at, end };
  if (last === '"' || last === "'") {
    return {
      range,
      message: `This quote is not closed; add ${last} at the end of the text`,
      fix: { ...fix("Close the quote", end, end, last), kind: "choose" },
    };
  }
  const close = [...characters].reverse().map(partner).join("");
  return {
    range,
    message: `This "${last}" is not closed; add "${close.charAt(0)}"`,
    fix: fix(`Add "${close}"`, end, end, close),
  };
}

/** Quotes around a text that begins with a lone quote. */
function quotesFor({ text, start, end }: LineValue, { at, characters }: Open) {
  if (at > 0 || !/^["']$/.test(characters)) return {};
  return { others: [quoteFix(text, { start, end }, "choose")] };
}

function wrongBracket(start: number, opening: string): Cause {
  const right = partner(opening);
  return {
    range: { start, end: start + 1 },
    message: `The "${opening}" before this is closed by "${right}"`,
    fix: fix(`Write "${right}"`, start, start + 1, right),
  };
}

/** The lines up to the one of an offset, as far back as an opening could matter. */
function linesBefore(text: string, offset: number): readonly Line[] {
  const lines: Line[] = [];
  for (let at = 0; at <= offset && at < text.length; ) {
    const line = lineAt(text, at);
    if (line.text.trim() !== "" && !/^\s*#/.test(line.text)) lines.push(line);
    at = nextLine(text, line.end);
  }
  return lines;
}

/** The end of the last line that may continue the value of a line. */
function stretchEnd(text: string, line: Line): number {
  let last = line;
  for (let next = nextContentLine(text, line); next; next = nextContentLine(text, next)) {
    if (looksSeparate(next, line)) break;
    last = next;
  }
  return last.end;
}

function looksSeparate(next: Line, line: Line): boolean {
  return (
    next.indent <= (keyOn(line)?.column ?? line.indent) &&
    (isEntry(next) || keyOn(next) !== undefined)
  );
}

interface Opening {
  readonly character: string;
  readonly at: number;
}

/** What a value leaves open at its end: quotes count where a text can start, brackets only around flow collections. */
function openAtEnd(value: string): Open | undefined {
  const stack: Opening[] = [];
  let last = 0;
  for (let at = nextWritten(value, 0); at < value.length; at = nextWritten(value, at + 1)) {
    const character = value[at] ?? "";
    const wrong = /[\]}]/.test(character) ? closed(stack, character, at) : undefined;
    if (wrong) return wrong;
    if (isTextStart(value, at)) at = opened(stack, value, at);
    if (stack.length === 0) return undefined;
    last = Math.min(at + 1, value.length);
  }
  const innermost = stack.at(-1);
  if (!innermost) return undefined;
  return { at: innermost.at, end: last, characters: stack.map((it) => it.character).join("") };
}

/** The next character that is neither blank nor in a comment. */
function nextWritten(value: string, from: number): number {
  let at = from;
  while (at < value.length) {
    if (value[at] === "#" && isTextStart(value, at)) at = lineFeedAt(value, at) + 1;
    else if (/\s/.test(value[at] ?? "")) at++;
    else break;
  }
  return at;
}

/** Whether a text or a comment can start at a place. */
function isTextStart(value: string, at: number): boolean {
  return at === 0 || /[[{,:\s]/.test(value[at - 1] ?? "");
}

/** Opens the bracket or quote at a place, if one is there; answers its place, or the end of the quoted text. */
function opened(stack: Opening[], value: string, at: number): number {
  const character = value[at] ?? "";
  if (!/["'[{]/.test(character)) return at;
  stack.push({ character, at });
  if (!/["']/.test(character)) return at;
  const end = quoteEnd(value, at);
  if (end < value.length) stack.pop();
  return end;
}

/** Removes the bracket that a closing one closes; if it is of the other kind, this is the slip. */
function closed(stack: Opening[], bracket: string, wrongAt: number): Open | undefined {
  const opening = stack.pop();
  if (!opening || opening.character === partner(bracket)) return undefined;
  return { at: opening.at, end: wrongAt, characters: opening.character, wrongAt };
}

function partner(bracket: string): string {
  return partners[bracket] ?? "";
}

const partners: { readonly [bracket: string]: string } = { "]": "[", "}": "{", "[": "]", "{": "}" };

/** Where the quote that opens at a place is closed; the end of the value where it is not. */
export function quoteEnd(value: string, from: number): number {
  const quote = value[from];
  for (let at = from + 1; at < value.length; at++) {
    if (quote === '"' && value[at] === "\\") at++;
    else if (value[at] === quote && quote === "'" && value[at + 1] === "'") at++;
    else if (value[at] === quote) return at;
  }
  return value.length;
}
