import assert from "node:assert/strict";
import { test } from "node:test";
import { variantAt } from "#core/simulation/fan-out.ts";
import { summarizeProblems } from "#core/simulation/problem-summary.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import type { VariantFilter } from "#core/simulation/view/filter.ts";
import type { VariantOrder } from "#core/simulation/view/variant-view.ts";
import { viewVariants } from "#core/simulation/view/view-variants.ts";
import { fanOutOf, value } from "../../support/simulation.ts";
import { rows, variantLine } from "../../support/view-rows.ts";
import { fitFile } from "../../support/yaml.ts";

const parameters = `{name: a, type: integer, max: 3}, {name: b, type: string, choices: [x, y, xy]},
  {name: c, type: float, optional: true}, {name: fixed, type: string, default: "Same"}`;

function spread(a: string, b: string, c: string): FanOut {
  const edges =
    "[gen.metadata.a, fit.parameter.a], [gen.metadata.b, fit.parameter.b], [gen.metadata.c, fit.parameter.c]";
  const metadata = `{"gen": {"a": ${a}, "b": ${b}, "c": ${c}}}`;
  return fanOutOf(fitFile({ parameters, edges }), "fit", { metadata });
}

function blueprint(task: string): FanOut {
  return fanOutOf(fitFile({ parameters, task }), "fit");
}

test("filters by what one parameter says", () => {
  const found = spread("[1, 2, 3]", '["x", "y", "xy"]', "[0.5]");
  const cases: readonly (readonly [VariantFilter, readonly string[]])[] = [
    [{ kind: "equals", parameter: "a", value: value("2") }, ["2 x 0.5", "2 y 0.5", "2 xy 0.5"]],
    [{ kind: "prefix", parameter: "b", text: "x" }, ["1 x 0.5", "1 xy 0.5", "2 x 0.5"]],
    [{ kind: "text", parameter: "b", text: "Y" }, ["1 y 0.5", "1 xy 0.5", "2 y 0.5"]],
    [
      { kind: "range", parameter: "a", from: value("2"), to: value("2.5") },
      ["2 x 0.5", "2 y 0.5", "2 xy 0.5"],
    ],
    [
      { kind: "range", parameter: "a", from: value("2"), open: true },
      ["3 x 0.5", "3 y 0.5", "3 xy 0.5"],
    ],
  ];
  for (const [filter, expected] of cases) {
    const view = viewVariants(found, [filter]);
    assert.deepEqual(rows(found, view).slice(0, 3), expected, JSON.stringify(filter));
    assert.deepEqual(view.unsupported, []);
  }
});

test("finds a text in any parameter, in those that do not vary as well", () => {
  const found = spread("[1, 2]", '["x", "1x"]', "[0.5]");
  const texts = (text: string) => rows(found, viewVariants(found, [{ kind: "text", text }]));
  assert.deepEqual(texts("1"), ["1 x 0.5", "1 1x 0.5", "2 1x 0.5"]);
  assert.deepEqual(texts("same").length, 4);
  assert.deepEqual(texts("nowhere"), []);
});

test("sorts by one parameter and leaves equal values in their own order", () => {
  const found = spread("[2, 1, 2]", '["x", "y"]', "[1]");
  const order: VariantOrder = { parameter: "a", direction: "ascending" };
  assert.deepEqual(rows(found, viewVariants(found, [], order)), [
    "1 x 1",
    "1 y 1",
    "2 x 1",
    "2 y 1",
    "2 x 1",
    "2 y 1",
  ]);
  const down: VariantOrder = { parameter: "b", direction: "descending" };
  assert.deepEqual(rows(found, viewVariants(found, [], down)).slice(0, 3), [
    "2 y 1",
    "1 y 1",
    "2 y 1",
  ]);
});

test("filters, sorts and counts the rows of a manual search", () => {
  const sets = "parameter-sets: [{a: 2, b: x}, {a: 9, b: y}, {a: 1, b: q}, {a: 2, b: x}]";
  const found = blueprint(`type: manual_search, ${sets}`);
  const lines = (filter: VariantFilter) => rows(found, viewVariants(found, [filter]));
  assert.deepEqual(lines({ kind: "problem" }), ["9 y None", "1 q None"]);
  assert.deepEqual(lines({ kind: "problem", problem: "duplicate" }), ["2 x None"]);
  const order: VariantOrder = { parameter: "a", direction: "descending" };
  assert.deepEqual(rows(found, viewVariants(found, [], order)), [
    "9 y None",
    "2 x None",
    "2 x None",
    "1 q None",
  ]);
  const { count, kinds } = summarizeProblems(found);
  assert.equal(count, 2n);
  assert.deepEqual(
    kinds.map((it) => [it.kind, it.count]),
    [
      ["limit", 1n],
      ["choices", 1n],
      ["duplicate", 1n],
    ],
  );
});

test("finds limits in ranges that no memory holds, and refuses what it would have to look through", () => {
  const many = "style: linear, rules: {start: 1, end: 10000000000, step: 1}";
  const found = blueprint(`parameters: [{name: a, ${many}}, {name: c, ${many}}]`);
  const filters: VariantFilter[] = [
    { kind: "range", parameter: "a", from: value("5000000000"), to: value("5000000001.5") },
    { kind: "equals", parameter: "c", value: value("7.0") },
  ];
  const view = viewVariants(found, filters, { parameter: "a", direction: "descending" });
  assert.deepEqual(rows(found, view), ["5000000001 None 7", "5000000000 None 7"]);
  assert.deepEqual(view.unsupported, []);
  const sorted = viewVariants(found, [], { parameter: "c", direction: "descending" });
  assert.equal(sorted.count, 10n ** 20n);
  assert.equal(variantLine(variantAt(found, sorted.at(10n ** 10n))), "1 None 9999999999");
  const unsupported = viewVariants(found, [{ kind: "text", text: "7" }]);
  assert.equal(unsupported.count, 10n ** 20n);
  assert.deepEqual(unsupported.unsupported, ['"a" has 10000000000 values, too many to search']);
  assert.deepEqual(summarizeProblems(found).sampled.length, 2);
});

test("asks drawn variants for what does not vary only", () => {
  const found = blueprint(
    "type: random_search, execution-count: 7, parameters: [{name: a, style: random, rules: {min: 1, max: 3}}]",
  );
  assert.equal(viewVariants(found, [{ kind: "text", text: "same" }]).count, 7n);
  const view = viewVariants(found, [{ kind: "equals", parameter: "a", value: value("1") }]);
  assert.deepEqual(
    [view.count, view.unsupported],
    [7n, ['The values of "a" are not known before the run']],
  );
});

test("says that a parameter does not exist", () => {
  const found = spread("[1]", '["x"]', "[1]");
  const view = viewVariants(found, [{ kind: "prefix", parameter: "z", text: "" }]);
  assert.deepEqual(view.unsupported, ['There is no parameter "z"']);
});

test("says in which row a variant is, and of one that is left out in none", () => {
  const found = spread("[1, 2, 3]", '["x", "y"]', "[0.5, 1.5]");
  const view = viewVariants(found, [{ kind: "equals", parameter: "a", value: value("2") }], {
    parameter: "c",
    direction: "descending",
  });
  assert.deepEqual(rows(found, view), ["2 x 1.5", "2 y 1.5", "2 x 0.5", "2 y 0.5"]);
  const left = Array.from({ length: 12 }, (_, it) => view.rowOf(BigInt(it)));
  assert.deepEqual(left.map((it) => it ?? "-").join(" "), "- - - - 2 0 3 1 - - - -");
});

test("takes a value that does not vary for the one of every variant", () => {
  const found = spread("[1, 2]", '["x"]', "[0.5]");
  const of = (text: string) =>
    viewVariants(found, [{ kind: "equals", parameter: "fixed", value: value(text) }]);
  assert.equal(of('"Same"').count, 2n);
  assert.equal(of('"Other"').count, 0n);
  assert.equal(of('"Other"').rowOf(0n), undefined);
  const order: VariantOrder = { parameter: "fixed", direction: "descending" };
  assert.deepEqual(rows(found, viewVariants(found, [], order)), ["1 x 0.5", "2 x 0.5"]);
});

test("filters what falls, between limits, at any size", () => {
  const falling = "style: linear, rules: {start: 5000000, end: 1, step: -1}";
  const found = blueprint(`parameters: [{name: a, ${falling}}]`);
  const values = (filter: Partial<VariantFilter>, direction?: VariantOrder["direction"]) => {
    const view = viewVariants(
      found,
      [{ kind: "range", parameter: "a", ...filter } as VariantFilter],
      direction && { parameter: "a", direction },
    );
    assert.deepEqual(view.unsupported, []);
    return rows(found, view).map((it) => it.split(" ")[0]);
  };
  assert.deepEqual(values({ from: value("3"), to: value("5") } as VariantFilter), ["5", "4", "3"]);
  assert.deepEqual(values({ from: value("3"), to: value("5"), open: true } as VariantFilter), [
    "4",
  ]);
  assert.deepEqual(values({ to: value("2") } as VariantFilter), ["2", "1"]);
  assert.deepEqual(values({ to: value("2") } as VariantFilter, "ascending"), ["1", "2"]);
  assert.deepEqual(values({ to: value("2") } as VariantFilter, "descending"), ["2", "1"]);
  assert.deepEqual(values({ from: value("4999999") } as VariantFilter), ["5000000", "4999999"]);
  assert.deepEqual(values({ from: value("5"), to: value("3") } as VariantFilter), []);
});

test("joins limits, and refuses what is no limit of a list too long to look through", () => {
  const long = "style: linear, rules: {start: 1, end: 5000000, step: 1}";
  const found = blueprint(`parameters: [{name: a, ${long}}]`);
  const limits: VariantFilter[] = [
    { kind: "range", parameter: "a", from: value("10") },
    { kind: "range", parameter: "a", to: value("30") },
    { kind: "range", parameter: "a", from: value("12"), to: value("40") },
  ];
  assert.equal(viewVariants(found, limits).count, 19n);
  const view = viewVariants(found, [...limits, { kind: "prefix", parameter: "a", text: "1" }]);
  assert.equal(view.count, 19n);
  assert.deepEqual(view.unsupported, ['"a" has 5000000 values, too many to search']);
  const drawn = "style: random, rules: {min: 1, max: 9, count: 2000000}";
  const random = blueprint(`parameters: [{name: a, ${drawn}}]`);
  assert.deepEqual(
    viewVariants(random, [], { parameter: "a", direction: "ascending" }).unsupported,
    ['The values of "a" are not known before the run'],
  );
});

test("asks eight filters of any parameter and no more", () => {
  const found = spread("[1, 2]", '["x", "y"]', "[0.5]");
  const texts = (count: number): VariantFilter[] =>
    Array.from({ length: count }, () => ({ kind: "text", text: "x" }));
  assert.deepEqual(viewVariants(found, texts(8)).unsupported, []);
  const view = viewVariants(found, [...texts(8), { kind: "text", text: "nowhere" }]);
  assert.equal(view.count, 2n);
  assert.deepEqual(view.unsupported, ["At most 8 filters can search all parameters"]);
});

test("of drawn variants what does not vary decides whether all of them or none pass", () => {
  const found = blueprint(
    "type: random_search, execution-count: 7, parameters: [{name: a, style: random, rules: {min: 1, max: 3}}]",
  );
  const view = viewVariants(found, [{ kind: "text", text: "same" }]);
  assert.deepEqual([view.at(3n), view.rowOf(3n), view.count], [3n, 3n, 7n]);
  const none = viewVariants(found, [{ kind: "equals", parameter: "fixed", value: value("1") }]);
  assert.deepEqual([none.count, none.rowOf(3n), none.unsupported], [0n, undefined, []]);
  const both = viewVariants(
    found,
    [
      { kind: "text", text: "same" },
      { kind: "text", text: "nowhere" },
    ],
    { parameter: "a", direction: "ascending" },
  );
  assert.equal(both.count, 0n);
  assert.deepEqual(both.unsupported, ['The values of "a" are not known before the run']);
  assert.deepEqual(
    viewVariants(found, [], { parameter: "fixed", direction: "ascending" }).unsupported,
    [],
  );
});

test("the rows of a manual search are filtered by any parameter or by one", () => {
  const sets = "parameter-sets: [{a: 2, b: x}, {a: 1}, {a: 2, b: y}]";
  const found = blueprint(`type: manual_search, ${sets}`);
  const view = (filter: VariantFilter) => viewVariants(found, [filter]);
  const x = view({ kind: "text", parameter: "b", text: "x" });
  assert.deepEqual([x.count, x.at(0n), x.rowOf(0n), x.rowOf(2n)], [1n, 0n, 0n, undefined]);
  assert.equal(view({ kind: "text", text: "same" }).count, 3n);
  assert.equal(view({ kind: "text", parameter: "a", text: "x" }).count, 0n);
  const sorted = viewVariants(found, [], { parameter: "a", direction: "ascending" });
  assert.deepEqual([sorted.at(0n), sorted.at(1n), sorted.at(2n)], [1n, 0n, 2n]);
  const fixed = viewVariants(found, [], { parameter: "fixed", direction: "descending" });
  assert.deepEqual([fixed.at(0n), fixed.at(1n)], [0n, 1n]);
});

test("does not sort by a parameter that is not there", () => {
  const found = spread("[2, 1]", '["x"]', "[1]");
  const view = viewVariants(found, [], { parameter: "z", direction: "ascending" });
  assert.deepEqual(view.unsupported, ['There is no parameter "z"']);
  assert.deepEqual(rows(found, view), ["2 x 1", "1 x 1"]);
});
