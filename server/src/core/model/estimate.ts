import type { Located, SourceRange } from "#core/base/range.ts";

/** How long one execution takes, in milliseconds: at least, usually and at most. */
export interface Duration {
  readonly min: number;
  readonly typical: number;
  readonly max: number;
}

/** What an hour of one execution costs, in millionths of the currency; undefined where nobody names a currency. */
export interface Price {
  readonly millionths: number;
  readonly currency: string | undefined;
}

/** What a comment says about the time and the cost of what it is written at; ranges count from the start of the piece. */
export interface Estimate {
  readonly duration: Located<Duration> | undefined;
  /** How many executions of one node run at the same time. */
  readonly parallel: Located<number> | undefined;
  readonly price: Located<Price> | undefined;
  /** What cannot be understood. */
  readonly unread: readonly SourceRange[];
  /** Figures that count for nothing, because an earlier part gives one of their kind. */
  readonly repeated: readonly SourceRange[];
  /** All comments that were read, each from its `#` to the end of its line. */
  readonly comments: readonly SourceRange[];
}

const units: { readonly [word: string]: bigint } = {
  s: 1_000n,
  sec: 1_000n,
  second: 1_000n,
  seconds: 1_000n,
  min: 60_000n,
  minute: 60_000n,
  minutes: 60_000n,
  h: 3_600_000n,
  hour: 3_600_000n,
  hours: 3_600_000n,
};

const number = String.raw`\d{1,9}(?:\.\d{1,9})?`;
const durationPattern = new RegExp(`^(${number})(?:-(${number})-(${number}))?[ ]?([a-z]{1,7})$`);
const pricePattern = new RegExp(`^(${number})(?: ([A-Za-z]{1,9}|[€$£¥]))?(?: per hour|/h)$`);

/** Reads a length such as `12 min`, or `10-12-20 min` for the shortest, the usual and the longest one. */
export function parseDuration(text: string): Duration | undefined {
  const [, first = "", second, third, word = ""] = durationPattern.exec(text) ?? [];
  const unit = Object.hasOwn(units, word) ? units[word] : undefined;
  if (unit === undefined) return undefined;
  return durationOf(third === undefined ? [first] : [first, second ?? "", third], unit);
}

/** A duration of one or three numbers of minutes, which do not fall; undefined for anything else. */
export function minutesOf(numbers: readonly string[]): Duration | undefined {
  return durationOf(numbers, 60_000n);
}

function durationOf(numbers: readonly string[], unit: bigint): Duration | undefined {
  const [min, typical = min, max = typical] = numbers.map((it) => scaledDecimal(it, unit));
  if (numbers.length !== 1 && numbers.length !== 3) return undefined;
  if (min === undefined || typical === undefined || max === undefined) return undefined;
  return 0 < typical && min <= typical && typical <= max ? { min, typical, max } : undefined;
}

const parallelPattern = /^(\d{1,9})(?: in)? parallel$/;

/** Reads how many executions run at once, such as `4 parallel`. */
export function parseParallel(text: string): number | undefined {
  const [, count] = parallelPattern.exec(text) ?? [];
  return count === undefined ? undefined : positiveCount(count);
}

/** A whole number from 1 on. */
export function positiveCount(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : undefined;
}

/** Reads a price such as `0.90 per hour` or `0.90 EUR per hour`. */
export function parsePrice(text: string): Price | undefined {
  const [, amount = "", currency] = pricePattern.exec(text) ?? [];
  const millionths = scaledDecimal(amount, 1_000_000n);
  return millionths === undefined ? undefined : { millionths, currency };
}

/** A decimal number in a smaller unit, rounded to a whole number; undefined for any other text. */
export function scaledDecimal(text: string, unit: bigint): number | undefined {
  const [, whole, fraction = ""] = /^(\d{1,9})(?:\.(\d{1,9}))?$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const scale = 10n ** BigInt(fraction.length);
  return Number((BigInt(whole + fraction) * unit * 2n + scale) / (2n * scale));
}
