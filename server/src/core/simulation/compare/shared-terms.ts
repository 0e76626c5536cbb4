import type { Progression } from "../variant.ts";

/** How many terms two progressions of these lengths share. */
export function sharedTerms(
  a: Progression,
  lengthOfA: number,
  b: Progression,
  lengthOfB: number,
): number {
  const scale = Math.max(a.scale, b.scale);
  const first = rising(a, lengthOfA, scale);
  const second = rising(b, lengthOfB, scale);
  if (!first || !second) return 0;
  // A shared term is first.start + i * first.step, with first.step * i = second.start - first.start modulo second.step.
  const { divisor, factor } = commonDivisor(first.step, second.step);
  const distance = second.start - first.start;
  if (distance % divisor !== 0n) return 0;
  const modulus = second.step / divisor;
  const index = modulo((distance / divisor) * factor, modulus);
  const term = first.start + index * first.step;
  const stride = first.step * modulus;
  const from = later(first.start, second.start);
  const to = earlier(first.end, second.end);
  const start = term + ceilDivide(from - term, stride) * stride;
  return start > to ? 0 : Number((to - start) / stride + 1n);
}

interface Rising {
  readonly start: bigint;
  readonly end: bigint;
  /** Above 0. */
  readonly step: bigint;
}

/** The same terms from the smallest on, at a scale; undefined where there are none. */
function rising({ first, step, scale }: Progression, length: number, at: number) {
  if (length === 0) return undefined;
  const factor = 10n ** BigInt(at - scale);
  const start = first * factor;
  const stride = step * factor;
  const end = start + BigInt(length - 1) * stride;
  const found: Rising =
    stride > 0n ? { start, end, step: stride } : { start: end, end: start, step: -stride };
  return found.step === 0n ? { ...found, step: 1n } : found;
}

/** The greatest common divisor of two positive numbers, and the factor with which the first gives it modulo the second. */
function commonDivisor(
  a: bigint,
  b: bigint,
): { readonly divisor: bigint; readonly factor: bigint } {
  let [rest, next] = [a, b];
  let [factor, nextFactor] = [1n, 0n];
  while (next !== 0n) {
    const quotient = rest / next;
    [rest, next] = [next, rest - quotient * next];
    [factor, nextFactor] = [nextFactor, factor - quotient * nextFactor];
  }
  return { divisor: rest, factor };
}

function modulo(value: bigint, by: bigint): bigint {
  return ((value % by) + by) % by;
}

/** Rounds up; the divisor is positive. */
function ceilDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor > 0n ? quotient + 1n : quotient;
}

function later(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function earlier(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
