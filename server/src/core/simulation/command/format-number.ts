import { pythonFloat } from "#core/base/python-float.ts";
import { fixedDigits, scientificDigits } from "./exact-decimal.ts";
import { type FormatSpec, pad } from "./format-spec.ts";
import { layOut, type NumberParts } from "./number-layout.ts";

/** A whole number as Python's `format` prints it; undefined where Python raises an error. */
export function formatInteger(value: bigint, spec: FormatSpec): string | undefined {
  if (spec.type === "c") return formatCharacter(value, spec);
  if (/[eEfFgG%]/.test(spec.type)) {
    const float = Number(value);
    return Number.isFinite(float) ? formatFloat(float, spec) : undefined;
  }
  const radix = radixes[spec.type];
  if (radix === undefined || spec.precision !== undefined) return undefined;
  if (spec.grouping === "," && radix !== 10) return undefined;
  if (spec.grouping !== "" && spec.type === "n") return undefined;
  return layOut(integerParts(value, radix, spec), spec);
}

const radixes: { readonly [type: string]: number } = {
  "": 10,
  d: 10,
  n: 10,
  b: 2,
  o: 8,
  x: 16,
  X: 16,
};

function integerParts(value: bigint, radix: number, spec: FormatSpec): NumberParts {
  const digits = (value < 0n ? -value : value).toString(radix);
  return {
    negative: value < 0n,
    prefix: spec.alternate && radix !== 10 ? `0${spec.type}` : "",
    whole: spec.type === "X" ? digits.toUpperCase() : digits,
    rest: "",
    groupSize: radix === 10 ? 3 : 4,
  };
}

function formatCharacter(value: bigint, spec: FormatSpec): string | undefined {
  const plain = spec.sign === "" && !spec.alternate && spec.grouping === "";
  if (!plain || spec.precision !== undefined) return undefined;
  if (value < 0n || value > 0x10ffffn) return undefined;
  return pad(String.fromCodePoint(Number(value)), spec, ">");
}

/** A float as Python's `format` prints it; undefined where Python raises a ValueError. */
export function formatFloat(value: number, spec: FormatSpec): string | undefined {
  if (!/^[eEfFgGn%]?$/.test(spec.type)) return undefined;
  if (spec.grouping !== "" && spec.type === "n") return undefined;
  const negative = value < 0 || Object.is(value, -0);
  const text = magnitude(Math.abs(value), spec);
  const upper = /[EFG]/.test(spec.type) ? text.toUpperCase() : text;
  const whole = /^\d*/.exec(upper)?.[0] ?? "";
  const rest = upper.slice(whole.length);
  return layOut({ negative, prefix: "", whole, rest, groupSize: 3 }, spec);
}

function magnitude(value: number, spec: FormatSpec): string {
  const percent = spec.type === "%" ? "%" : "";
  const number = percent ? value * 100 : value;
  if (!Number.isFinite(number)) return (Number.isNaN(number) ? "nan" : "inf") + percent;
  const precision = spec.precision ?? 6;
  switch (spec.type.toLowerCase()) {
    case "f":
    case "%": {
      const { whole, fraction } = fixedDigits(number, precision);
      return withFraction(whole, fraction, spec) + percent;
    }
    case "e": {
      const { digits, exponent } = scientificDigits(number, precision + 1);
      return withFraction(digits.slice(0, 1), digits.slice(1), spec) + exponentText(exponent);
    }
    case "":
      return spec.precision === undefined ? shortest(number, spec) : general(number, spec);
    default:
      return general(number, spec);
  }
}

function withFraction(whole: string, fraction: string, spec: FormatSpec): string {
  return fraction === "" && !spec.alternate ? whole : `${whole}.${fraction}`;
}

function exponentText(exponent: number): string {
  const digits = String(Math.abs(exponent)).padStart(2, "0");
  return `e${exponent < 0 ? "-" : "+"}${digits}`;
}

function shortest(value: number, spec: FormatSpec): string {
  const text = pythonFloat(value);
  return spec.alternate && !text.includes(".") ? text.replace("e", ".e") : text;
}

/** The type `g`, and no type with a precision: then a whole number keeps `.0` and turns to an exponent one digit earlier. */
function general(value: number, spec: FormatSpec): string {
  const keepsPoint = spec.type === "";
  const precision = Math.max(1, spec.precision ?? 6);
  const { digits, exponent } = scientificDigits(value, precision);
  const significant = spec.alternate ? digits : digits.replace(/(?<!0)0+$/, "").padEnd(1, "0");
  const limit = keepsPoint ? precision - 1 : precision;
  if (exponent < -4 || exponent >= limit) {
    const mantissa = withFraction(significant.slice(0, 1), significant.slice(1), spec);
    return mantissa + exponentText(exponent);
  }
  const { whole, fraction } = positional(significant, exponent);
  return withFraction(whole, keepsPoint && fraction === "" ? "0" : fraction, spec);
}

function positional(digits: string, exponent: number): { whole: string; fraction: string } {
  if (exponent < 0) return { whole: "0", fraction: "0".repeat(-exponent - 1) + digits };
  const padded = digits.padEnd(exponent + 1, "0");
  return { whole: padded.slice(0, exponent + 1), fraction: padded.slice(exponent + 1) };
}
