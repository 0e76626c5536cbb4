import { amountOf } from "#core/base/amount-of.ts";
import type { Duration, Price } from "#core/model/estimate.ts";
import type { FigureSource } from "#core/simulation/estimate/figure.ts";
import type { Cost, Gap, Quantity } from "#core/simulation/estimate/schedule.ts";
import { type Span, spanOf, times } from "#core/simulation/estimate/span.ts";
import { waitingText } from "#core/simulation/plan/waits-for.ts";

/** A length of time in words, such as `1 h 12 min`; it is in milliseconds, and long ones are rounded to minutes. */
export function durationText(length: bigint): string {
  if (length < minute) return `${Number(length) / 1000} s`;
  const [unit, part, small] = length < hour ? [minute, second, "s"] : [hour, minute, "min"];
  const parts = rounded(length, part);
  const whole = parts / (unit / part);
  const rest = parts % (unit / part);
  if (unit === minute && whole === hour / minute) return "1 h";
  const text = `${whole.toLocaleString("en-US")} ${unit === hour ? "h" : "min"}`;
  return rest === 0n ? text : `${text} ${rest} ${small}`;
}

const second = 1_000n;
const minute = 60_000n;
const hour = 3_600_000n;

/** How many millionths of an hour's price in milliseconds make one of its currency. */
const costUnit = 1_000_000n * hour;

/** An amount of a cost in words, such as `12.40 EUR`. */
export function amountText(amount: bigint, currency: string | undefined): string {
  const places = amount > 0n && amount * 10n < costUnit ? 4 : 2;
  const text = decimalText(amount, costUnit, places);
  return currency === undefined ? text : `${text} ${currency}`;
}

/** An amount of a cost as a number of its currency, rounded to a millionth. */
export function amountNumber(amount: bigint): number {
  return Number(rounded(amount, costUnit / 1_000_000n)) / 1_000_000;
}

/** A time with its range, such as `at least 1 h (50 min to 2 h)`. */
export function timeText(quantity: Quantity): string {
  return quantityText(quantity, durationText);
}

/** A cost with its range, such as `at least 4.20 EUR (3.50 EUR to 7.00 EUR)`. */
export function costText(cost: Cost): string {
  return quantityText(cost, (it) => amountText(it, cost.currency));
}

function quantityText(quantity: Quantity, textOf: (amount: bigint) => string): string {
  return `${quantity.isLeast ? "at least " : ""}${spanText(quantity, textOf)}`;
}

/** An amount with its range, where it has one. */
function spanText({ min, typical, max }: Span, textOf: (amount: bigint) => string): string {
  const text = textOf(typical);
  return min === max ? text : `${text} (${textOf(min)} to ${textOf(max)})`;
}

/** The length of one execution in words. */
export function durationFigure(duration: Duration): string {
  return `${lengthText(spanOf(duration))} for each`;
}

/** A length of time with its range, such as `12 min (10 min to 20 min)`. */
export function lengthText(length: Span): string {
  return spanText(length, durationText);
}

/** What so many executions cost that each take this long, with its range. */
export function priceOfLength(length: Span, { millionths, currency }: Price, count = 1n): string {
  return spanText(times(length, count * BigInt(millionths)), (it) => amountText(it, currency));
}

/** How many executions run at the same time, in words. */
export function parallelFigure(count: number): string {
  return `${count.toLocaleString("en-US")} at the same time`;
}

/** What an hour of one execution costs, in words. */
export function priceFigure({ millionths, currency }: Price): string {
  return `${amountText(BigInt(millionths) * hour, currency)} per hour`;
}

/** Where a figure comes from, such as `comment in line 12`; `lineOf` answers the line of an offset of the file, from 1. */
export function sourceText(source: FigureSource, lineOf?: (offset: number) => number): string {
  switch (source.kind) {
    case "comment":
      return lineOf ? `comment in line ${lineOf(source.range.start)}` : "comment";
    case "task":
      return lineOf ? `${source.key} in line ${lineOf(source.range.start)}` : source.key;
    case "config":
      return `${source.file}, line ${source.line}`;
    case "runs":
      return `${amountOf(source.count.toLocaleString("en-US"), "run")} of ${source.file}`;
  }
}

/** What is missing of a node, as a sentence. */
export function gapText({ node, missing, waitsFor }: Gap): string {
  switch (missing) {
    case "duration":
      return `"${node}" is not counted: no number says how long an execution takes`;
    case "executions":
      return waitsFor.length === 0
        ? `"${node}" is not counted: the number of executions is not known`
        : `"${node}" is not counted: the number of executions ${waitingText(waitsFor)}`;
    case "parallel":
      return `"${node}" may take longer: no number says how many executions run at the same time`;
    case "price":
      return `"${node}" is not in the cost: no number says what an hour costs`;
  }
}

/** The node whose approval takes time that is not counted, as a sentence. */
export function approvalText(node: string): string {
  return `The time until "${node}" is approved is not counted`;
}

function decimalText(amount: bigint, unit: bigint, places: number): string {
  const scale = 10n ** BigInt(places);
  const parts = rounded(amount * scale, unit);
  const fraction = String(parts % scale).padStart(places, "0");
  return `${(parts / scale).toLocaleString("en-US")}.${fraction}`;
}

function rounded(amount: bigint, unit: bigint): bigint {
  return (amount * 2n + unit) / (2n * unit);
}
