import assert from "node:assert/strict";
import { test } from "node:test";
import type { Value } from "#core/base/value.ts";
import { resolvePlain, resolveScalar } from "#core/syntax/scalar.ts";
import { ScalarNode } from "#core/syntax/tree.ts";

/** Text, kind and Python's `str` of what PyYAML 6.0 loads for it. */
const table: readonly (readonly [string, Value["kind"], string])[] = [
  ["1e-08", "string", "1e-08"],
  ["1e8", "string", "1e8"],
  ["1.5e8", "string", "1.5e8"],
  ["12e03", "string", "12e03"],
  ["1.0e-8", "float", "1e-08"],
  ["1.5e+8", "float", "150000000.0"],
  [".5", "float", "0.5"],
  ["5.", "float", "5.0"],
  ["yes", "boolean", "true"],
  ["no", "boolean", "false"],
  ["on", "boolean", "true"],
  ["off", "boolean", "false"],
  ["Yes", "boolean", "true"],
  ["YES", "boolean", "true"],
  ["yEs", "string", "yEs"],
  ["y", "string", "y"],
  ["n", "string", "n"],
  ["true", "boolean", "true"],
  ["True", "boolean", "true"],
  ["TRUE", "boolean", "true"],
  ["tRUE", "string", "tRUE"],
  ["false", "boolean", "false"],
  ["010", "integer", "8"],
  ["0o10", "string", "0o10"],
  ["0x1F", "integer", "31"],
  ["0xfg", "string", "0xfg"],
  ["0b11", "integer", "3"],
  ["0b12", "string", "0b12"],
  ["1_000", "integer", "1000"],
  ["1:30", "integer", "90"],
  ["190:20:30", "integer", "685230"],
  ["1:30.5", "float", "90.5"],
  ["1:60", "string", "1:60"],
  ["-1:30", "integer", "-90"],
  ["2020-09-02", "date", "2020-09-02"],
  ["2020-9-2", "string", "2020-9-2"],
  ["2001-12-14t21:59:43.10-05:00", "date", "2001-12-14 21:59:43.100000-05:00"],
  ["2001-12-14 21:59:43.10 -5", "date", "2001-12-14 21:59:43.100000-05:00"],
  ["2001-12-15 2:59:43.10", "date", "2001-12-15 02:59:43.100000"],
  ["2001-12-15 2:59:43", "date", "2001-12-15 02:59:43"],
  ["2001-12-14T21:59:43Z", "date", "2001-12-14 21:59:43+00:00"],
  [".inf", "float", "inf"],
  ["-.inf", "float", "-inf"],
  ["+.INF", "float", "inf"],
  [".nan", "float", "nan"],
  [".NaN", "float", "nan"],
  ["NaN", "string", "NaN"],
  ["Infinity", "string", "Infinity"],
  ["~", "null", ""],
  ["null", "null", ""],
  ["Null", "null", ""],
  ["NULL", "null", ""],
  ["nULL", "string", "nULL"],
  ["+1", "integer", "1"],
  ["-0", "integer", "0"],
  ["-0.0", "float", "-0.0"],
  ["+12e03", "string", "+12e03"],
  ["0", "integer", "0"],
  ["00", "integer", "0"],
  ["08", "string", "08"],
  ["09", "string", "09"],
  ["1__0", "integer", "10"],
  ["_1", "string", "_1"],
  ["1.", "float", "1.0"],
  ["1._5", "float", "1.5"],
  ["1.5_5", "float", "1.55"],
  [".", "string", "."],
  ["+", "string", "+"],
  ["-.5", "string", "-.5"],
  ["+.5", "string", "+.5"],
  ["1.0e5", "string", "1.0e5"],
  ["1.0E+05", "float", "100000.0"],
  ["12345678901234567890", "integer", "12345678901234567890"],
  ["-12345678901234567890", "integer", "-12345678901234567890"],
  ["1.7976931348623157e+308", "float", "1.7976931348623157e+308"],
  ["1e400", "string", "1e400"],
  ["1.0e+400", "float", "inf"],
  ["0.1", "float", "0.1"],
  ["100000000000000000.0", "float", "1e+17"],
  ["0.00001", "float", "1e-05"],
  ["1.0e-05", "float", "1e-05"],
  ["1,000", "string", "1,000"],
  ["1 000", "string", "1 000"],
  ["0.0", "float", "0.0"],
  ["0777", "integer", "511"],
  ["-010", "integer", "-8"],
  ["+0x10", "integer", "16"],
  ["0:0", "string", "0:0"],
  ["00:10", "string", "00:10"],
  ["1:2:3:4", "integer", "223384"],
  ["1:2:3.25", "float", "3723.25"],
  ["685_230.15", "float", "685230.15"],
  ["6.8523015e+5", "float", "685230.15"],
  ["685.230_15e+03", "float", "685230.15"],
  ["-.INF", "float", "-inf"],
  [".Inf", "float", "inf"],
  ["<", "string", "<"],
  ["1e3", "string", "1e3"],
  ["1.e+3", "float", "1000.0"],
  ["123e-2", "string", "123e-2"],
];

for (const [text, kind, printed] of table) {
  test(`resolveScalar reads ${text} as PyYAML does`, () => {
    const value = resolvePlain(text);
    assert.deepEqual([value.kind, printedValue(value)], [kind, printed]);
  });
}

test("resolveScalar leaves quoted texts alone", () => {
  const range = { start: 0, end: 5 };
  const value = resolveScalar(new ScalarNode("yes", "double-quoted", range));
  assert.deepEqual(value, { kind: "string", value: "yes" });
});

test("resolveScalar follows an explicit tag", () => {
  const range = { start: 0, end: 5 };
  const tagged = (tag: string, text: string) =>
    resolveScalar(new ScalarNode(text, "plain", range, { tag }));
  assert.deepEqual(tagged("tag:yaml.org,2002:str", "5"), { kind: "string", value: "5" });
  assert.deepEqual(tagged("tag:yaml.org,2002:float", "5"), { kind: "float", text: "5.0" });
  assert.deepEqual(tagged("tag:yaml.org,2002:float", "1e3"), { kind: "float", text: "1000.0" });
  assert.deepEqual(tagged("tag:yaml.org,2002:float", "-Infinity"), { kind: "float", text: "-inf" });
  assert.deepEqual(tagged("tag:yaml.org,2002:int", "0o17"), { kind: "integer", digits: "15" });
  assert.deepEqual(tagged("tag:yaml.org,2002:int", "+1_000"), { kind: "integer", digits: "1000" });
  assert.deepEqual(tagged("tag:yaml.org,2002:bool", "oN"), { kind: "boolean", value: true });
  assert.deepEqual(tagged("!", "5"), { kind: "integer", digits: "5" });
});

function printedValue(value: Value): string {
  switch (value.kind) {
    case "integer":
      return value.digits;
    case "float":
    case "date":
      return value.text;
    case "boolean":
      return String(value.value);
    case "string":
      return value.value;
    default:
      return "";
  }
}
