import { lineFeedAt } from "#core/base/line.ts";
import type { SourceRange } from "#core/base/range.ts";
import { quoted } from "../quote.ts";
import type { FindCause } from "./cause.ts";
import {
  isEntry,
  keyOn,
  type Line,
  lineAt,
  nextContentLine,
  previousLine,
  valueOn,
} from "./source-line.ts";
import { quoteEnd } from "./unclosed.ts";

/** An unquoted text with a bracket in it, between brackets: `[python a.py {parameters}]`. */
export const flowText: FindCause = (text, error) => {
  for (
    let line: Line | undefined = lineAt(text, error.start);
    line;
    line = previousLine(text, line)
  ) {
    const value = valueOn(line);
    if (value && /^[[{]/.test(value.text))
      return causeIn(text, value.start, stretchEnd(text, line));
    if (keyOn(line) && value) return undefined;
  }
  return undefined;
};

function causeIn(text: string, start: number, end: number) {
  const found = textsWithBrackets(text.slice(0, end), start);
  const [first] = found ?? [];
  if (!first || !found) return undefined;
  const raw = text.slice(first.start, first.end);
  const bracket = /[[{]/.exec(raw)?.[0] ?? "{";
  const lineBreak = raw.indexOf("\n");
  return {
    range: { start: first.start, end: lineBreak < 0 ? first.end : first.start + lineBreak },
    message: `A text with "${bracket}" must be in quotes inside brackets`,
    fix: {
      kind: "keep" as const,
      title: found.length > 1 ? "Put them in quotes" : "Put it in quotes",
      edits: found.map((range) => ({
        range,
        newText: quoted(text.slice(range.start, range.end)),
      })),
    },
  };
}

/** The end of the last line that may belong to the brackets that a line opens. */
function stretchEnd(text: string, line: Line): number {
  const column = keyOn(line)?.column ?? line.indent;
  let last = line;
  for (let next = nextContentLine(text, line); next; next = nextContentLine(text, next)) {
    if (next.indent <= column && (isEntry(next) || keyOn(next))) break;
    last = next;
  }
  return last.end;
}

/** The unquoted entries with brackets in them, if the outer bracket is closed in the end. */
function textsWithBrackets(text: string, start: number): readonly SourceRange[] | undefined {
  const found: SourceRange[] = [];
  const open: string[] = [];
  for (let at = start; at < text.length; ) {
    const character = text[at] ?? "";
    if (!countBracket(open, character)) return undefined;
    if (open.length === 0 && closing.test(character)) return found;
    const end = partEnd(text, at);
    if (end === undefined) return undefined;
    const part = text.slice(at, end).trimEnd();
    if (isPlain(character) && bracket.test(part)) found.push({ start: at, end: at + part.length });
    at = end;
  }
  return undefined;
}

const closing = /[\]}]/;
const bracket = /[[{\]}]/;

/** Opens or closes a bracket, if the character is one; false where it closes one of the other kind. */
function countBracket(open: string[], character: string): boolean {
  if (/[[{]/.test(character)) open.push(character);
  return !closing.test(character) || open.pop() === (character === "]" ? "[" : "{");
}

/** The end of the sign, quote, comment or unquoted text at an offset; undefined where a quote is not really one. */
function partEnd(text: string, at: number): number | undefined {
  const character = text[at] ?? "";
  if (character === "#" && /\s/.test(text[at - 1] ?? "")) return lineFeedAt(text, at);
  if (/["']/.test(character)) {
    const end = quoteEnd(text, at) + 1;
    return /^\s*(?:[,\]}:#]|$)/.test(text.slice(end, end + 200)) ? end : undefined;
  }
  return isPlain(character) ? plainEnd(text, at) : at + 1;
}

function isPlain(character: string): boolean {
  return !/[\s,:[\]{}"']/.test(character);
}

/** Where an unquoted text ends: before a comma or the bracket that closes what is around it, or after a key. */
function plainEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at] ?? "";
    if (/[[{]/.test(character)) depth++;
    else if (closing.test(character) && --depth < 0) return at;
    else if (depth === 0 && endsPlain(text, at)) return at;
  }
  return text.length;
}

/** Whether a comma, or the colon of a key, is at a place. */
function endsPlain(text: string, at: number): boolean {
  return text[at] === "," || (text[at] === ":" && /[\s,\]}]/.test(text[at + 1] ?? " "));
}
