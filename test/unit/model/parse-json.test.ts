import assert from "node:assert/strict";
import { test } from "node:test";
import { parseJson, parseJsonAt } from "#core/model/parse-json.ts";
import { pythonRepr } from "#core/model/python-text.ts";

const readable: readonly (readonly [string, string])[] = [
  [" \t\r\n 1 ", "1"],
  ["1.0", "1.0"],
  ["1e5", "100000.0"],
  ["-0", "0"],
  ["-0.0", "-0.0"],
  ["1E400", "inf"],
  ["[NaN, Infinity, -Infinity]", "[nan, inf, -inf]"],
  ["12345678901234567890123", "12345678901234567890123"],
  ['{"a": 1, "b": 2, "a": 3}', "{'a': 3, 'b': 2}"],
  ['{"__proto__": 1, "constructor": 2}', "{'__proto__': 1, 'constructor': 2}"],
  ['"\\u00e4\\/\\b\\ud83d\\ude00"', "'ä/\\x08😀'"],
  ['"\\ud800"', "'\\ud800'"],
  ['"\u2028\u007f"', "'\\u2028\\x7f'"],
  ["[[], {}, [true, false, null]]", "[[], {}, [True, False, None]]"],
];

test("reads what Python's json.loads reads", () => {
  for (const [text, repr] of readable) {
    const parsed = parseJson(text);
    assert.equal(parsed.kind === "value" ? pythonRepr(parsed.value) : "problem", repr, text);
  }
});

/** Each text with the place of its problem between `«` and `»`. */
const broken: readonly (readonly [string, string])[] = [
  ["«»", "A value is expected here"],
  ["[1,«»", "A value is expected here"],
  ["[1 «2»]", 'A "," or "]" must follow here'],
  ["[1«,»]", 'Nothing follows this "," before the "]"'],
  ['{"a": 1«,» }', 'Nothing follows this "," before the "}"'],
  ['{"a" «1»}', 'A ":" must follow the key "a"'],
  ["{«a»: 1}", "A key in double quotes is expected here"],
  ['{"a": 1', 'A "," or "}" must follow here'],
  ['["x«\n»y"]', "A line break or control character must be written as an escape"],
  ['[«"xy»', "This text has no closing double quote"],
  ['["«\\x»"]', '"\\x" is not an escape of JSON'],
  ['["«\\u»12"]', 'Four hexadecimal digits must follow "\\u"'],
  ["[«True»]", '"True" is written "true" in JSON'],
  ["[«'a'»]", "JSON puts text in double quotes"],
  ["[«yes»]", '"yes" is not a JSON value'],
  ["[«+1»]", '"+1" is not a JSON value'],
  ["[0«1»]", 'A "," or "]" must follow here'],
  ["[1«.»]", 'A "," or "]" must follow here'],
  ['{"a": 1} «{»"b": 2}', "Only one JSON value is allowed here"],
  ["«\ufeff»1", "A value is expected here"],
];

test("says where and why a text is not JSON", () => {
  for (const [marked, message] of broken) {
    const text = marked.replace(/[«»]/g, "");
    const parsed = parseJson(text);
    assert.equal(parsed.kind, "problem", marked);
    assert.equal(parsed.problem.message, message, marked);
    if (!marked.includes("«")) continue;
    const { start, end } = parsed.problem.range;
    assert.equal(`${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`, marked);
  }
});

test("refuses what is nested too deep instead of failing", () => {
  for (const text of ["[".repeat(100_000), '{"a":'.repeat(100_000)]) {
    const parsed = parseJson(text);
    assert.equal(parsed.kind, "problem");
    assert.match(parsed.problem.message, /nested more than 900 deep/);
  }
  const deep = parseJson("[".repeat(900) + "]".repeat(900));
  assert.equal(deep.kind, "value");
  assert.equal(pythonRepr(deep.value).length, 1800);
});

test("never throws and keeps the problem inside the text, whatever is cut off", () => {
  const text = '{"a": [1, -2.5e+3, "x\\u00e4\\n", true], "b": {"c": null}}';
  for (let end = 0; end < text.length; end++) {
    const parsed = parseJson(text.slice(0, end));
    assert.equal(parsed.kind, "problem");
    const { range } = parsed.problem;
    assert.ok(0 <= range.start && range.start <= range.end && range.end <= end);
  }
});

test("reads one value out of a longer text", () => {
  const parsed = parseJsonAt('noise {"a": 1} {"b": 2}', 6);
  assert.deepEqual(parsed.kind === "value" && [pythonRepr(parsed.value), parsed.end], [
    "{'a': 1}",
    14,
  ]);
});
