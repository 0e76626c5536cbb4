/** A number's sign, decimal digits and the power of ten of its first digit. */
export interface ScientificDigits {
  readonly digits: string;
  readonly exponent: number;
}

/** The digits of a positive float with this many places after the point, halves rounded to even as Python does. */
export function fixedDigits(value: number, places: number): { whole: string; fraction: string } {
  const digits = String(scaled(value, places)).padStart(places + 1, "0");
  const point = digits.length - places;
  return { whole: digits.slice(0, point), fraction: digits.slice(point) };
}

/** The first `count` digits of a positive float, halves rounded to even. */
export function scientificDigits(value: number, count: number): ScientificDigits {
  if (value === 0) return { digits: "0".repeat(count), exponent: 0 };
  let exponent = Number(value.toExponential().split("e")[1]);
  let digits = String(scaled(value, count - 1 - exponent));
  // The shortest text may have rounded up to the next power of ten, or this rounding may.
  while (digits.length !== count) {
    exponent += digits.length - count;
    digits = String(scaled(value, count - 1 - exponent));
  }
  return { digits, exponent };
}

/** The float times ten to the power of `places`, rounded to a whole number. */
function scaled(value: number, places: number): bigint {
  const { mantissa, exponent } = binary(value);
  const numerator = mantissa * power(10n, places) * power(2n, exponent);
  const denominator = power(10n, -places) * power(2n, -exponent);
  const quotient = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  const up = twice > denominator || (twice === denominator && quotient % 2n === 1n);
  return up ? quotient + 1n : quotient;
}

function power(base: bigint, exponent: number): bigint {
  return exponent > 0 ? base ** BigInt(exponent) : 1n;
}

/** A positive float as a whole number times a power of two. */
function binary(value: number): { mantissa: bigint; exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  return biased === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | (1n << 52n), exponent: biased - 1075 };
}
