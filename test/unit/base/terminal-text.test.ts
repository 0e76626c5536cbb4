import assert from "node:assert/strict";
import { test } from "node:test";
import { printedJson, printedSource, printedText, printedWord } from "#core/base/terminal-text.ts";

test("lets no line begin with a command of a CI service", () => {
  assert.equal(
    printedText("a ::b::\n::error::c\n \t::d"),
    "a ::b::\n\\u003a:error::c\n \t\\u003a:d",
  );
  assert.equal(printedWord("a\n::error::b"), "a\\n::error::b");
});

test("lets no command stand anywhere in a line", () => {
  assert.equal(
    printedText("x ##[error]y ##vso[task.setvariable]z ##teamcity[m] ## a ##b"),
    "x \\u0023#[error]y \\u0023#vso[task.setvariable]z \\u0023#teamcity[m] ## a ##b",
  );
  assert.deepEqual(JSON.parse(printedJson('["##[error]", "###[x"]')), ["##[error]", "###[x"]);
  assert.doesNotMatch(printedJson('["###vso[x]"]'), /##\w*\[/);
});

test("keeps the columns of a line of the file", () => {
  assert.equal(printedSource("a\u001bb ##[x]\u{e0041}c"), "a b # [x]  c");
});
