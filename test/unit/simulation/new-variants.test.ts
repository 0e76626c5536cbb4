import assert from "node:assert/strict";
import { test } from "node:test";
import { compareRuns } from "#core/simulation/compare/compare-runs.ts";
import { canFindNew } from "#core/simulation/compare/new-variants.ts";
import { variantAt } from "#core/simulation/fan-out.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import { viewVariants } from "#core/simulation/view/view-variants.ts";
import { fanOutOf, value } from "../../support/simulation.ts";
import { fitFile } from "../../support/yaml.ts";

function sweep(task: string, parameters?: string): FanOut {
  return fanOutOf(fitFile(parameters === undefined ? { task } : { task, parameters }), "fit");
}

function grid(a: string, b = "1, 2"): FanOut {
  const list = (name: string, items: string) =>
    `{name: ${name}, style: multiple, rules: {items: [${items}]}}`;
  return sweep(`parameters: [${list("a", a)}, ${list("b", b)}]`);
}

function manual(...sets: readonly string[]): FanOut {
  return sweep(`type: manual_search\nparameter-sets: [${sets.join(", ")}]`);
}

function newIn(plan: FanOut, other: FanOut, renamed: readonly (readonly [string, string])[] = []) {
  return viewVariants(plan, [{ kind: "new", than: { query: other.query, renamed } }]);
}

/** The values of "a" and "b" of the variants that only the first plan makes. */
function shown(plan: FanOut, other: FanOut): readonly string[] {
  const view = newIn(plan, other);
  return Array.from({ length: Number(view.count) }, (_, row) => {
    const { parameters } = variantAt(plan, view.at(BigInt(row)));
    return parameters.map(([, it]) => ("digits" in it ? it.digits : it.kind)).join(" ");
  });
}

test("finds the combinations that have a value which the other plan does not have", () => {
  assert.deepEqual(shown(grid("1, 2, 3"), grid("1, 2", "2, 1")), ["3 1", "3 2"]);
  assert.deepEqual(shown(grid("1, 5", "1, 7"), grid("1, 2")), ["1 7", "5 1", "5 7"]);
  assert.deepEqual(shown(grid("1, 2"), grid("1, 2, 3")), []);
});

test("finds as many as the comparison counts, either way round", () => {
  const plans = [
    grid("1, 2, 3"),
    grid("2, 3, 4", "2, 3"),
    grid("1"),
    manual("{a: 1, b: 1}", "{a: 2, b: 1}"),
    manual("{a: 1, b: 1}", "{a: 1, b: 1}", "{a: 9, b: 2}"),
  ];
  for (const plan of plans) {
    for (const other of plans) {
      if (!canFindNew(plan, other)) continue;
      const { after, kept } = compareRuns(other, plan);
      assert.equal(newIn(plan, other).count, (after ?? 0n) - (kept ?? 0n));
    }
  }
});

test("lists no combinations to find them", () => {
  const long = (name: string, end: number) =>
    `{name: ${name}, style: linear, rules: {start: 1, end: ${end}, step: 1}}`;
  const plan = sweep(`parameters: [${long("a", 40_001)}, ${long("b", 40_000)}]`);
  const other = sweep(`parameters: [${long("a", 40_000)}, ${long("b", 40_000)}]`);
  const view = newIn(plan, other);
  assert.equal(view.count, 40_000n);
  const { parameters } = variantAt(plan, view.at(39_999n));
  assert.deepEqual(parameters.slice(0, 2), [
    ["a", value("40001")],
    ["b", value("40000")],
  ]);
});

test("follows a parameter that has another name in the other plan", () => {
  const of = (name: string) =>
    sweep(
      `parameters: [{name: ${name}, style: multiple, rules: {items: [1, 2]}}]`,
      `{name: ${name}, type: integer}`,
    );
  assert.equal(newIn(of("rate"), of("speed"), [["rate", "speed"]]).count, 0n);
  assert.equal(newIn(of("rate"), of("speed")).count, 2n);
});

test("does not look for combinations that rows of another plan do not make", () => {
  assert.equal(canFindNew(grid("1"), manual("{a: 1, b: 1}")), false);
  assert.equal(canFindNew(manual("{a: 1, b: 1}"), grid("1")), true);
});
