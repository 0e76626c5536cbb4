import { pythonFloat } from "#core/base/python-float.ts";
import { integerValue, type Value } from "#core/base/value.ts";

/** The number that Python reads from its text; undefined where Python refuses it. */
export function numberLiteral(text: string): Value | undefined {
  const plain = text.replaceAll("_", "");
  if (/^0[xXbBoO]/.test(plain)) {
    return plain.length > 2 ? integerValue(BigInt(plain)) : undefined;
  }
  if (/^\d+$/.test(plain)) return integerValue(BigInt(plain));
  return { kind: "float", text: pythonFloat(Number(plain)) };
}

const escapes: { readonly [letter: string]: string } = {
  n: "\n",
  r: "\r",
  t: "\t",
  a: "\x07",
  b: "\b",
  f: "\f",
  v: "\v",
  "\\": "\\",
  "'": "'",
  '"': '"',
  "\n": "",
};

/** What a quoted text of Python says. */
export function textLiteral(written: string): string {
  const open = written.search(/["']/);
  const quotes = /^(?:"""|''')/.test(written.slice(open)) && written.length - open > 5 ? 3 : 1;
  const inner = written.slice(open + quotes, -quotes);
  if (/r/i.test(written.slice(0, open))) return inner;
  return inner.replace(
    /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{1,3})|([\s\S]))/g,
    (whole, x, u, long, octal, letter: string | undefined) => {
      const hex = x ?? u ?? long;
      if (hex !== undefined) return character(Number.parseInt(hex, 16)) ?? whole;
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      return letter !== undefined && Object.hasOwn(escapes, letter)
        ? (escapes[letter] ?? whole)
        : whole;
    },
  );
}

/** An escape of a quoted text that has too few digits, or names no character; Python refuses it. */
export function brokenEscape(written: string): string | undefined {
  if (/^[rR]/.test(written)) return undefined;
  const escaped = [...written.matchAll(/\\(?:([xuU])([\da-fA-F]{0,8})|[\s\S])/g)];
  return escaped.find(([, letter, digits = ""]) => letter && !isComplete(letter, digits))?.[0];
}

function isComplete(letter: string, digits: string): boolean {
  if (letter === "U") return digits.length === 8 && Number.parseInt(digits, 16) <= 0x10ffff;
  return digits.length >= (letter === "x" ? 2 : 4);
}

function character(code: number): string | undefined {
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
