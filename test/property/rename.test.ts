import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument, type Document } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { rename } from "#core/features/rename/rename.ts";
import { occurrencesIn } from "#core/names/occurrences.ts";
import { symbolKey, type YamlSymbol } from "#core/names/symbol.ts";
import { symbolAt } from "#core/names/symbol-at.ts";
import { scalarText } from "#core/syntax/quote.ts";
import { fixtures } from "../support/fixtures.ts";
import { fc } from "../support/property.ts";

/** Files without faults: a name that is wrong as it is may have no way back, and its fault may go with it. */
const files = fixtures().filter(
  ({ name, text }) => !name.startsWith("rules/") && text.length < 6_000 && isSound(text),
);

function isSound(text: string): boolean {
  return diagnose(createDocument(text)).every((it) => it.severity !== "error");
}

/** The offsets at which each file names something. */
const places = files.flatMap((file) => {
  const document = createDocument(file.text);
  const starts = document.items.flatMap(({ item, start }) =>
    occurrencesIn(item, document.names).all.map((it) => start + it.range.start),
  );
  return [...new Set(starts)].map((offset) => ({ file, offset }));
});

const names = fc.oneof(
  fc.stringMatching(/^[a-z][a-z0-9-]{1,10}x$/),
  fc.constantFrom(
    "two words",
    "a: b",
    "a #b",
    "it's",
    'say "so"',
    "123x",
    "1.5",
    "yes",
    "null",
    "[x",
    "{x",
    "a, b",
    "- x",
    "é𝄞",
    "a\\b",
    "<<",
    "*x",
    "&x",
    "2020-01-01",
    "%x",
    "@x",
  ),
);

test("a name that goes there and back leaves the file as it was", () => {
  fc.assert(
    fc.property(fc.constantFrom(...places), names, ({ file, offset }, name) => {
      const there = renamed(file.text, offset, name);
      // The option of a parameter takes no blank that was not there.
      if (!there || (/[\s=]/.test(there.oldName) && !/[\s=]/.test(name))) return;
      const back = renamed(there.text, there.offset, there.oldName);
      // Of a name in single quotes that needs none, a name that needs them leaves none.
      const needsQuotes = scalarText(name, "flow") !== name;
      const shown = (text = "") => (needsQuotes ? text.replaceAll("'", "") : text);
      assert.equal(shown(back?.text), shown(file.text));
    }),
    { numRuns: 200 },
  );
});

test("after a rename the file says the same but for the name", () => {
  fc.assert(
    fc.property(fc.constantFrom(...places), names, ({ file, offset }, name) => {
      const there = renamed(file.text, offset, name);
      if (!there) return;
      const before = createDocument(file.text);
      const after = createDocument(there.text);
      const keys = new Set(there.symbols.map(symbolKey));
      const expected = entitiesIn(before).map((it) =>
        keys.has(symbolKey(it)) ? { ...it, name } : it,
      );
      assert.deepEqual(
        entitiesIn(after).map(bare),
        expected.map((it) => bare(withOwner(it, there.symbols, name))),
      );
      assert.deepEqual(codesIn(after), codesIn(before));
    }),
    { numRuns: 150 },
  );
});

function renamed(text: string, offset: number, newName: string) {
  const document = createDocument(text);
  const found = symbolAt(document, offset);
  const answer = rename(document, offset, newName);
  if (!found || answer?.kind !== "renamed") return undefined;
  const shifted = answer.edits
    .filter((it) => it.range.end <= found.range.start)
    .reduce((sum, it) => sum + it.newText.length - (it.range.end - it.range.start), 0);
  const changed = applyEdits(text, answer.edits);
  // Quotes that come or go move the name by one.
  const near = [0, 1, -1].map((by) => found.range.start + shifted + by);
  const after = createDocument(changed);
  const back = near.find((it) => symbolAt(after, it)?.symbol.name === newName) ?? offset;
  return { text: changed, offset: back, oldName: found.symbol.name, symbols: answer.symbols };
}

function entitiesIn(document: Document): readonly YamlSymbol[] {
  return document.items.flatMap(({ item }) =>
    occurrencesIn(item, document.names).all.map((it) => it.symbol),
  );
}

/** What belongs to a renamed thing names it as its owner. */
function withOwner(
  symbol: YamlSymbol,
  renamedOnes: readonly YamlSymbol[],
  name: string,
): YamlSymbol {
  const owner = renamedOnes.map((it) => [it.kind, it.name] as const);
  const has = (kind: string, value: string) => owner.some(([k, n]) => k === kind && n === value);
  if ("step" in symbol && has("step", symbol.step)) return { ...symbol, step: name };
  if ("pipeline" in symbol && has("pipeline", symbol.pipeline))
    return { ...symbol, pipeline: name };
  if ("endpoint" in symbol && has("endpoint", symbol.endpoint))
    return { ...symbol, endpoint: name };
  return symbol;
}

function bare(symbol: YamlSymbol): string {
  return JSON.stringify(Object.entries(symbol).sort());
}

function codesIn(document: Document): readonly string[] {
  return diagnose(document)
    .map((it) => it.code)
    .filter((it) => it !== "yaml-typed-scalar")
    .sort();
}
