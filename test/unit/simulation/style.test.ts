import assert from "node:assert/strict";
import { test } from "node:test";
import { fanOutOf, notes, values } from "../../support/simulation.ts";
import { fitFile } from "../../support/yaml.ts";

type Row = readonly [type: string, style: string, values: string];

const rows: readonly Row[] = [
  [
    "float",
    "style: linear, rules: {start: 0.8, end: 0.9, step: 0.01}",
    "0.8 0.81 0.82 0.83 0.84 0.85 0.86 0.87 0.88 0.89 0.9",
  ],
  [
    "float",
    "style: linear, rules: {start: 0.001, end: 0.002, step: 0.0002}",
    "0.001 0.0012 0.0014 0.0016 0.0018 0.002",
  ],
  ["integer", "style: linear, rules: {start: 25, end: 25, step: 1}", "25"],
  ["integer", "style: linear, rules: {start: 1, end: 8, step: 3}", "1 4 7"],
  ["float", "style: linear, rules: {start: 1, end: 2, step: 0.5}", "1.0 1.5 2.0"],
  ["integer", "style: linear, rules: {start: 1.0, end: 2.0, step: 0.5}", "1 1.5 2"],
  ["integer", "style: linear, rules: {start: 3, end: 1, step: -1}", "3 2 1"],
  ["float", "style: linear, rules: {start: -1, end: 1, step: 0.5, integerify: true}", "-1 0 1"],
  ["float", "style: linear, rules: {start: 0.5, end: 5, step: 1.5, integerify: true}", "0 2 3 5"],
  ["float", "style: linear, rules: {start: 1e-3, end: 3e-3, step: 1e-3}", "0.001 0.002 0.003"],
  [
    "float",
    "style: linear, rules: {start: 1.0e-05, end: 3.0e-05, step: 1.0e-05}",
    "1e-05 2e-05 3e-05",
  ],
  ["integer", "style: logspace, rules: {start: 2, end: 8, count: 4, base: 2}", "4 16 64 256"],
  ["float", "style: logspace, rules: {start: 0, end: 2, count: 3, base: 10}", "1.0 10.0 100.0"],
  [
    "float",
    "style: logspace, rules: {start: -5, end: -1, count: 5, base: 10}",
    "1e-05 0.0001 0.001 0.01 0.1",
  ],
  ["float", "style: logspace, rules: {start: 0.5, end: 1.5, count: 2, base: 4}", "2.0 8.0"],
  [
    "integer",
    "style: logspace, rules: {start: 0, end: 0.5, count: 3, base: 10, integerify: true}",
    "1 3",
  ],
  ["float", "style: logspace, rules: {start: 3, end: 9, count: 1, base: 2}", "8.0"],
  [
    "float",
    "style: logspace, rules: {start: 0, end: 1, count: 7, base: 2.5}",
    "1.0 1.164993050750713 1.3572088082974532 1.5811388300841898 1.8420157493201932 2.145935547331393 2.5",
  ],
  ["string", "style: multiple, rules: {items: [a, 1, 1.0, true, a]}", "'a' 1 1.0 True 'a'"],
  ["string", "style: multiple, rules: {items: ['1', '2.50', x], numberify: true}", "1 2.5 'x'"],
  ["float", "style: logspace, rules: {start: 2, end: 0, count: 3, base: 10}", "100.0 10.0 1.0"],
  [
    "float",
    "style: logspace, rules: {start: -2, end: 2, count: 5, base: 0.5}",
    "4.0 2.0 1.0 0.5 0.25",
  ],
  [
    "float",
    "style: logspace, rules: {start: 0, end: 1, count: 4, base: 3}",
    "1.0 1.4422495703074083 2.080083823051904 3.0",
  ],
  [
    "float",
    "style: logspace, rules: {start: -1.5, end: 1.5, count: 4, base: 7.25}",
    "0.051226300186772926 0.3713906763541037 2.692582403567252 19.52122242586258",
  ],
  [
    "float",
    "style: logspace, rules: {start: 1, end: 2, count: 3, base: 0.001}",
    "0.001 3.1622776601683795e-05 1e-06",
  ],
  ["float", "style: logspace, rules: {start: 0, end: 3, count: 4, base: 1}", "1.0 1.0 1.0 1.0"],
  [
    "float",
    "style: logspace, rules: {start: 100, end: 102, count: 3, base: 2.5}",
    "6.223015277861142e+39 1.5557538194652854e+40 3.8893845486632135e+40",
  ],
  [
    "float",
    "style: logspace, rules: {start: -300, end: -299, count: 2, base: 10}",
    "1e-300 1e-299",
  ],
  [
    "float",
    "style: logspace, rules: {start: 0.1, end: 0.9, count: 5, base: 1000000}",
    "3.9810717055349727 63.095734448019364 1000.0 15848.93192461115 251188.6431509581",
  ],
  [
    "float",
    "style: logspace, rules: {start: 1, end: 3, count: 3, base: 0.1}",
    "0.1 0.010000000000000002 0.0010000000000000002",
  ],
  [
    "float",
    "style: logspace, rules: {start: 5, end: 5, count: 2, base: 9.99}",
    "99500.99900049991 99500.99900049991",
  ],
  ["integer", "style: logspace, rules: {start: 3, end: 0, count: 4, base: 2}", "8 4 2 1"],
  ["float", "style: logspace, rules: {start: 400, end: 0, count: 2, base: 0.1}", "0.0 1.0"],
  [
    "integer",
    "style: logspace, rules: {start: 2, end: 0, count: 5, base: 10, integerify: true}",
    "100 31 10 3 1",
  ],
  [
    "integer",
    "style: logspace, rules: {start: 0, end: 2, count: 3, base: 10, integerify: false}",
    "1 10 100",
  ],
  ["float", "style: logspace, rules: {start: '1', end: '2', count: 2, base: '1e1'}", "10.0 100.0"],
  [
    "float",
    "style: linear, rules: {start: 1, end: 2, step: 0.5, integerify: false}",
    "1.0 1.5 2.0",
  ],
  ["float", "style: linear, rules: {start: 1, end: 2, step: 0.5, integerify: 1}", "1.0 1.5 2.0"],
  ["float", "style: linear, rules: {start: 2, end: 0.5, step: -0.5}", "2.0 1.5 1.0 0.5"],
  ["float", "style: linear, rules: {start: 2.5, end: 0, step: -0.5, integerify: true}", "2 1 0"],
  ["float", "style: linear, rules: {start: 5.5, end: 0, step: -2, integerify: true}", "5 3 1"],
  ["float", "style: linear, rules: {start: 0, end: 3, step: 1, integerify: true}", "0 1 2 3"],
  ["float", "style: linear, rules: {start: 3, end: 0, step: -1, integerify: true}", "3 2 1 0"],
  ["float", "style: linear, rules: {start: 0, end: 3, step: 1}", "0 1 2 3"],
  ["float", "style: linear, rules: {start: 0, end: 3.0, step: 1}", "0.0 1.0 2.0 3.0"],
  ["integer", "style: linear, rules: {start: 1.0e+3, end: 2.0e+3, step: 500}", "1000 1500 2000"],
  ["integer", "style: linear, rules: {start: 5, end: 5, step: -1}", "5"],
  ["float", "style: linear, rules: {start: -0.5, end: -2, step: -0.75}", "-0.5 -1.25 -2.0"],
  ["string", "style: multiple, rules: {items: ['1', '2.50'], numberify: false}", "'1' '2.50'"],
  [
    "string",
    "style: multiple, rules: {items: ['1', 2, null, [3]], numberify: true}",
    "1 2 None [3]",
  ],
  ["integer", "style: random, rules: {min: 1, max: 9, count: '2'}", "? ?"],
  ["integer", "style: single, rules: {value: 42}", "42"],
  ["integer", "style: random, rules: {min: 1, max: 9, count: 3}", "? ? ?"],
];

test("expands the styles of a blueprint", () => {
  for (const [type, style, expected] of rows) {
    const found = sweep(type, style);
    assert.equal(values(found.columns[0]), expected, style);
    assert.equal(found.count, BigInt(found.columns[0]?.values.length ?? 0), style);
  }
});

const faults: readonly (readonly [style: string, problem: string])[] = [
  [
    "style: linear, rules: {start: 1, step: 1}",
    '"x" has the style "linear", which needs a number in "end"',
  ],
  [
    "style: linear, rules: {}",
    '"x" has the style "linear", which needs a number in "start" and "end" and "step"',
  ],
  [
    "style: linear, rules: {start: 1, end: .inf, step: 1}",
    '"x" has the style "linear", which needs a number in "end"',
  ],
  [
    "style: linear, rules: {start: 1, end: 2, step: 0}",
    '"x" has a "step" of 0, which never reaches the end',
  ],
  [
    "style: linear, rules: {start: 2, end: 1, step: 1}",
    '"x" has an "end" that its "step" never reaches',
  ],
  [
    "style: linear, rules: {start: 0, end: 1, step: 1.0e-300}",
    '"x" has more values than can be counted',
  ],
  [
    "style: logspace, rules: {start: 1, end: 2, count: 0}",
    '"x" needs a whole number above 0 in "count"',
  ],
  [
    "style: logspace, rules: {start: 1, end: 2, count: 2.5}",
    '"x" needs a whole number above 0 in "count"',
  ],
  ["style: logspace, rules: {start: 1, end: 2, count: 2, base: 0}", '"x" needs a "base" above 0'],
  [
    "style: multiple, rules: {items: 5}",
    '"x" has the style "multiple", which needs a list in the rule "items"',
  ],
  ["style: single", '"x" has the style "single", which needs the rule "value"'],
  [
    "style: random, rules: {min: 0, max: 1}",
    '"x" has the style "random", which needs the rule "count"',
  ],
  [
    "style: linear, rules: {start: 1, end: 2, step: -1}",
    '"x" has an "end" that its "step" never reaches',
  ],
  [
    "style: logspace, rules: {min: 1, end: 2, count: 2}",
    '"x" has the style "logspace", which needs a number in "max"',
  ],
  [
    "style: logspace, rules: {start: 1, min: 1, max: 2, count: 2}",
    '"x" has the style "logspace", which needs a number in "end"',
  ],
  ["style: logspace, rules: {start: 1, end: 2, count: 2, base: -2}", '"x" needs a "base" above 0'],
  [
    "style: logspace, rules: {start: 1, end: 2, count: 1000001, base: 2, integerify: true}",
    '"x" has too many values to round down',
  ],
  [
    "style: random, rules: {min: 0, max: 1, count: 0}",
    '"x" has the style "random", which needs a whole number above 0 in "count"',
  ],
  ["style: multiple", '"x" has the style "multiple", which needs a list in the rule "items"'],
  ["style: Linear", '"x" has the unknown style "Linear"'],
  ["rules: {value: 1}", '"x" has no style'],
];

test("says which rules are missing and counts nothing", () => {
  for (const [style, problem] of faults) {
    const found = sweep("float", style);
    assert.equal(found.count, undefined, style);
    assert.ok(notes(found).includes(`error (unknown): ${problem}`), `${style}\n${notes(found)}`);
  }
});

test("says what a logspace takes for granted", () => {
  const found = sweep("float", "style: logspace, rules: {min: -2, max: -1, count: 2}");
  assert.equal(values(found.columns[0]), "0.01 0.1");
  assert.equal(found.columns[0]?.grade, "inferred");
  assert.deepEqual(notes(found), [
    'information (inferred): "x": "min" and "max" are read as "start" and "end"',
    'information (inferred): "x": the base is taken to be 10',
  ]);
});

const remarks: readonly (readonly [style: string, grade: string, notes: readonly string[]])[] = [
  ["style: single, rules: {value: 1}", "documented", []],
  ["style: multiple, rules: {items: [1, 2]}", "documented", []],
  ["style: multiple, rules: {items: ['1', '2'], numberify: true}", "inferred", []],
  ["style: linear, rules: {start: 1, end: 2, step: 1}", "documented", []],
  ["style: linear, rules: {start: 2, end: 1, step: -1}", "unknown", []],
  ["style: logspace, rules: {start: 1, end: 2, count: 2, base: 2}", "documented", []],
  [
    "style: logspace, rules: {start: 1, end: 2, count: 2}",
    "inferred",
    ['"x": the base is taken to be 10'],
  ],
  [
    "style: logspace, rules: {min: 1, max: 2, count: 2, base: 2}",
    "inferred",
    ['"x": "min" and "max" are read as "start" and "end"'],
  ],
  [
    "style: logspace, rules: {start: 1, min: 1, max: 3, end: 2, count: 2, base: 2}",
    "documented",
    [],
  ],
  ["style: random, rules: {min: 1, max: 2, count: 2}", "documented", []],
  [
    "style: random, rules: {min: 1, max: 2, count: 2, integerify: true}",
    "unknown",
    ['"x": numbers that repeat after rounding down are removed, so there may be fewer'],
  ],
];

test("grades what a style says and remarks on what it takes for granted", () => {
  for (const [style, grade, said] of remarks) {
    const found = sweep("float", style);
    assert.equal(found.columns[0]?.grade, grade, style);
    const texts = found.notes.map((it) => it.text).filter((it) => it.startsWith('"x":'));
    assert.deepEqual(texts, said, style);
  }
});

const orders: readonly (readonly [style: string, order: string | undefined])[] = [
  ["style: linear, rules: {start: 1, end: 3, step: 1}", "ascending"],
  ["style: linear, rules: {start: 3, end: 1, step: -1}", "descending"],
  ["style: linear, rules: {start: 1.5, end: 3, step: 0.5, integerify: true}", "ascending"],
  ["style: linear, rules: {start: 3, end: 1.5, step: -0.5, integerify: true}", "descending"],
  ["style: linear, rules: {start: 3, end: -9, step: -3, integerify: true}", "descending"],
  ["style: logspace, rules: {start: 0, end: 2, count: 3, base: 10}", "ascending"],
  ["style: logspace, rules: {start: 0, end: 2, count: 3, base: 0.5}", "descending"],
  ["style: logspace, rules: {start: 2, end: 0, count: 3, base: 10}", "descending"],
  ["style: logspace, rules: {start: 2, end: 2, count: 3, base: 10}", "ascending"],
  ["style: multiple, rules: {items: [1, 2]}", undefined],
];

test("knows whether values rise or fall", () => {
  for (const [style, order] of orders) {
    assert.equal(sweep("float", style).columns[0]?.values.order, order, style);
  }
});

test("keeps a range of a trillion values without listing it", () => {
  const found = sweep("integer", "style: linear, rules: {start: 1, end: 1000000000000, step: 1}");
  const column = found.columns[0];
  assert.equal(found.count, 1_000_000_000_000n);
  assert.deepEqual(column?.values.at(999_999_999_999), {
    kind: "integer",
    digits: "1000000000000",
  });
  assert.equal(column?.values.at(1_000_000_000_000), undefined);
  assert.equal(column?.values.at(-1), undefined);
});

function sweep(type: string, style: string) {
  const parameters = `{name: x, type: ${type}}`;
  return fanOutOf(fitFile({ parameters, task: `parameters: [{name: x, ${style}}]` }), "fit");
}
