import type { Duration } from "#core/model/estimate.ts";

/** A quantity with its range; times are in milliseconds. */
export interface Span {
  readonly min: bigint;
  readonly typical: bigint;
  readonly max: bigint;
}

export const noSpan: Span = { min: 0n, typical: 0n, max: 0n };

/** A duration as a quantity that is added up. */
export function spanOf({ min, typical, max }: Duration): Span {
  return { min: BigInt(min), typical: BigInt(typical), max: BigInt(max) };
}

/** Both together. */
export function sumOfSpans(first: Span, second: Span): Span {
  return merged(first, second, (a, b) => a + b);
}

/** The larger of both, end by end. */
export function latest(first: Span, second: Span): Span {
  return merged(first, second, later);
}

function later(first: bigint, second: bigint): bigint {
  return first < second ? second : first;
}

/** So many times as much. */
export function times(span: Span, factor: bigint): Span {
  return merged(span, span, (a) => a * factor);
}

function merged(first: Span, second: Span, merge: (a: bigint, b: bigint) => bigint): Span {
  return {
    min: merge(first.min, second.min),
    typical: merge(first.typical, second.typical),
    max: merge(first.max, second.max),
  };
}
