import assert from "node:assert/strict";
import { test } from "node:test";
import { growingInputs } from "../support/growing-inputs.ts";

/** In milliseconds of the processor: less says nothing about growth. */
const least = 20;

/** How much more work twice the input may take: a quadratic part takes four times as much. */
const mostGrowth = 2.5;
const attempts = 6;

function workOf(act: () => void): number {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function leastWork(act: () => void): number {
  return Math.min(workOf(act), workOf(act));
}

/** A size that takes long enough to be measured, or that is larger than anything of a person. */
function measurableSize(work: (size: number) => void): number {
  let size = 250;
  while (size < 100_000 && leastWork(() => work(size)) < least) size *= 2;
  return size;
}

/** The smallest growth that a few attempts measure: what else the machine does only ever adds work. */
function growth(work: (size: number) => void, size: number): number {
  let once = Number.POSITIVE_INFINITY;
  let twice = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < attempts; attempt++) {
    once = Math.min(
      once,
      leastWork(() => work(size)),
    );
    twice = Math.min(
      twice,
      leastWork(() => work(2 * size)),
    );
    if (twice < least) return 1;
    if (twice <= mostGrowth * once) break;
  }
  return twice / once;
}

for (const [name, work] of growingInputs) {
  test(`twice as much of ${name} takes about twice the work`, () => {
    const size = measurableSize(work);
    const grown = growth(work, size);
    // A limit that is passed between two sizes is one step up. Work that grows too fast does so at each size.
    const found = grown > mostGrowth ? Math.min(grown, growth(work, 2 * size)) : grown;
    assert.ok(found <= mostGrowth, `${found.toFixed(1)} times as much from a size of ${size}`);
  });
}
