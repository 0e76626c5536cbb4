import type { TextEdit } from "#core/base/edit.ts";
import { insideQuotes, quoteFix } from "../quote.ts";
import { type Cause, type FindCause, fix, type RawError } from "./cause.ts";
import {
  isEntry,
  keyOn,
  type Line,
  type LineValue,
  lineAt,
  nextContentLine,
  valueOn,
} from "./source-line.ts";
import { quoteEnd } from "./unclosed.ts";

/** A value that YAML reads as something else must be in quotes. */
export const needsQuotes: FindCause = (text, error) => {
  const line = lineAt(text, error.start);
  const value = valueOn(line);
  if (!value || error.start > line.end + 1) return undefined;
  return (
    textEntry(text, line) ??
    backslash(value, error) ??
    blockHeader(text, line, value) ??
    inlineEntry(line, value) ??
    inlineMapping(text, line, value) ??
    runningText(text, line, value, error) ??
    brokenQuotes(value) ??
    specialStart(line, value, error) ??
    colonInside(value, error)
  );
};

/** An entry with several words before a `: `, such as `- echo a: | cat`, is a text, not a key with a value. */
function textEntry(text: string, line: Line): Cause | undefined {
  const start = /^\s*(?:- +)+/.exec(line.text)?.[0].length;
  const next = nextContentLine(text, line);
  const goesOn = next !== undefined && next.indent > line.indent;
  if (start === undefined || (goesOn && keyOn(next))) return undefined;
  const entry = line.text.slice(start);
  const key = /^(.*?):(?:\s|$)/.exec(entry)?.[1] ?? "";
  if (!/\S\s+[^\s#]/.test(key) || /^["'[{&*!?]|\s#/.test(key)) return undefined;
  const value = { text: entry, start: line.start + start, end: line.end };
  const cause = quoteCause(value, 'A text that contains ": " must be in quotes');
  return goesOn ? { range: cause.range, message: cause.message } : cause;
}

function quoteCause(value: LineValue, message: string): Cause {
  const range = { start: value.start, end: value.end };
  return { range, message, fix: quoteFix(value.text, range) };
}

/** A backslash in double quotes that begins no escape: then none in the text is meant as one. */
function backslash({ text, start }: LineValue, error: RawError): Cause | undefined {
  if (error.code !== "BAD_DQ_ESCAPE" || !text.startsWith('"')) return undefined;
  const edits = doublings(text, start);
  return {
    range: { start: error.start, end: error.end },
    message: "This escape does not exist in a double-quoted text; write \\\\ for a backslash",
    ...(edits ? { fix: { kind: "keep", title: "Double the backslashes", edits } } : {}),
  };
}

/** What doubles the single backslashes of a text; undefined where there are more than a person writes. */
function doublings(text: string, start: number): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const { 1: second, index } of text.matchAll(/\\(\\?)/g)) {
    if (second !== "" || text[index + 1] === '"') continue;
    if (edits.length === mostDoubled) return undefined;
    edits.push({ range: { start: start + index, end: start + index }, newText: "\\" });
  }
  return edits;
}

const mostDoubled = 10_000;

/** `| text` on one line. */
function blockHeader(text: string, line: Line, value: LineValue): Cause | undefined {
  const match = /^([|>][-+\d]*)\s+(?=[^#\s])/.exec(value.text);
  if (!match) return undefined;
  const next = nextContentLine(text, line);
  if (!next || next.indent <= line.indent) {
    return quoteCause(value, `A text that starts with "${value.text[0]}" must be in quotes`);
  }
  const header = match[1] ?? "";
  return {
    range: { start: value.start, end: value.end },
    message: `The text must start on the line below "${header}"`,
    fix: fix(
      "Move the text to the next line",
      value.start + header.length,
      value.start + match[0].length,
      `\n${" ".repeat(next.indent)}`,
    ),
  };
}

/** `key: - entry` on one line. */
function inlineEntry(line: Line, value: LineValue): Cause | undefined {
  if (
    !/^- /.test(value.text) ||
    /^\s*(?:- +)+$/.test(line.text.slice(0, value.start - line.start))
  ) {
    return undefined;
  }
  const column = line.indent + 2;
  const head = line.text.slice(0, value.start - line.start);
  const before = head.length - head.trimEnd().length;
  return {
    range: { start: value.start, end: value.end },
    message: "A list must start on the line below its key",
    fix: fix(
      "Move it to the next line",
      value.start - before,
      value.start,
      `\n${" ".repeat(column)}`,
    ),
  };
}

/** `key: key: value` on one line, with more keys of the inner mapping below. */
function inlineMapping(text: string, line: Line, value: LineValue): Cause | undefined {
  const inner = /^([A-Za-z_][\w-]*):(?:\s|$)/.exec(value.text);
  const outer = keyOn(line);
  const next = nextContentLine(text, line);
  if (!inner || !outer || !next || next.indent <= outer.column || !keyOn(next)) return undefined;
  const head = line.text.slice(0, value.start - line.start);
  const before = head.length - head.trimEnd().length;
  return {
    range: { start: value.start, end: value.start + (inner[1] ?? "").length },
    message: `"${inner[1]}" must be on the line below "${outer.name}:"`,
    fix: fix(
      "Move it to the next line",
      value.start - before,
      value.start,
      `\n${" ".repeat(next.indent)}`,
    ),
  };
}

/** `: ` in an unquoted text of several lines. */
function runningText(
  text: string,
  line: Line,
  value: LineValue,
  { code }: RawError,
): Cause | undefined {
  if (code !== "BLOCK_AS_IMPLICIT_KEY" && code !== "MULTILINE_IMPLICIT_KEY") return undefined;
  const column = keyOn(line)?.column ?? line.indent;
  let last: Line | undefined;
  for (let next = nextContentLine(text, line); next; next = nextContentLine(text, next)) {
    if (next.indent <= column || keyOn(next)) break;
    last = next;
  }
  if (!last || /^["'[{|>&*!]/.test(value.text)) return undefined;
  const whole = text.slice(value.start, last.end);
  if (!/:(?:\s|$)/.test(whole) || /["\\]|\s#/.test(whole)) return undefined;
  const cause = quoteCause(value, 'A text that contains ": " must be in quotes');
  return { ...cause, fix: quoteFix(whole, { start: value.start, end: last.end }) };
}

/** Text after a closing quote, or a quote of the same kind inside. */
function brokenQuotes({ text, start, end }: LineValue): Cause | undefined {
  const quote = text[0] ?? "";
  if (quote !== '"' && quote !== "'") return undefined;
  if (isListOfQuoted(text)) return listOrText({ text, start, end });
  if (closesWord(text)) return quotedTwice({ text, start, end });
  if (text.length > 2 && text.endsWith(quote)) return quotesInside({ text, start, end }, quote);
  return text.includes(quote, 1) ? quotedTwice({ text, start, end }) : undefined;
}

/** Quotes inside a text that are of the same kind as those around it. */
function quotesInside({ text, start, end }: LineValue, quote: string): Cause | undefined {
  const inner = text.slice(1, -1);
  const escaped =
    quote === "'"
      ? insideQuotes(inner.replaceAll("''", "'"), quote)
      : inner.replace(/(^|[^\\])(?=")/g, "$1\\");
  if (escaped === inner) return undefined;
  const how = quote === "'" ? "must be doubled" : 'must be written as \\"';
  return {
    range: { start, end },
    message: `A ${quote} inside the text ${how}`,
    fix: fix("Escape the quotes inside", start, end, quote + escaped + quote),
  };
}

/** Whether a text is several texts in quotes with commas between them: `'a', 'b'`. */
function isListOfQuoted(text: string): boolean {
  const parts = text.split(",").map((it) => it.trim());
  return parts.length > 1 && parts.every((it) => /^(?:'[^']*'|"[^"\\]*")$/.test(it));
}

/** A list that lost its brackets, or one text with quotes in it. */
function listOrText({ text, start, end }: LineValue): Cause {
  const range = { start, end };
  return {
    range,
    message: "Text follows the closing quote; write a list in brackets, or put all of it in quotes",
    fix: { ...fix("Write it as a list", start, end, `[${text}]`), kind: "choose" },
    others: [quoteFix(text, range, "choose")],
  };
}

/** Whether the first quote is closed before a blank, as around a word of a shell: `'a' && 'b'`. */
function closesWord(text: string): boolean {
  const close = quoteEnd(text, 0);
  return close < text.length - 1 && /[\s;&|<>]/.test(text[close + 1] ?? "");
}

function quotedTwice(value: LineValue): Cause {
  return quoteCause(value, "Text follows the closing quote; put all of it in quotes");
}

const specials: { readonly [character: string]: true } = {
  "&": true,
  "*": true,
  "!": true,
  "@": true,
  "%": true,
  "`": true,
  ",": true,
  "]": true,
  "}": true,
};

/** A character at the start that means something to YAML. */
function specialStart(line: Line, value: LineValue, { code }: RawError): Cause | undefined {
  const first = value.text[0] ?? "";
  const bracket = first === "[" || first === "{";
  if (bracket ? !hasRest(value.text) : !specials[first] && code !== "BAD_SCALAR_START")
    return undefined;
  return (
    joinedLists(line, value) ??
    unopened(value) ??
    quoteCause(value, `A text that starts with "${first}" must be in quotes`)
  );
}

/** A single quote character at the end of a text: the opening one may have been lost. */
function unopened(value: LineValue): Cause | undefined {
  const { text, start, end } = value;
  const quote = text.at(-1) ?? "";
  if (!/["']/.test(quote) || text.indexOf(quote) < text.length - 1) return undefined;
  return {
    range: { start, end },
    message: `This text ends with a quote that is not opened; add ${quote} before it, or put all of it in quotes`,
    fix: { ...fix("Open the quote", start, start, quote), kind: "choose" },
    others: [quoteFix(text, { start, end }, "choose")],
  };
}

/** `- [a, b] - [c, d]`: two entries on one line. */
function joinedLists(line: Line, { text, start, end }: LineValue): Cause | undefined {
  const dash = text.indexOf(" - [");
  if (dash < 0 || !isEntry(line) || keyOn(line)) return undefined;
  const before = start + text.slice(0, dash).trimEnd().length;
  const lineBreak = `\n${" ".repeat(line.indent)}`;
  return {
    range: { start: start + dash + 1, end },
    message: 'A line break is missing before "- ["',
    fix: { ...fix("Start a new line", before, start + dash + 1, lineBreak), kind: "choose" },
    others: [quoteFix(text, { start, end }, "choose")],
  };
}

/** Whether something follows the bracket that closes the first one, or the brackets cannot hold a collection. */
function hasRest(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (/[[{]/.test(text[at] ?? "")) depth++;
    if (/[\]}]/.test(text[at] ?? "") && --depth === 0) return at < text.length - 1;
  }
  return false;
}

/** `: ` inside an unquoted value, which would make it a key. */
function colonInside(value: LineValue, { code }: RawError): Cause | undefined {
  if (!/:(?:\s|$)/.test(value.text) || /^["'[{]/.test(value.text)) return undefined;
  if (code !== "BLOCK_AS_IMPLICIT_KEY" && code !== "MULTILINE_IMPLICIT_KEY") return undefined;
  return quoteCause(value, 'A text that contains ": " must be in quotes');
}
