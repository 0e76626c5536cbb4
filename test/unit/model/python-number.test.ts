import assert from "node:assert/strict";
import { test } from "node:test";
import type { Value } from "#core/base/value.ts";
import { parseJson } from "#core/model/parse-json.ts";
import {
  isBelow,
  pythonEquals,
  readPythonFloat,
  readPythonInteger,
} from "#core/model/python-number.ts";

test("reads integers as Python's int does", () => {
  const readable: readonly (readonly [string, bigint])[] = [
    ["5", 5n],
    [" 7\n", 7n],
    ["+1_000", 1000n],
    ["-0012", -12n],
    ["٣٤", 34n],
    ["\x855\u2028", 5n],
    ["\u{1d7d9}\u{1d7ce}", 10n],
    ["123456789012345678901234567890", 123456789012345678901234567890n],
  ];
  for (const [text, value] of readable) assert.equal(readPythonInteger(text), value, text);
  for (const text of [
    "",
    "5.0",
    "1e3",
    "_1",
    "1_",
    "1__0",
    "0x1",
    "+ 1",
    "True",
    "½",
    "\ufeff1",
    "\x1f5",
  ]) {
    assert.equal(readPythonInteger(text), undefined, text);
  }
});

test("reads floats as Python's float does", () => {
  const readable: readonly (readonly [string, number])[] = [
    ["5", 5],
    [".5", 0.5],
    ["5.", 5],
    ["1_0.0_1e1_0", 10.01e10],
    ["-INF", Number.NEGATIVE_INFINITY],
    ["Infinity", Number.POSITIVE_INFINITY],
    [" +nan ", Number.NaN],
    ["1e-08", 1e-8],
    ["٣.٥", 3.5],
  ];
  for (const [text, value] of readable) assert.equal(readPythonFloat(text), value, text);
  for (const text of [
    "",
    ".",
    "1e",
    "1_.0",
    "1._0",
    "0x1p3",
    "infinit",
    "1,5",
    "--1",
    "True",
    "5\x1d",
    "\x1c٣",
  ]) {
    assert.equal(readPythonFloat(text), undefined, text);
  }
});

test("compares as Python does", () => {
  const below: readonly (readonly [string, string, boolean | undefined])[] = [
    ["1", "2", true],
    ["1", "1.0", false],
    ["9007199254740993", "9007199254740992.0", false],
    ["9007199254740992.0", "9007199254740993", true],
    ["true", "2", true],
    ["NaN", "1", false],
    ['"a"', '"b"', true],
    ['"\\uffff"', '"\\ud83d\\ude00"', true],
    ['"a\\ud83d\\uffff"', '"a\\ud83d\\ude00"', true],
    ['"\\ud83d\\ude01"', '"\\ud83d\\ude00"', false],
    ['"ab"', '"a"', false],
    ["999999999999999", "1000000000000000", true],
    ["9007199254740993", "9007199254740992", false],
    ['"a"', '"ab"', true],
    ['"1"', "2", undefined],
    ["null", "2", undefined],
    ["[1]", "[2]", undefined],
  ];
  for (const [a, b, answer] of below)
    assert.equal(isBelow(value(a), value(b)), answer, `${a} < ${b}`);
});

test("finds values equal as Python does", () => {
  const same: readonly (readonly [string, string])[] = [
    ["1", "1.0"],
    ["true", "1"],
    ["false", "0.0"],
    ["[1, [2]]", "[1.0, [2]]"],
    ['{"a": 1, "b": 2}', '{"b": 2, "a": 1}'],
    ["null", "null"],
  ];
  const different: readonly (readonly [string, string])[] = [
    ["1", '"1"'],
    ["NaN", "NaN"],
    ["null", "0"],
    ["[1]", "[1, 2]"],
    ['{"a": 1}', '{"b": 1}'],
    ["9007199254740993", "9007199254740992.0"],
  ];
  for (const [a, b] of same) assert.equal(pythonEquals(value(a), value(b)), true, `${a} == ${b}`);
  for (const [a, b] of different) {
    assert.equal(pythonEquals(value(a), value(b)), false, `${a} != ${b}`);
  }
});

function value(json: string): Value {
  const parsed = parseJson(json);
  assert.equal(parsed.kind, "value");
  return parsed.value;
}
