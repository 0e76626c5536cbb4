import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument, type Document } from "#core/document/document.ts";
import { layoutCodes } from "#core/document/layout-slip.ts";
import { formatDocument } from "#core/features/format/format.ts";
import type { FormatStyle } from "#core/features/format/format-options.ts";
import { parseYaml } from "#core/syntax/parse.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";
import { usualFormat } from "../support/check-format.ts";
import { type Fixture, fixtures } from "../support/fixtures.ts";
import { hostileTexts } from "../support/hostile-texts.ts";
import { reindented } from "../support/reindent.ts";
import { corpusFiles } from "../support/shared-corpus.ts";

const all: readonly Fixture[] = [...fixtures(), ...corpusFiles(".")];

const texts = all.filter(({ text }) => problemsIn(createDocument(text)) === 0);

const styles: readonly FormatStyle[] = [
  { listIndentation: "keep", blankLinesBetweenItems: "keep" },
  { listIndentation: "indent", blankLinesBetweenItems: 1 },
  { listIndentation: "flush", blankLinesBetweenItems: 0 },
];

test("the texts that are formatted are there", () => {
  assert.ok(texts.length > 40);
});

for (const style of styles) {
  const { listIndentation, blankLinesBetweenItems } = style;
  test(`each text keeps all but its blanks: ${listIndentation}, ${blankLinesBetweenItems}`, () => {
    for (const { name, text } of texts) checkKept(name, text, style);
  });
}

test("so do texts with other line breaks, and hostile ones", () => {
  for (const { name, text } of texts) {
    checkKept(`${name} with CRLF`, text.replaceAll("\n", "\r\n"), styles[1]);
    checkKept(`${name} with tabs at line ends`, text.replaceAll("\n", "\t\n"), styles[0]);
    checkKept(`${name} with a byte order mark`, `\ufeff${text}`, styles[1]);
  }
  for (const [name, text] of hostileTexts(0.001)) checkKept(name, text(), styles[1]);
});

test("so do texts that are indented in any other way", () => {
  const next = randomNumbers(7);
  let compared = 0;
  for (const { name, text } of texts) {
    const other = reindented(text, () => 1 + (next() % 5));
    if (meaning(other) !== meaning(text)) continue;
    compared++;
    for (const style of styles) checkKept(`${name}, indented in another way`, other, style);
  }
  assert.ok(compared > 40, `only ${compared} texts could be indented in another way`);
});

test("texts without a syntax error are formatted, the others are refused", () => {
  for (const { name, text } of all) {
    const { kind } = formatDocument(createDocument(text), usualFormat);
    assert.equal(kind, texts.some((it) => it.name === name) ? "edits" : "refused", name);
  }
});

/** Formatting changes blanks only, keeps the order of comments and all meaning, and changes nothing the second time. */
function checkKept(name: string, text: string, style: FormatStyle = styles[0] as FormatStyle) {
  const options = { ...style, tabSize: 2 };
  const formatting = formatDocument(createDocument(text), options);
  if (formatting.kind === "refused") return;
  const after = applyEdits(text, formatting.edits);
  const seen = (it: string) => it.replace(/[ \t\r\n]+/g, "");
  assert.equal(seen(after), seen(text), `${name} loses or gains something`);
  assert.equal(meaning(after), meaning(text), `${name} reads otherwise`);
  assert.deepEqual(comments(after), comments(text), `${name} has other comments`);
  const again = formatDocument(createDocument(after), options);
  assert.deepEqual(again, { kind: "edits", edits: [] }, `${name} changes again`);
}

/** A text with a slip of layout is YAML all the same. */
function problemsIn({ pieces }: Document): number {
  return pieces.flatMap((it) => it.piece.problems).filter((it) => !layoutCodes.includes(it.code))
    .length;
}

/** All that a text says, without its places. */
function meaning(text: string): string {
  const { roots, problems } = parseYaml(text);
  const plain = (node: SyntaxNode): unknown => {
    const { range, ...own } = node;
    switch (own.kind) {
      case "mapping":
        return { ...own, pairs: own.pairs.map((it) => [plain(it.key), plain(it.value)]) };
      case "sequence":
        return { ...own, entries: own.entries.map(plain) };
      case "alias":
        return { ...own, target: undefined };
      default:
        return own;
    }
  };
  return JSON.stringify([roots.map(plain), problems.length]);
}

/** What is after each "#" that may begin a comment, without blanks at its end. */
function comments(text: string): readonly string[] {
  return Array.from(text.matchAll(/(?:^|[ \t])(#[^\r\n]*)/gm), (it) => (it[1] ?? "").trimEnd());
}

function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state >> 8;
  };
}
