import assert from "node:assert/strict";
import { test } from "node:test";
import type { Value } from "#core/base/value.ts";
import type { Parameter } from "#core/model/config.ts";
import { valueProblems } from "#core/simulation/value-problems.ts";
import { parameter, value } from "../../support/simulation.ts";

type Row = readonly [parameter: string, json: string, ...problems: string[]];

const rows: readonly Row[] = [
  ["{name: n, type: integer}", "5"],
  ["{name: n, type: integer}", '"5"'],
  ["{name: n, type: integer}", '" 1_000 "'],
  ["{name: n, type: integer}", "5.0", "n: 5.0 is not an integer"],
  ["{name: n, type: integer}", '"5.0"', "n: 5.0 is not an integer"],
  ["{name: n, type: integer}", "1e3", "n: 1000.0 is not an integer"],
  ["{name: n, type: integer}", "true", "n: True is not an integer"],
  ["{name: n, type: integer}", '""', "n: No value supplied"],
  ["{name: n, type: integer}", "null", "n: required, no value"],
  ["{name: n, type: integer, optional: true}", "null"],
  ["{name: n, type: integer, min: 1, max: 10}", "0", "n: 0 is less than the minimum allowed (1)"],
  [
    "{name: n, type: integer, min: 1, max: 10}",
    '"11"',
    "n: 11 is greater than the maximum allowed (10)",
  ],
  [
    "{name: n, type: integer, max: 10}",
    "50.0",
    "n: 50.0 is not an integer",
    "n: 50.0 is greater than the maximum allowed (10)",
  ],
  ["{name: n, type: integer, min: 1}", '"x"', "n: x is not an integer"],
  ["{name: n, type: integer, choices: [1, 2]}", '"2"'],
  [
    "{name: n, type: integer, choices: [1, 2]}",
    "3",
    "n: 3 is not among the choices allowed ([1, 2])",
  ],
  ["{name: n, type: float}", "1"],
  ["{name: n, type: float}", '"nan"'],
  ["{name: n, type: float}", "true", "n: True is not a floating-point number"],
  ["{name: n, type: float}", '"a"', "n: a is not a floating-point number"],
  ["{name: n, type: float, max: 0.5}", "1", "n: 1.0 is greater than the maximum allowed (0.5)"],
  ["{name: n, type: float, choices: [1, 2]}", "2"],
  ["{name: n}", "5"],
  ["{name: n}", '{"a": 1}'],
  ["{name: n, choices: ['1', b]}", "1", "n: 1 is not among the choices allowed (['1', 'b'])"],
  ["{name: n, max: 3}", '"zzz"'],
  ["{name: n, min: b}", '"a"', "n: a is less than the minimum allowed (b)"],
  ["{name: n}", '["a"]', "n: Only a single value is allowed"],
  [
    "{name: n, type: integer}",
    '["a"]',
    "n: Only a single value is allowed",
    "n: a is not an integer",
  ],
  ["{name: n, type: integer, multiple: repeat}", '[1, "2"]'],
  ["{name: n, type: integer, multiple: repeat}", "[1, null]", "n: None is not an integer"],
  [
    "{name: n, type: integer, multiple: separate}",
    "[[1], 2]",
    "n: nested list atom [1] not allowed",
  ],
  ["{name: n, type: flag}", "true"],
  ["{name: n, type: flag}", "0"],
  ["{name: n, type: flag}", "null"],
  ["{name: n, type: flag}", '"true"', "n: true is not among the choices allowed ([True, False])"],
];

test("finds what valohai-yaml finds wrong with a value", () => {
  for (const [flow, json, ...problems] of rows) {
    assert.deepEqual(texts(parameter(flow), value(json)), problems, `${flow} ${json}`);
  }
});

test("asks for a value where there is none", () => {
  assert.deepEqual(texts(parameter("{name: n}"), undefined), ["n: required, no value"]);
  assert.deepEqual(texts(parameter("{name: n, type: flag}"), undefined), []);
});

function texts(parameter: Parameter, value: Value | undefined): readonly string[] {
  return valueProblems(parameter, value).map((it) => `${parameter.name?.value}: ${it.text}`);
}
