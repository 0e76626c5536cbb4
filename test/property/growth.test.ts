import assert from "node:assert/strict";
import { test } from "node:test";
import { growingInputs } from "../support/growing-inputs.ts";

/** In milliseconds of the processor: less says nothing about growth. */
const least = 20;

/**
 * Input that is doubled may take 2.5 times the work. It is doubled three times, since one doubling is hard to tell from
 * what else the machine does: linear work then takes 8 times as much, quadratic work 64 times, and 15.6 times are allowed.
 */
const doublings = 3;
const mostGrowth = 2.5;
const attempts = 5;

function workOf(act: () => void): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** A size that takes long enough to be measured, or that is larger than anything of a person. */
function measurableSize(work: (size: number) => void): number {
  let size = 250;
  while (size < 50_000 && Math.min(workOf(() => work(size)), workOf(() => work(size))) < least) {
    size *= 2;
  }
  return size;
}

/** How much more work each doubling takes, by the least that a few attempts measure: other programs only ever add work. */
function growth(work: (size: number) => void, size: number): number {
  let once = Number.POSITIVE_INFINITY;
  let often = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < attempts; attempt++) {
    once = Math.min(
      once,
      workOf(() => work(size)),
    );
    often = Math.min(
      often,
      workOf(() => work(2 ** doublings * size)),
    );
    if (often < least || often <= mostGrowth ** doublings * once) break;
  }
  return often < least ? 1 : (often / once) ** (1 / doublings);
}

for (const [name, work] of growingInputs) {
  test(`twice as much of ${name} takes about twice the work`, () => {
    const size = measurableSize(work);
    const grown = growth(work, size);
    assert.ok(grown <= mostGrowth, `${grown.toFixed(1)} times as much from a size of ${size}`);
  });
}
