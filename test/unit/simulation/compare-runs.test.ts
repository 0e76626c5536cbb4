import assert from "node:assert/strict";
import { test } from "node:test";
import { compareRuns } from "#core/simulation/compare/compare-runs.ts";
import { fanOutOf, value } from "../../support/simulation.ts";
import { fitFile } from "../../support/yaml.ts";

/** A fan-out of the node "fit" whose task has these keys. */
function sweep(task: string, parameters?: string) {
  return fanOutOf(fitFile(parameters === undefined ? { task } : { task, parameters }), "fit");
}

function linear(name: string, start: number, end: number, step: number | string = 1): string {
  return `{name: ${name}, style: linear, rules: {start: ${start}, end: ${end}, step: ${step}}}`;
}

function grid(...parameters: readonly string[]) {
  return sweep(`parameters: [${parameters.join(", ")}]`);
}

test("counts what stays of a grid of a billion executions", () => {
  const before = grid(linear("a", 1, 1_000_000), linear("b", 1, 1000));
  const after = grid(linear("a", 2, 1_000_001, 1), linear("b", 1, 1001, 2));
  const { before: from, after: to, kept, basis, axes } = compareRuns(before, after);
  assert.equal(from, 1_000_000_000n);
  assert.equal(to, 501_000_000n);
  assert.equal(kept, 999_999n * 500n);
  assert.equal(basis, "exact");
  assert.deepEqual(
    axes.map(({ parameter, removed, added }) => [parameter, removed.count, added.count]),
    [
      ["a", 1, 1],
      ["b", 500, 1],
    ],
  );
});

test("shows the values at the ends of long lists that changed", () => {
  const { axes } = compareRuns(
    grid(linear("a", 1, 1_000_000_000)),
    grid(linear("a", 3, 1_000_000_001)),
  );
  assert.deepEqual(axes, [
    {
      parameter: "a",
      before: 1_000_000_000,
      after: 999_999_999,
      removed: { count: 2, first: [value("1"), value("2")] },
      added: { count: 1, first: [value("1000000001")] },
    },
  ]);
});

test("takes whole floats for whole numbers, and no text for a number", () => {
  const list = (items: string) => grid(`{name: b, style: multiple, rules: {items: [${items}]}}`);
  assert.equal(compareRuns(list("1, 2, 3.5"), list("1.0, 2.0, 3.5")).kept, 3n);
  assert.equal(compareRuns(list("1, 2"), list("'1', 2")).kept, 1n);
});

test("counts repeated values as often as both sides hold them", () => {
  const list = (items: string) =>
    grid(`{name: b, style: multiple, rules: {items: [${items}]}}`, linear("a", 1, 2));
  const { before, after, kept } = compareRuns(list("1, 1, 2"), list("1, 1, 1, 3"));
  assert.deepEqual([before, after, kept], [6n, 8n, 4n]);
});

test("projects long lists of powers from a sample, and says so", () => {
  const powers = (base: number) =>
    `{name: b, style: logspace, rules: {start: 0, end: 3, base: ${base}, count: 200000}}`;
  assert.deepEqual(compareRuns(grid(powers(10)), grid(powers(10))).kept, 200_000n);
  const other = compareRuns(grid(powers(10)), grid(powers(11)));
  assert.equal(other.basis, "sampled");
  assert.ok((other.kept ?? 0n) < 10_000n);
});

test("compares rows with rows and with a grid", () => {
  const rows = (...sets: readonly string[]) =>
    sweep(`type: manual_search, parameter-sets: [${sets.join(", ")}]`);
  const first = rows("{a: 1, b: 0.5}", "{a: 2, b: 0.5}", "{a: 2, b: 0.5}");
  assert.equal(compareRuns(first, rows("{b: 0.5, a: 2}", "{a: 3, b: 1}")).kept, 1n);
  assert.equal(compareRuns(first, grid(linear("a", 1, 3))).kept, 2n);
  assert.equal(compareRuns(grid(linear("a", 1, 3)), first).kept, 2n);
});

test("draws no conclusion about values that the platform draws", () => {
  const drawn = sweep(
    "type: random_search, execution-count: 20, parameters: [{name: b, style: random, rules: {min: 0, max: 1}}]",
  );
  const { kept, basis, reason } = compareRuns(drawn, drawn);
  assert.deepEqual([kept, basis, reason], [undefined, "unknown", "the platform draws the values"]);
});

test("compares the copies of a distributed task by their number", () => {
  const copies = (count: number) =>
    sweep(`type: distributed, execution-count: ${count}, parameters: []`);
  assert.equal(compareRuns(copies(4), copies(6)).kept, 4n);
});

test("keeps apart what varies and what changes for all executions", () => {
  const parameters = (b: number) =>
    `{name: a, type: integer, default: 1}, {name: b, type: float, default: ${b}}`;
  const task = `parameters: [${linear("a", 1, 3)}]`;
  const { kept, axes, constants } = compareRuns(
    sweep(task, parameters(0.5)),
    sweep(task, parameters(0.75)),
  );
  assert.equal(kept, 3n);
  assert.deepEqual(axes, []);
  assert.deepEqual(constants, [{ parameter: "b", before: value("0.5"), after: value("0.75") }]);
});

test("a node that is new or gone keeps nothing", () => {
  const found = grid(linear("a", 1, 3));
  assert.deepEqual(
    [compareRuns(undefined, found), compareRuns(found, undefined)].map(
      ({ before, after, kept }) => [before, after, kept],
    ),
    [
      [0n, 3n, 0n],
      [3n, 0n, 0n],
    ],
  );
});
