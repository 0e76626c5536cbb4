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
const maxGrowth = 2.5;
const attempts = 6;

function workOf(act: () => void): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** A size that takes long enough to be measured, or that is larger than anything of a person. */
function measurableSize(work: (size: number) => void): number {
  let size = 250;
  // The first time is not measured: it compiles.
  for (work(size); size < 16_000 && workOf(() => work(size)) < least; ) size *= 2;
  return size;
}

/**
 * How much more work each doubling takes. A large input is compared with small ones that come to the same size, so that
 * both take about as long; of a few attempts the least counts, since other programs only ever add work.
 */
function growth(work: (size: number) => void, size: number): number {
  const factor = 2 ** doublings;
  let found = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < attempts && found > maxGrowth; attempt++) {
    const small = workOf(() => {
      for (let part = 0; part < factor; part++) work(size);
    });
    const large = workOf(() => work(factor * size));
    if (large < factor * least) return 1;
    found = Math.min(found, ((factor * large) / small) ** (1 / doublings));
  }
  return found;
}

for (const [name, work] of growingInputs) {
  test(`twice as much of ${name} takes about twice the work`, () => {
    const size = measurableSize(work);
    const grown = growth(work, size);
    assert.ok(grown <= maxGrowth, `${grown.toFixed(1)} times as much from a size of ${size}`);
  });
}
