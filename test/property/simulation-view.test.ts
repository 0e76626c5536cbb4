import assert from "node:assert/strict";
import { test } from "node:test";
import { variantAt } from "#core/simulation/fan-out.ts";
import { summarizeProblems } from "#core/simulation/problem-summary.ts";
import type { FanOut, Variant } from "#core/simulation/variant.ts";
import { compareValues } from "#core/simulation/view/compare-values.ts";
import { type VariantFilter as AnyFilter, testOf } from "#core/simulation/view/filter.ts";
import type { VariantOrder } from "#core/simulation/view/variant-view.ts";
import { viewVariants } from "#core/simulation/view/view-variants.ts";
import { fc } from "../support/property.ts";
import { fanOutOf, value } from "../support/simulation.ts";
import { rows, variantLine } from "../support/view-rows.ts";

/** What another plan makes is tested beside the comparison of runs. */
type VariantFilter = Exclude<AnyFilter, { kind: "new" }>;

const step = `
- step: {name: gen, image: i, command: g}
- step:
    name: fit
    image: i
    command: fit {parameters}
    parameters:
      - {name: a, type: integer, max: 3}
      - {name: b, type: string, choices: [x, y, xy]}
      - {name: c, type: float, optional: true}
      - {name: fixed, type: string, default: "Same"}
`;

function spread(a: string, b: string, c: string): FanOut {
  const yaml = `${step}
- pipeline:
    name: p
    nodes: [{name: gen, type: execution, step: gen}, {name: fit, type: task, step: fit}]
    edges: [[gen.metadata.a, fit.parameter.a], [gen.metadata.b, fit.parameter.b], [gen.metadata.c, fit.parameter.c]]
`;
  return fanOutOf(yaml, "fit", { metadata: `{"gen": {"a": ${a}, "b": ${b}, "c": ${c}}}` });
}

test("agrees with filtering and sorting every variant one by one", () => {
  const items = fc.constantFrom("1", "2", "4", "null", '"x"', '"y"', "1.0", "[1]", "true");
  const list = fc.array(items, { maxLength: 4 });
  const filter: fc.Arbitrary<VariantFilter> = fc.oneof(
    fc.record({
      kind: fc.constant("equals" as const),
      parameter: fc.constantFrom("a", "b", "c", "fixed"),
      value: items.map(value),
    }),
    fc.record({
      kind: fc.constant("range" as const),
      parameter: fc.constantFrom("a", "c"),
      from: fc.constantFrom("1", "2").map(value),
      open: fc.boolean(),
    }),
    fc.record({ kind: fc.constant("text" as const), text: fc.constantFrom("1", "x", "s") }),
    fc.constant({ kind: "problem" as const }),
    fc.record({
      kind: fc.constant("problem" as const),
      problem: fc.constantFrom("type", "limit", "choices", "missing", "list", "duplicate"),
    }) as fc.Arbitrary<VariantFilter>,
  );
  const order = fc.option(
    fc.record({
      parameter: fc.constantFrom("a", "b", "c", "fixed"),
      direction: fc.constantFrom("ascending" as const, "descending" as const),
    }),
    { nil: undefined },
  );
  fc.assert(
    fc.property(list, list, list, fc.array(filter, { maxLength: 3 }), order, (a, b, c, fs, by) => {
      const found = spread(`[${a}]`, `[${b}]`, `[${c}]`);
      const view = viewVariants(found, fs, by);
      assert.deepEqual(rows(found, view), oneByOne(found, fs, by).map(variantLine));
    }),
    { numRuns: 120 },
  );
});

function oneByOne(found: FanOut, filters: readonly VariantFilter[], order?: VariantOrder) {
  const all = Array.from({ length: Number(found.count) }, (_, it) => variantAt(found, BigInt(it)));
  const kept = all.filter((it) => filters.every((filter) => keeps(it, filter)));
  if (!order) return kept;
  const of = (it: Variant) => it.parameters.find(([name]) => name === order.parameter)?.[1];
  const sign = order.direction === "ascending" ? 1 : -1;
  return kept.sort((x, y) => sign * compareValues(of(x), of(y)) || Number(x.index - y.index));
}

function keeps(variant: Variant, filter: VariantFilter): boolean {
  if (filter.kind === "problem") {
    return filter.problem
      ? variant.details.some((it) => it.kind === filter.problem)
      : variant.problems.length > 0;
  }
  return variant.parameters.some(
    ([name, it]) => (!filter.parameter || filter.parameter === name) && testOf(filter)(it),
  );
}

test("counts the problems of all variants without listing them", () => {
  const items = fc.constantFrom("1", "2", "4", "null", '"x"', '"y"', "1.0", "[1]", "[]", "true");
  const list = fc.array(items, { maxLength: 4 });
  fc.assert(
    fc.property(list, list, list, (a, b, c) => {
      const found = spread(`[${a}]`, `[${b}]`, `[${c}]`);
      const all = Array.from({ length: Number(found.count) }, (_, it) =>
        variantAt(found, BigInt(it)),
      );
      const summary = summarizeProblems(found);
      assert.equal(summary.count, BigInt(all.filter((it) => it.problems.length > 0).length));
      for (const { kind, count } of summary.kinds) {
        const having = all.filter((it) => it.details.some((detail) => detail.kind === kind));
        assert.equal(count, BigInt(having.length), kind);
      }
      const kinds = new Set(all.flatMap((it) => it.details.map((detail) => detail.kind)));
      assert.deepEqual(new Set(summary.kinds.map((it) => it.kind)), kinds);
    }),
    { numRuns: 120 },
  );
});
