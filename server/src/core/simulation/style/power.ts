import { quotientNumber } from "./decimal.ts";

/** Fixed-point numbers with this many binary digits after the point: far more than a float has. */
const digits = 200n;
const one = 1n << digits;

/**
 * Powers of a base above 0, rounded correctly. `**` of JavaScript engines may be off by the last digit,
 * and Python would print another number.
 */
export function powersOfBase(base: number): (exponent: number) => number {
  const { mantissa, shift } = partsOf(base);
  const logarithm = naturalLogarithm(mantissa) + shift * logarithmOfTwo;
  return (exponent) => {
    const approximate = base ** exponent;
    if (!Number.isFinite(approximate) || approximate === 0) return approximate;
    return exponential((fixed(exponent) * logarithm) >> digits);
  };
}

/** A positive number as a fixed-point mantissa from 1 up to 2 and a power of two. */
function partsOf(value: number): { readonly mantissa: bigint; readonly shift: bigint } {
  let shift = Math.floor(Math.log2(value));
  let mantissa = value / 2 ** shift;
  while (mantissa >= 2) [mantissa, shift] = [mantissa / 2, shift + 1];
  while (mantissa < 1) [mantissa, shift] = [mantissa * 2, shift - 1];
  return { mantissa: fixed(mantissa), shift: BigInt(shift) };
}

/** A float as a fixed-point number; what lies below the last digit cannot change the result. */
function fixed(value: number): bigint {
  const whole = Math.trunc(value);
  return (BigInt(whole) << digits) + BigInt(Math.trunc((value - whole) * Number(one)));
}

/** The logarithm of a fixed-point number from 1 to 2: twice the series of the inverse hyperbolic tangent. */
function naturalLogarithm(value: bigint): bigint {
  const ratio = ((value - one) * one) / (value + one);
  const square = (ratio * ratio) >> digits;
  let term = ratio;
  let sum = 0n;
  for (let divisor = 1n; term !== 0n; divisor += 2n) {
    sum += term / divisor;
    term = (term * square) >> digits;
  }
  return 2n * sum;
}

const logarithmOfTwo = naturalLogarithm(2n * one);

/** The exponential of a fixed-point number, as the nearest float. */
function exponential(value: bigint): number {
  const shift = value / logarithmOfTwo;
  const rest = value - shift * logarithmOfTwo;
  let term = one;
  let sum = 0n;
  for (let divisor = 1n; term !== 0n; divisor++) {
    sum += term;
    term = (term * rest) / (divisor << digits);
  }
  return shift < 0n ? quotientNumber(sum, one << -shift) : quotientNumber(sum << shift, one);
}
