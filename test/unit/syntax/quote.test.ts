import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import {
  doubleQuoted,
  insideQuotes,
  quoted,
  quoteFix,
  scalarText,
  singleQuoted,
} from "#core/syntax/quote.ts";

const texts = ["a", "yes", "", " a", "it's", 'say "hi"', `it's "so"`, "C:\\new", "a\tb", "\u0007"];

test("writes every text so that it is read as itself", () => {
  for (const text of texts) {
    const shown = JSON.stringify(text);
    assert.equal(read(scalarText(text, "block")), text, `${shown} in a block`);
    assert.equal(read(doubleQuoted(text)), text, `${shown} in double quotes`);
    assert.equal(read(`"${insideQuotes(text, '"')}"`), text, `${shown} inside double quotes`);
    if (text === "\u0007") continue;
    assert.equal(read(singleQuoted(text)), text, `${shown} in single quotes`);
    assert.equal(read(`'${insideQuotes(text, "'")}'`), text, `${shown} inside single quotes`);
    assert.equal(read(quoted(text)), text, `${shown} in quotes`);
  }
});

test("writes quotes only where a text needs them", () => {
  for (const [text, block, flow] of [
    ["python a.py", "python a.py", "python a.py"],
    ["[a]", '"[a]"', '"[a]"'],
    ["a, b", "a, b", '"a, b"'],
    ["a: b", '"a: b"', '"a: b"'],
    ["1e3", "1e3", "1e3"],
    ["010", '"010"', '"010"'],
    ["no", '"no"', '"no"'],
  ] as const) {
    assert.equal(scalarText(text, "block"), block);
    assert.equal(scalarText(text, "flow"), flow);
  }
});

test("puts what is written in the quotes in which it changes least", () => {
  for (const [written, wanted] of [
    ["a: b", '"a: b"'],
    ["it's", `"it's"`],
    ['say "hi"', `'say "hi"'`],
    ["C:\\new", "'C:\\new'"],
    [`it's "so"`, `"it's \\"so\\""`],
    [`it's C:\\new`, "'it''s C:\\new'"],
  ] as const) {
    assert.equal(quoted(written), wanted);
    const range = { start: 3, end: 3 + written.length };
    const fix = { kind: "keep", title: "Put it in quotes", edits: [{ range, newText: wanted }] };
    assert.deepEqual(quoteFix(written, range), fix);
  }
});

function read(yaml: string): string | undefined {
  const [item] = createDocument(`- step:\n    name: ${yaml}\n`).items;
  return item?.item.config?.kind === "step" ? item.item.config.name?.value : undefined;
}
