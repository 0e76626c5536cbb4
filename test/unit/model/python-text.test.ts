import assert from "node:assert/strict";
import { test } from "node:test";
import { shellQuote } from "#core/base/shell-text.ts";
import { stringValue, type Value } from "#core/base/value.ts";
import { jsonText } from "#core/model/json-text.ts";
import { parseJson } from "#core/model/parse-json.ts";
import { floatValue } from "#core/model/python-number.ts";
import { escapeNonAscii, pythonSplit, pythonStrip } from "#core/model/python-string.ts";
import { pythonRepr, pythonStr } from "#core/model/python-text.ts";

const floats: readonly (readonly [string, string])[] = [
  ["1.0", "1.0"],
  ["1e0", "1.0"],
  ["0.00001", "1e-05"],
  ["0.0001", "0.0001"],
  ["1e-7", "1e-07"],
  ["1e16", "1e+16"],
  ["1e15", "1000000000000000.0"],
  ["123456789012345680.0", "1.2345678901234568e+17"],
  ["-0.0", "-0.0"],
  ["1e400", "inf"],
  ["5e-324", "5e-324"],
  ["0.1", "0.1"],
  ["100.50", "100.5"],
];

test("prints floats as Python's repr does", () => {
  for (const [written, printed] of floats) {
    assert.equal(pythonStr(floatValue(written)), printed, written);
  }
});

const strings: readonly (readonly [string, string])[] = [
  ["plain", "'plain'"],
  ["it's", `"it's"`],
  [`both ' and "`, `'both \\' and "'`],
  ["back\\slash", "'back\\\\slash'"],
  ["tab\tline\nreturn\r", "'tab\\tline\\nreturn\\r'"],
  ["\u0000\u001b\u007f", "'\\x00\\x1b\\x7f'"],
  ["käse 😀", "'käse 😀'"],
  ["\u00a0\u00ad\u200b\u2028", "'\\xa0\\xad\\u200b\\u2028'"],
  ["\ud800", "'\\ud800'"],
  ["\u{e0001}", "'\\U000e0001'"],
  ["", "''"],
];

test("quotes strings as Python's repr does", () => {
  for (const [text, printed] of strings) assert.equal(pythonRepr(stringValue(text)), printed);
});

test("prints lists and objects as Python does", () => {
  const parsed = parseJson(`{"a": [1, 1.0, true, null, "it's", {}], "b": {"c": []}}`);
  assert.equal(parsed.kind, "value");
  assert.equal(pythonStr(parsed.value), `{'a': [1, 1.0, True, None, "it's", {}], 'b': {'c': []}}`);
});

test("prints a string by itself without quotes", () => {
  assert.equal(pythonStr(stringValue("it's")), "it's");
});

test("escapes what is not ASCII as Python's ascii does", () => {
  assert.equal(escapeNonAscii("'ä€😀'"), "'\\xe4\\u20ac\\U0001f600'");
});

test("cuts and strips at what Python calls whitespace", () => {
  assert.deepEqual(pythonSplit(" a\t\u00a0b\u001cc \u3000"), ["a", "b", "c"]);
  assert.deepEqual(pythonSplit("\ufeffa"), ["\ufeffa"]);
  assert.deepEqual(pythonSplit(" \n"), []);
  assert.equal(pythonStrip("\u0085 a b \u2003\n"), "a b");
  assert.equal(pythonStrip(" \n "), "");
});

const words: readonly (readonly [string, string])[] = [
  ["", "''"],
  ["a-b_c./:=,@%+9", "a-b_c./:=,@%+9"],
  ["a b", "'a b'"],
  ["it's", `'it'"'"'s'`],
  ["$HOME/*", "'$HOME/*'"],
  ["käse", "'käse'"],
  ["a\nb", "'a\nb'"],
  ["~", "'~'"],
];

test("quotes words as shlex.quote does", () => {
  for (const [text, quoted] of words) assert.equal(shellQuote(text), quoted);
});

test("writes JSON that keeps every number as it was", () => {
  const text = `{"a":[1,1.0,1e-05,12345678901234567890,-0.0,true,null],"__proto__":"\\"\\n\\ud800"}`;
  const parsed = parseJson(text);
  assert.equal(parsed.kind, "value");
  assert.equal(jsonText(parsed.value), text);
});

test("writes the floats that JSON does not have as Python does", () => {
  const items: Value[] = ["nan", "inf", "-inf"].map((it) => ({ kind: "float", text: it }));
  assert.equal(jsonText({ kind: "list", items }), "[NaN,Infinity,-Infinity]");
});
