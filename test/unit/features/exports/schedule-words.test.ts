import assert from "node:assert/strict";
import { test } from "node:test";
import { amountNumber, amountText, durationText } from "#core/features/exports/schedule-words.ts";

const second = 1000n;
const hour = 3_600n * second;

/** Milliseconds and their text. */
const durations: readonly (readonly [length: bigint, text: string])[] = [
  [0n, "0 s"],
  [250n, "0.25 s"],
  [45n * second, "45 s"],
  [60n * second, "1 min"],
  [90n * second, "1 min 30 s"],
  [hour - 1n, "1 h"],
  [hour, "1 h"],
  [hour + 89n * second, "1 h 1 min"],
  [hour + 90n * second, "1 h 2 min"],
  [26n * hour + 300n * second, "26 h 5 min"],
  [10n ** 12n * hour, "1,000,000,000,000 h"],
];

test("writes lengths of time", () => {
  for (const [length, text] of durations) assert.equal(durationText(length), text);
});

const unit = 1_000_000n * hour;

/** Millionths of a currency for an hour, in milliseconds, and their text. */
const amounts: readonly (readonly [amount: bigint, text: string])[] = [
  [0n, "0.00"],
  [12n * unit + (unit * 4n) / 10n, "12.40"],
  [unit / 100n, "0.0100"],
  [unit / 10_000n, "0.0001"],
  [(unit * 1_234_567_895n) / 1_000n, "1,234,567.90"],
];

test("writes amounts of a currency, with more places where they are small", () => {
  for (const [amount, text] of amounts) assert.equal(amountText(amount, undefined), text);
  assert.equal(amountText(unit, "EUR"), "1.00 EUR");
  assert.equal(amountNumber(unit / 3n), 0.333333);
});
