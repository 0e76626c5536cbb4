import assert from "node:assert/strict";
import { test } from "node:test";
import {
  formatTemplate,
  formatValue,
} from "../../../server/src/core/simulation/command/format-value.ts";
import { value } from "./ask.ts";

type Row = readonly [json: string, spec: string, printed: string];

/** Worked out with Python 3.11; `refused` is a ValueError. */
const rows: readonly Row[] = [
  ["3.14159", ".2f", "3.14"],
  ["0.5", ".0f", "0"],
  ["1.5", ".0f", "2"],
  ["2.5", ".0f", "2"],
  ["-0.01", ".1f", "-0.0"],
  ["9.995", ".2f", "9.99"],
  ["1e22", "f", "10000000000000000000000.000000"],
  ["5", ".1f", "5.0"],
  ["0.00001234", "e", "1.234000e-05"],
  ["0.00001234", ".2E", "1.23E-05"],
  ["1234567.0", "g", "1.23457e+06"],
  ["100000.0", "g", "100000"],
  ["1.5", "#g", "1.50000"],
  ["1e-5", "G", "1E-05"],
  ["0.256", ".1%", "25.6%"],
  ["12.0", ".2", "1.2e+01"],
  ["3.0", ".2", "3.0"],
  ["1e16", ".20", "10000000000000000.0"],
  ["1234567", ",", "1,234,567"],
  ["1234567.5", "_.2f", "1_234_567.50"],
  ["1234", "08,", "0,001,234"],
  ["255", "x", "ff"],
  ["255", "#X", "0XFF"],
  ["-5", "b", "-101"],
  ["65535", "_x", "ffff"],
  ["1048576", "_b", "1_0000_0000_0000_0000_0000"],
  ["8", "#o", "0o10"],
  ["65", "c", "A"],
  ["42", "05d", "00042"],
  ["-42", "05d", "-0042"],
  ["-42", "*=8", "-*****42"],
  ["42", "+", "+42"],
  ["42", " ", " 42"],
  ["42", "<5", "42   "],
  ["42", "^5", " 42  "],
  ["true", "d", "1"],
  ["true", "5", "    1"],
  ["NaN", "05", "00nan"],
  ["-Infinity", "F", "-INF"],
  ['"ab"', "5", "ab   "],
  ['"ab"', ">5", "   ab"],
  ['"ab"', "*^6", "**ab**"],
  ['"abc"', ".2", "ab"],
  ['"ab"', "05", "ab000"],
  ['"ab"', "s", "ab"],
  ["12345678901234567890", "d", "12345678901234567890"],
  ["5.0", "d", "refused"],
  ['"a"', "d", "refused"],
  ['"a"', "=5", "refused"],
  ['"a"', "+", "refused"],
  ["5", "s", "refused"],
  ["5", ".2d", "refused"],
  ["5", "n,", "refused"],
  ["5", "y", "refused"],
  ["5", ",x", "refused"],
  ["[1]", ">5", "TypeError: unsupported format string passed to list.__format__"],
  ["null", "d", "TypeError: unsupported format string passed to NoneType.__format__"],
];

test("formats values as Python's format does", () => {
  for (const [json, spec, printed] of rows) {
    assert.equal(shown(formatValue(value(json), spec)), printed, `${json} ${spec}`);
  }
});

const templates: readonly (readonly [template: string, printed: string])[] = [
  ["--{name}={value}", "--lr=it's"],
  ["{{{v}}}", "{it's}"],
  ["{v!r}", `"it's"`],
  ["{v!a:>8}", `  "it's"`],
  ["{v[0]}{v[3]}", "is"],
  ["{v:{name}}", "refused"],
  ["{v:>{width}}", "  it's"],
  ["{}", "refused"],
  ["{0}", "refused"],
  ["{v", "refused"],
  ["v}", "refused"],
  ["{v!x}", "refused"],
  ["{v.}", "refused"],
  ["{foo}", "KeyError: 'foo'"],
  ["{ v }", "KeyError: ' v '"],
  ["{foo}{", "KeyError: 'foo'"],
  ["{v.upper}", "AttributeError: 'str' object has no attribute 'upper'"],
  ["{v[9]}", "IndexError: string index out of range"],
];

test("fills templates in as Python's format_map does", () => {
  const environment = new Map([
    ["name", value('"lr"')],
    ["value", value('"it\'s"')],
    ["v", value('"it\'s"')],
    ["width", value("6")],
  ]);
  for (const [template, printed] of templates) {
    assert.equal(shown(formatTemplate(template, environment)), printed, template);
  }
});

function shown(formatted: ReturnType<typeof formatValue>): string {
  if (formatted.kind === "text") return formatted.text;
  return formatted.kind === "crash" ? formatted.error : "refused";
}
