import { pythonFloat } from "../base/python-float.ts";
import { integerValue, type Value } from "../base/value.ts";

/** The number that Python reads from its text; nothing where Python refuses it. */
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
  const inner = written.slice(open + 1, -1);
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

function character(code: number): string | undefined {
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
