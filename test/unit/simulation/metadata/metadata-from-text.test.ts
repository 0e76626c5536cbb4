import assert from "node:assert/strict";
import { test } from "node:test";
import { pythonRepr } from "#core/model/python-text.ts";
import { metadataFromLog, metadataFromText } from "#core/simulation/metadata/metadata-from-text.ts";
import type { Metadata } from "#core/simulation/metadata/reading.ts";

const logs: readonly (readonly [what: string, log: string, metadata: string])[] = [
  ["the last value of each key", '{"a": 1, "b": 2}\n{"a": [3]}\n', "{'a': [3], 'b': 2}"],
  ["no lists, numbers or text", '[1]\n5\n"x"\nnull\nplain {"a": 1}\n', "{}"],
  ["the first object of a line", '{"a": 1} {"a": 2, "b": 3}', "{'a': 1}"],
  ["no object with text after it", '{"a": 1} done', "{}"],
  ["no half object", '{"a": 1\n{"b": 2}', "{'b': 2}"],
  ["lines of Windows", 'x\r\n{"a": 1}\r\n', "{'a': 1}"],
  ["lines that a progress bar shares", '10%\r50%\r{"a": 1}', "{'a': 1}"],
  ["coloured lines", '\u001b[32m{"a": "\u001b[1mx"}\u001b[0m', "{'a': 'x'}"],
  ["lines after a time", '12:01:59.123 {"a": 1}\n13:00 {"b": 2}', "{'a': 1, 'b': 2}"],
  ["lines after a date and time", '[2026-01-31T12:01:59.123456Z] {"a": 1}', "{'a': 1}"],
  ["lines after a zone", '2026-01-31 12:01:59,123+02:00: {"a": 1}', "{'a': 1}"],
  ["lines after a stream", '12:01:59 stdout | {"a": 1}\n12:02:00 stderr | {"a": 2}', "{'a': 1}"],
  ["indented objects", '  {"a": 1}', "{'a': 1}"],
  [
    "keys that every object has",
    '{"constructor": [1], "__proto__": 2}',
    "{'constructor': [1], '__proto__': 2}",
  ],
  ["numbers that JSON lacks", '{"a": NaN, "b": 1.0}', "{'a': nan, 'b': 1.0}"],
];

test("takes metadata from a log", () => {
  for (const [what, log, metadata] of logs) {
    assert.equal(shown(metadataFromLog(log)), metadata, what);
  }
});

test("skips a line of a hundred thousand brackets", () => {
  assert.equal(shown(metadataFromLog(`{"a":${"[".repeat(100_000)}\n{"b": 1}`)), "{'b': 1}");
});

const typed: readonly (readonly [text: string, metadata: string])[] = [
  ["", "{}"],
  [" \n ", "{}"],
  ['{"a": [1, 2]}', "{'a': [1, 2]}"],
  ['\ufeff{\n  "a": 1\n}\n', "{'a': 1}"],
  ['{"a": 1}\n{"b": 2}\n', "{'a': 1, 'b': 2}"],
  ['loading\n{"a": 1}\n', "{'a': 1}"],
];

test("takes metadata from an object or a log", () => {
  for (const [text, metadata] of typed) {
    const result = metadataFromText(text);
    assert.equal(result.kind === "metadata" ? shown(result.metadata) : "problem", metadata, text);
  }
});

/** Each text with the place of its problem between `«` and `»`. */
const wrong: readonly (readonly [marked: string, message: string])[] = [
  [" «[1]» ", 'Metadata is a JSON object; write {"key": value}'],
  ["«5»", 'Metadata is a JSON object; write {"key": value}'],
  ["\ufeff«null»", 'Metadata is a JSON object; write {"key": value}'],
  ['{"a": [1,«»', "A value is expected here"],
  ['{"a": [\n{"b": 1}\n«,»]}', 'Nothing follows this "," before the "]"'],
  ["«nonsense»", '"nonsense" is not a JSON value'],
];

test("says what is wrong with a text that holds no metadata", () => {
  for (const [marked, message] of wrong) {
    const text = marked.replace(/[«»]/g, "");
    const result = metadataFromText(text);
    assert.equal(result.kind, "problem", marked);
    const { start, end } = result.problem.range;
    assert.equal(`${text.slice(0, start)}«${text.slice(start, end)}»${text.slice(end)}`, marked);
    assert.equal(result.problem.message, message);
  }
});

function shown(metadata: Metadata): string {
  return pythonRepr({ kind: "object", entries: Object.entries(metadata) });
}
