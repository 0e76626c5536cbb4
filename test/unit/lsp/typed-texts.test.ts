import assert from "node:assert/strict";
import { test } from "node:test";
import { textsIn } from "../../../server/src/lsp/texts.ts";
import { watchTyping } from "../../../server/src/lsp/typed-texts.ts";

function opened(text: string) {
  const texts = watchTyping(textsIn("utf-16"));
  return { texts, document: texts.create("file:///a", "yaml", 1, text) };
}

function at(line: number, character: number) {
  return { line, character };
}

test("answers what was typed right before a place, once", () => {
  const { texts, document } = opened("name: pr\n");
  const range = { start: at(0, 8), end: at(0, 8) };
  texts.update(document, [{ range, text: "e" }], 2);
  assert.equal(texts.takeTyped(document, 9), "e");
  assert.equal(texts.takeTyped(document, 9), undefined);
});

test("takes for typed what ends at the place, in whole texts too", () => {
  const rows: readonly (readonly [from: string, to: string, offset: number, typed?: string])[] = [
    ["name: p\n", "name: pr\n", 8, "r"],
    ["name: p\n", "name: pre\n", 9, "e"],
    ["name: p\n", "name: pr\n", 7],
    ["name: pr\n", "name: p\n", 7],
    ["name:\n", "name: \n", 6],
    ["a\n", "a\nb\n", 4],
    ["name: p\nb: 1\n", "name: pr\nb: 2\n", 8],
    ["name: 😀\n", "name: 😀😀\n", 10, "😀"],
  ];
  for (const [from, to, offset, typed] of rows) {
    const { texts, document } = opened(from);
    texts.update(document, [{ text: to }], 2);
    assert.equal(texts.takeTyped(document, offset), typed, JSON.stringify([from, to]));
  }
});

test("a pasted line, a line break or a deleted letter is not typed", () => {
  for (const [end, text, offset] of [
    [at(0, 8), "e\n", 9],
    [at(0, 8), "\n  ", 11],
    [at(0, 8), "", 7],
  ] as const) {
    const { texts, document } = opened("name: pr\n");
    texts.update(document, [{ range: { start: at(0, text === "" ? 7 : 8), end }, text }], 2);
    assert.equal(texts.takeTyped(document, offset), undefined, JSON.stringify(text));
  }
});

test("what an editor says to be asked for is not typed", () => {
  const { texts, document } = opened("name: pr\n");
  texts.update(document, [{ range: { start: at(0, 8), end: at(0, 8) }, text: "e" }], 2);
  texts.asked();
  assert.equal(texts.takeTyped(document, 9), undefined);
});
