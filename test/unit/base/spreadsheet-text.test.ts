import assert from "node:assert/strict";
import { test } from "node:test";
import { spreadsheetText } from "#core/base/spreadsheet-text.ts";

test("lets no text begin like a formula", () => {
  for (const text of [
    "=1+1",
    "+a",
    "-1+1",
    "-x",
    "@sum",
    "\tx",
    "\r=1",
    "\n=1",
    "＝1",
    "-",
    "--flag",
    "1-",
    "-1 ",
    "'=1",
  ])
    assert.equal(spreadsheetText(text), text === "1-" ? text : `'${text}`);
});

test("leaves numbers and all other text as they are", () => {
  for (const text of [
    "-1",
    "+1",
    "-1.5",
    "-.5",
    "-1.",
    "1e-05",
    "-1E+7",
    "-inf",
    "nan",
    "",
    "a=b",
    "'quoted'",
    "s3://x",
  ])
    assert.equal(spreadsheetText(text), text);
});

test("never makes one cell of two texts", () => {
  const texts = ["=1", "'=1", "''=1", "1", "'1"];
  assert.equal(new Set(texts.map(spreadsheetText)).size, texts.length);
});
