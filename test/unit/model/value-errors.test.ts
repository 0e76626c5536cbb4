import assert from "node:assert/strict";
import { test } from "node:test";
import { pythonRepr } from "#core/model/python-text.ts";
import { acceptedBy, itemErrors, limitErrors, valueErrors } from "#core/model/value-errors.ts";
import { parameter, value } from "../../support/simulation.ts";

type Row = readonly [parameter: string, json: string, ...errors: string[]];

/** Each error is written as its kind and the value as Python shows it. */
const rows: readonly Row[] = [
  ["type: integer", "5"],
  ["type: integer", '" 5 "'],
  ["type: integer", "5.0", "type 5.0"],
  ["type: integer, max: 4", '"x"', "type 'x'"],
  ["type: integer, max: 4", "5.0", "type 5.0", "max 5.0"],
  ["type: integer, min: 1, max: 4", '"0"', "min 0"],
  ["type: integer, min: null", "0"],
  ["type: integer", "true", "type True"],
  ["type: integer", "null", "type None"],
  ["type: integer", '{"a": 1}', "type {'a': 1}"],
  ["type: float, max: 0.5", "1", "max 1.0"],
  ["type: float, choices: [1, 2]", '"2"'],
  ["type: float, choices: [1, 2]", "3", "choices 3.0"],
  ["type: float, choices: []", "3"],
  ["type: string", "5"],
  ["type: string, min: b, choices: [b, c]", '"a"', "min 'a'", "choices 'a'"],
  ["type: string, max: 3", '"zzz"'],
  ["type: flag", "true"],
  ["type: flag", "0"],
  ["type: flag, choices: [a]", '"a"', "choices 'a'"],
  ["type: integer", '[1, "x"]', "list [1, 'x']", "type 'x'"],
  ["type: integer, multiple: repeat", "[1, 2]"],
  ["type: integer, multiple: repeat", "[[1], null]", "nested-list [1]", "type None"],
];

test("finds what valohai-yaml finds wrong with a value", () => {
  for (const [given, json, ...errors] of rows) {
    const found = valueErrors(acceptedBy(parameter(`{name: n, ${given}}`)), value(json));
    const written = found.map((it) => `${it.kind} ${pythonRepr(it.value)}`);
    assert.deepEqual(written, errors, `${given}: ${json}`);
  }
});

test("names the limit or the choices that a value breaks", () => {
  const accepted = acceptedBy(parameter("{name: n, type: integer, min: 2, choices: [2, 3]}"));
  const one = value("1");
  assert.deepEqual(itemErrors(accepted, one), [
    { kind: "min", value: one, limit: value("2") },
    { kind: "choices", value: one, choices: [value("2"), value("3")] },
  ]);
  const flag = acceptedBy(parameter("{name: n, type: flag}"));
  assert.deepEqual(itemErrors(flag, one), []);
  assert.deepEqual(itemErrors(flag, value("2")), [
    { kind: "choices", value: value("2"), choices: [value("true"), value("false")] },
  ]);
});

test("takes a list as one value where a list is not asked for item by item", () => {
  const accepted = acceptedBy(parameter("{name: n, type: integer, multiple: repeat}"));
  assert.deepEqual(itemErrors(accepted, value("[1]")), [{ kind: "type", value: value("[1]") }]);
});

test("looks at the limits alone, whatever the type", () => {
  const accepted = acceptedBy(parameter("{name: n, type: integer, min: 2, max: 3}"));
  assert.deepEqual(limitErrors(accepted, value("2.5")), []);
  const kinds = ["1.5", "3.5", '"x"'].map((it) => limitErrors(accepted, value(it))[0]?.kind);
  assert.deepEqual(kinds, ["min", "max", undefined]);
});
