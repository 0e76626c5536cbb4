import { pythonFloat } from "#core/base/python-float.ts";
import type { Value } from "#core/base/value.ts";
import { pythonStrip } from "./python-string.ts";

/** What Python's `int(text, 10)` reads; undefined where it raises. */
export function readPythonInteger(text: string): bigint | undefined {
  const plain = numberText(text);
  if (!/^[-+]?\d+(?:_\d+)*$/.test(plain)) return undefined;
  const magnitude = BigInt(plain.replace(/[-+_]/g, ""));
  return plain.startsWith("-") ? -magnitude : magnitude;
}

/** What Python's `float(text)` reads; undefined where it raises. */
export function readPythonFloat(text: string): number | undefined {
  const plain = numberText(text);
  const word = /^([-+]?)(inf|infinity|nan)$/i.exec(plain);
  if (word) {
    if (word[2]?.toLowerCase() === "nan") return Number.NaN;
    return word[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  return floatPattern.test(plain) ? Number(plain.replaceAll("_", "")) : undefined;
}

/** Whitespace that `str.strip` removes, but that a number may not have at its ends. */
const separators = ["\x1c", "\x1d", "\x1e", "\x1f"];

function numberText(text: string): string {
  return separators.some((it) => text.includes(it)) ? text : asciiDigits(pythonStrip(text));
}

const floatPattern =
  /^[-+]?(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:[eE][-+]?\d+(?:_\d+)*)?$/;

/** The float that a numeric text stands for, as Python prints it; `1e-5` and `0.00001` both give `1e-05`. */
export function floatValue(number: number | string): Value {
  return { kind: "float", text: pythonFloat(Number(number)) };
}

/** The number that Python compares a value as, where true is 1; undefined for anything but a number. */
export function numberOf(value: Value): bigint | number | undefined {
  switch (value.kind) {
    case "boolean":
      return value.value ? 1n : 0n;
    case "integer":
      return BigInt(value.digits);
    case "float":
      return readPythonFloat(value.text);
    default:
      return undefined;
  }
}

/** Whether the value is truthy in Python: zero and empty values are not. */
export function isTruthy(value: Value): boolean {
  switch (value.kind) {
    case "null":
      return false;
    case "boolean":
      return value.value;
    case "integer":
      return BigInt(value.digits) !== 0n;
    case "float":
      return Number(value.text) !== 0;
    case "string":
      return value.value !== "";
    case "date":
      return true;
    case "list":
      return value.items.length > 0;
    case "object":
      return value.entries.length > 0;
  }
}

/** The same to compare with: exact as well, and much quicker for integers of usual length. */
function sizeOf(value: Value): bigint | number | undefined {
  return value.kind === "integer" && value.digits.length < 16
    ? Number(value.digits)
    : numberOf(value);
}

/** Whether a value is less than another by Python's `<`; undefined where Python cannot compare the two. */
export function isBelow(a: Value, b: Value): boolean | undefined {
  const first = sizeOf(a);
  const second = sizeOf(b);
  if (first !== undefined && second !== undefined) return first < second;
  if (a.kind === "string" && b.kind === "string") return textBelow(a.value, b.value);
  if (a.kind === "date" && b.kind === "date") return a.text < b.text;
  return undefined;
}

/** Python orders strings by code point, JavaScript by UTF-16 unit. */
function textBelow(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  let at = 0;
  while (at < length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  if (at === length) return a.length < b.length;
  // The first difference may be the second half of a character.
  if (at > 0 && isFirstHalf(a.charCodeAt(at - 1))) at--;
  return (a.codePointAt(at) ?? 0) < (b.codePointAt(at) ?? 0);
}

function isFirstHalf(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

/** Whether two values are equal to Python: `1`, `1.0` and `True` are. */
export function pythonEquals(a: Value, b: Value): boolean {
  const first = sizeOf(a);
  const second = sizeOf(b);
  // Only loose equality compares a bigint with a number exactly.
  // biome-ignore lint/suspicious/noDoubleEquals: see above
  if (first !== undefined && second !== undefined) return first == second;
  switch (a.kind) {
    case "null":
      return b.kind === "null";
    case "string":
      return b.kind === "string" && a.value === b.value;
    case "date":
      return b.kind === "date" && a.text === b.text;
    case "list":
      return b.kind === "list" && listEquals(a.items, b.items);
    case "object":
      return b.kind === "object" && objectEquals(a.entries, b.entries);
    default:
      return false;
  }
}

function listEquals(a: readonly Value[], b: readonly Value[]): boolean {
  return a.length === b.length && a.every((item, index) => equalsMaybe(item, b[index]));
}

type Entries = readonly (readonly [string, Value])[];

function objectEquals(a: Entries, b: Entries): boolean {
  const others = new Map(b);
  return a.length === b.length && a.every(([key, value]) => equalsMaybe(value, others.get(key)));
}

function equalsMaybe(a: Value, b: Value | undefined): boolean {
  return b !== undefined && pythonEquals(a, b);
}

/** Python reads the decimal digits of every script. */
function asciiDigits(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, (character) =>
    isDecimalDigit(character) ? String(digitOf(character.codePointAt(0) ?? 0)) : character,
  );
}

function isDecimalDigit(character: string): boolean {
  return /\p{Nd}/u.test(character);
}

/** Unicode keeps the ten digits of a script together, so the distance from the run's start gives the digit. */
function digitOf(code: number): number {
  let start = code;
  while (isDecimalDigit(String.fromCodePoint(start - 1))) start--;
  return (code - start) % 10;
}
