import assert from "node:assert/strict";
import { test } from "node:test";
import { createLineReader } from "#core/simulation/metadata/line-reader.ts";

/** The lines of a text in chunks, each with its number and offset; `?` for one that is too long. */
function lines(chunks: readonly string[], longest?: number): readonly string[] {
  const found: string[] = [];
  const reader = createLineReader((text, line, offset) => {
    found.push(`${line}@${offset} ${text ?? "?"}`);
  }, longest);
  for (const chunk of chunks) reader.push(chunk);
  reader.finish();
  assert.equal(reader.lines, found.length);
  return found;
}

const rows: readonly (readonly [chunks: readonly string[], lines: readonly string[]])[] = [
  [[], []],
  [[""], []],
  [["a"], ["1@0 a"]],
  [["a\n"], ["1@0 a"]],
  [["a\nb"], ["1@0 a", "2@2 b"]],
  [["a\n\nb"], ["1@0 a", "2@2 ", "3@3 b"]],
  [["a\r\nb"], ["1@0 a", "2@3 b"]],
  [["a\rb"], ["1@0 a", "2@2 b"]],
  [["a\r\rb"], ["1@0 a", "2@2 ", "3@3 b"]],
  [
    ["a", "b\nc", "d"],
    ["1@0 ab", "2@3 cd"],
  ],
  [
    ["a\r", "\nb"],
    ["1@0 a", "2@3 b"],
  ],
  [
    ["a\r", "", "\nb"],
    ["1@0 a", "2@3 b"],
  ],
  [
    ["a\r", "b\nc"],
    ["1@0 a", "2@2 b", "3@4 c"],
  ],
  [
    ["a\n", "\nb"],
    ["1@0 a", "2@2 ", "3@3 b"],
  ],
  [
    ["a\r", "\n", "\nb"],
    ["1@0 a", "2@3 ", "3@4 b"],
  ],
];

test("cuts a text into lines wherever its chunks end", () => {
  for (const [chunks, expected] of rows) {
    assert.deepEqual(lines(chunks), expected, JSON.stringify(chunks));
  }
});

test("leaves out a line beyond the longest, and no other", () => {
  assert.deepEqual(lines(["abc\nabcd\nab\n"], 3), ["1@0 abc", "2@4 ?", "3@9 ab"]);
  assert.deepEqual(lines(["ab", "c\nab", "cd", "e\nx"], 3), ["1@0 abc", "2@4 ?", "3@10 x"]);
  assert.deepEqual(lines(["abcd"], 3), ["1@0 ?"]);
  assert.deepEqual(lines(["abcd", "\n"], 3), ["1@0 ?"]);
});
