import assert from "node:assert/strict";
import { test } from "node:test";
import { visibleJson, visibleLines, visibleText } from "#core/base/visible-text.ts";

test("writes what cannot be seen as an escape, and leaves all other text as it is", () => {
  assert.equal(
    visibleText("a\r\n\tb\u001b[2J\u0007\u2028\u202e"),
    "a\\r\\n\\tb\\u001b[2J\\u0007\\u2028\\u202e",
  );
  for (const text of [
    "Größe",
    "模型",
    "👩‍🔬",
    "❤️‍🔥",
    "👍🏽",
    "می‌خواهم",
    "क्‍ष",
    'it\'s "so"',
    "a\\nb",
  ])
    assert.equal(visibleText(text), text);
});

test("writes each kind of character that hides or turns text as an escape", () => {
  const hidden = [
    ...["\u061c", "\u200b", "\u200e", "\u202d", "\u2066", "\u2069", "\ufeff", "\u00ad", "\u2060"],
    ...["\u034f", "\u115f", "\u3164", "\uffa0", "\u180e", "\u0085", "\u009b", "\u007f", "\ufff9"],
  ];
  for (const letter of hidden) {
    const code = letter.charCodeAt(0).toString(16).padStart(4, "0");
    assert.equal(visibleText(`a${letter}b`), `a\\u${code}b`);
  }
  assert.equal(visibleText("a\u200cb\u200dc\ufe0f"), "a\\u200cb\\u200dc\\ufe0f");
  assert.equal(visibleText("\u{e0041}\ud800"), "\\udb40\\udc41\\ud800");
});

test("leaves line breaks and tabs of a text of several lines", () => {
  assert.equal(visibleLines("a\n\tb\r\u001b"), "a\n\tb\\r\\u001b");
});

test("makes JSON that reads back the same", () => {
  const value = ["\u007f\u009b\u202e\u{e0041}", { "\u2028": "\u001b" }];
  const json = visibleJson(JSON.stringify(value, null, 2));
  assert.deepEqual(JSON.parse(json), value);
  assert.match(json, /^[\n\u0020-\u007e]*$/);
});
