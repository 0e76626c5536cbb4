import { pythonFloat } from "#core/base/python-float.ts";
import { type SourceRange, shift } from "#core/base/range.ts";
import { nullValue, stringValue, type Value } from "#core/base/value.ts";

/** Why a text is not JSON, and where in it. */
export interface JsonProblem {
  readonly message: string;
  readonly range: SourceRange;
}

/** What a text holds as JSON, or why it holds nothing. */
export type JsonResult =
  | {
      readonly kind: "value";
      readonly value: Value;
      /** Where the value ends. */
      readonly end: number;
    }
  | { readonly kind: "problem"; readonly problem: JsonProblem };

/** Reads a JSON text as Python's `json.loads` does: NaN is a number, `1` is not `1.0`, the last of equal keys wins. Never throws. */
export function parseJson(text: string): JsonResult {
  return parse(text, 0, true);
}

/** Reads the JSON value that starts at the offset, whatever follows it. */
export function parseJsonAt(text: string, offset: number): JsonResult {
  return parse(text, offset, false);
}

function parse(text: string, offset: number, whole: boolean): JsonResult {
  const reader: Reader = { text, at: offset, depth: 0, problem: undefined };
  skipSpace(reader);
  const value = readValue(reader);
  const end = reader.at;
  if (whole && value) {
    skipSpace(reader);
    if (reader.at < text.length) fail(reader, "Only one JSON value is allowed here");
  }
  if (reader.problem) return { kind: "problem", problem: reader.problem };
  return { kind: "value", value: value ?? nullValue, end };
}

/** The value of a text that is JSON, or else the text itself. */
export function jsonOrText(text: string): Value {
  const parsed = parseJson(text);
  return parsed.kind === "value" ? parsed.value : stringValue(text);
}

/** A problem of a text that is a part of another one, which begins `by` code units earlier. */
export function shiftProblem({ message, range }: JsonProblem, by: number): JsonProblem {
  return { message, range: shift(range, by) };
}

/** Deeper lists would not fit the stack of what reads them; Python stops near this depth as well. */
const maxDepth = 900;

interface Reader {
  readonly text: string;
  at: number;
  depth: number;
  problem: JsonProblem | undefined;
}

/** Records the first problem; the caller returns nothing, so that reading ends. */
function fail(reader: Reader, message: string, length = 1): undefined {
  const start = Math.min(reader.at, reader.text.length);
  const end = Math.min(start + length, reader.text.length);
  reader.problem ??= { message, range: { start, end } };
  return undefined;
}

function skipSpace(reader: Reader): void {
  const { text } = reader;
  let at = reader.at;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) break;
    at++;
  }
  reader.at = at;
}

function readValue(reader: Reader): Value | undefined {
  switch (reader.text[reader.at]) {
    case '"': {
      const value = readString(reader);
      return value === undefined ? undefined : { kind: "string", value };
    }
    case "{":
      return nested(reader, readObject);
    case "[":
      return nested(reader, readList);
    default:
      return readNumber(reader) ?? readWord(reader);
  }
}

function nested(reader: Reader, read: (reader: Reader) => Value | undefined): Value | undefined {
  if (reader.depth === maxDepth) {
    return fail(reader, `Lists and objects are nested more than ${maxDepth} deep`);
  }
  reader.depth++;
  reader.at++;
  const value = read(reader);
  reader.depth--;
  return value;
}

function readList(reader: Reader): Value | undefined {
  const items: Value[] = [];
  skipSpace(reader);
  if (reader.text[reader.at] === "]") return closed(reader, { kind: "list", items });
  for (;;) {
    skipSpace(reader);
    const item = readValue(reader);
    if (!item) return undefined;
    items.push(item);
    const next = separator(reader, "]");
    if (next === "]") return closed(reader, { kind: "list", items });
    if (next === undefined) return undefined;
  }
}

function readObject(reader: Reader): Value | undefined {
  const entries = new Map<string, Value>();
  skipSpace(reader);
  if (reader.text[reader.at] === "}") return closed(reader, { kind: "object", entries: [] });
  for (;;) {
    const key = readKey(reader);
    if (key === undefined) return undefined;
    const value = readValue(reader);
    if (!value) return undefined;
    entries.set(key, value);
    const next = separator(reader, "}");
    if (next === "}") return closed(reader, { kind: "object", entries: [...entries] });
    if (next === undefined) return undefined;
  }
}

function closed(reader: Reader, value: Value): Value {
  reader.at++;
  return value;
}

/** What follows an item: a comma, which is skipped, or the closing bracket. */
function separator(reader: Reader, close: "]" | "}"): string | undefined {
  skipSpace(reader);
  const found = reader.text[reader.at];
  if (found === close) return close;
  if (found !== ",") return fail(reader, `A "," or "${close}" must follow here`);
  const comma = reader.at;
  reader.at++;
  skipSpace(reader);
  if (reader.text[reader.at] !== close) return found;
  reader.at = comma;
  return fail(reader, `Nothing follows this "," before the "${close}"`);
}

function readKey(reader: Reader): string | undefined {
  skipSpace(reader);
  if (reader.text[reader.at] !== '"')
    return fail(reader, "A key in double quotes is expected here");
  const key = readString(reader);
  if (key === undefined) return undefined;
  skipSpace(reader);
  if (reader.text[reader.at] !== ":") return fail(reader, `A ":" must follow the key "${key}"`);
  reader.at++;
  skipSpace(reader);
  return key;
}

const controlCharacters = "\\x00-\\x1f";
const plainCharacters = new RegExp(`[^"\\\\${controlCharacters}]*`, "y");
const escapes: { readonly [letter: string]: string } = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

function readString(reader: Reader): string | undefined {
  const { text } = reader;
  const start = reader.at;
  let result = "";
  reader.at++;
  for (;;) {
    plainCharacters.lastIndex = reader.at;
    plainCharacters.test(text);
    result += text.slice(reader.at, plainCharacters.lastIndex);
    reader.at = plainCharacters.lastIndex;
    const found = text[reader.at];
    if (found === '"') break;
    if (found === undefined) return unclosed(reader, start);
    const decoded = found === "\\" ? readEscape(reader) : undefined;
    if (decoded === undefined) {
      return fail(reader, "A line break or control character must be written as an escape");
    }
    result += decoded;
  }
  reader.at++;
  return result;
}

function unclosed(reader: Reader, start: number): undefined {
  reader.at = start;
  return fail(reader, "This text has no closing double quote", reader.text.length - start);
}

function readEscape(reader: Reader): string | undefined {
  const letter = reader.text[reader.at + 1] ?? "";
  if (letter === "u") {
    const hex = reader.text.slice(reader.at + 2, reader.at + 6);
    if (!/^[0-9a-fA-F]{4}$/.test(hex)) {
      return fail(reader, 'Four hexadecimal digits must follow "\\u"', 2);
    }
    reader.at += 6;
    return String.fromCharCode(Number.parseInt(hex, 16));
  }
  const decoded = Object.hasOwn(escapes, letter) ? escapes[letter] : undefined;
  if (decoded === undefined) return fail(reader, `"\\${letter}" is not an escape of JSON`, 2);
  reader.at += 2;
  return decoded;
}

const numberPattern = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;

function readNumber(reader: Reader): Value | undefined {
  numberPattern.lastIndex = reader.at;
  if (!numberPattern.test(reader.text)) return undefined;
  const text = reader.text.slice(reader.at, numberPattern.lastIndex);
  reader.at = numberPattern.lastIndex;
  if (text.includes(".") || text.includes("e") || text.includes("E")) {
    return { kind: "float", text: floatText(text) };
  }
  return { kind: "integer", digits: text === "-0" ? "0" : text };
}

/** Most floats are already written as Python prints them, which is faster to check than to compute. */
function floatText(text: string): string {
  const number = Number(text);
  const size = Math.abs(number);
  const usual = size >= 1e-4 && size < 1e16 && text.includes(".");
  return usual && String(number) === text ? text : pythonFloat(number);
}

const words: readonly (readonly [string, Value])[] = [
  ["true", { kind: "boolean", value: true }],
  ["false", { kind: "boolean", value: false }],
  ["null", nullValue],
  ["NaN", { kind: "float", text: "nan" }],
  ["Infinity", { kind: "float", text: "inf" }],
  ["-Infinity", { kind: "float", text: "-inf" }],
];

/** Words that Python programmers write. */
const pythonWords: { readonly [word: string]: string } = {
  True: "true",
  False: "false",
  None: "null",
};

function readWord(reader: Reader): Value | undefined {
  const found = words.find(([word]) => reader.text.startsWith(word, reader.at));
  if (found) {
    reader.at += found[0].length;
    return found[1];
  }
  const typed = /^[^\s,:[\]{}"]+/.exec(reader.text.slice(reader.at, reader.at + 40))?.[0];
  if (typed === undefined) return fail(reader, "A value is expected here");
  const meant = Object.hasOwn(pythonWords, typed) ? pythonWords[typed] : undefined;
  if (meant) return fail(reader, `"${typed}" is written "${meant}" in JSON`, typed.length);
  if (typed.startsWith("'")) return fail(reader, "JSON puts text in double quotes", typed.length);
  return fail(reader, `"${typed}" is not a JSON value`, typed.length);
}
