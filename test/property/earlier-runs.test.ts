import assert from "node:assert/strict";
import { test } from "node:test";
import { pythonStr } from "#core/model/python-text.ts";
import { variantAt } from "#core/simulation/fan-out.ts";
import { matchRuns } from "#core/simulation/runs/match-runs.ts";
import { readRuns } from "#core/simulation/runs/read-runs.ts";
import type { FanOut, Variant } from "#core/simulation/variant.ts";
import { viewVariants } from "#core/simulation/view/view-variants.ts";
import { fc } from "../support/property.ts";
import { fanOutOf } from "../support/simulation.ts";
import { fitFile } from "../support/yaml.ts";

const parameters = [
  "{name: n, type: integer, default: 1}",
  "{name: f, type: float, default: 0.5}",
  "{name: s, type: string, default: a}",
].join(", ");

type Run = { readonly [name: string]: unknown };

const numbers = fc.constantFrom("1", "2", "3", "0.5", "1.0", "2.50");
const words = fc.constantFrom("a", "b", '"1"', "1.0");

/** A task that combines lists of values, or runs parameter sets. */
const task = fc.oneof(
  fc
    .record({
      n: fc.array(fc.constantFrom("1", "2", "3", "1"), { minLength: 1, maxLength: 4 }),
      f: fc.array(numbers, { minLength: 1, maxLength: 3 }),
      s: fc.array(words, { minLength: 1, maxLength: 3 }),
    })
    .map((lists) => {
      const entries = Object.entries(lists).map(
        ([name, items]) => `{name: ${name}, style: multiple, rules: {items: [${items}]}}`,
      );
      return `type: grid_search, parameters: [${entries}]`;
    }),
  fc
    .array(fc.record({ f: numbers, s: words }), { minLength: 1, maxLength: 5 })
    .map(
      (sets) =>
        `type: manual_search, parameter-sets: [${sets.map((it) => `{f: ${it.f}, s: ${it.s}}`)}]`,
    ),
);

const runs: fc.Arbitrary<readonly Run[]> = fc.array(
  fc.record(
    {
      n: fc.constantFrom<unknown>(1, "1", 2, "2.0", 4),
      f: fc.constantFrom<unknown>(1, "1", 0.5, "0.50", 2.5, 9),
      s: fc.constantFrom<unknown>("a", "b", "1", 1, "1.0"),
    },
    { requiredKeys: [] },
  ),
  { minLength: 1, maxLength: 8 },
);

const defaults: Run = { n: 1, f: 0.5, s: "a" };

/** Whether a run has the values of a variant: numbers by their size, texts by their characters. */
function isSame({ parameters: planned }: Variant, run: Run): boolean {
  return planned.every(([name, value]) => {
    const had = String(name in run ? run[name] : defaults[name]);
    const wanted = pythonStr(value);
    return name === "s" ? had === wanted : Number(had) === Number(wanted);
  });
}

function variants(fanOut: FanOut): readonly Variant[] {
  return Array.from({ length: Number(fanOut.count) }, (_, at) => variantAt(fanOut, BigInt(at)));
}

test("finds the variants that comparing each with each run finds, and views leave the others", () => {
  fc.assert(
    fc.property(task, runs, (keys, list) => {
      const fanOut = fanOutOf(fitFile({ parameters, task: keys }), "fit");
      const rows = list.map((it) => ({ step: "fit", parameters: it }));
      const result = readRuns(JSON.stringify(rows));
      assert.ok(result.kind === "reading");
      const { byIndex, counts } = matchRuns(fanOut, result.reading.runs);
      const all = variants(fanOut);
      const expected = all
        .filter((it) => list.some((run) => isSame(it, run)))
        .map((it) => it.index);
      const found = [...byIndex.keys()].sort((a, b) => Number(a - b));
      assert.deepEqual(found, expected);
      assert.equal(counts.done, expected.length);
      const indices = found.map(String);
      const left = viewVariants(fanOut, [{ kind: "among", indices, inside: false }]);
      const shown = Array.from({ length: Number(left.count) }, (_, row) => left.at(BigInt(row)));
      const others = all.map((it) => it.index).filter((it) => !expected.includes(it));
      assert.deepEqual(shown, others);
    }),
  );
});
