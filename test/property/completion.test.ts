import assert from "node:assert/strict";
import { test } from "node:test";
import type { SourceRange } from "#core/base/range.ts";
import { createDocument, type Document } from "#core/document/document.ts";
import type { CompletionPlace } from "#core/features/completion/completion-place.ts";
import type { CompletionRequest } from "#core/features/completion/completion-request.ts";
import { placesAt } from "#core/features/completion/find-places.ts";
import { complete } from "#core/features/completion/index.ts";
import type { Offer } from "#core/features/completion/offer.ts";
import { locate } from "#core/syntax/locate.ts";
import { parseYaml } from "#core/syntax/parse.ts";
import type { Parsed } from "#core/syntax/parsed.ts";
import type { SyntaxNode } from "#core/syntax/tree.ts";
import { accept, withScripts } from "../support/check-completion.ts";
import { fixtures } from "../support/fixtures.ts";
import { corpusFiles } from "../support/shared-corpus.ts";

const own = fixtures().filter(({ name }) => name.startsWith("completion/"));

test("the fixtures for completion are there", () => assert.equal(own.length, 3));

/** Prime, so that in time all columns are met. */
const stride = 11;

for (const { name, text } of own) {
  const meant = "an accepted offer stands where it was meant";

  test(`${meant}, all over ${name}`, () => {
    const count = sum(offsets(text, stride), (offset) => checkOffers(text, offset));
    assert.ok(count > 50, `only ${count} offers were tried`);
  });

  test(`${meant}, on blank lines of ${name}`, () => {
    for (const [line, column] of blankLines(text, [0, 2, 4, 6, 8, 10, 12])) {
      const blank = `${text.slice(0, line)}${" ".repeat(column)}\n${text.slice(line)}`;
      checkOffers(blank, line + column);
    }
  });

  test(`${meant}, at the end of the prefixes of ${name}`, () => {
    for (const end of offsets(text, stride)) checkOffers(text.slice(0, end), end);
  });

  test(`${meant}, where the rest of a line of ${name} is not typed yet`, () => {
    for (const offset of offsets(text, stride)) {
      const end = text.indexOf("\n", offset);
      const rest = text.slice(offset, end);
      if (opensMore(rest)) continue;
      checkOffers(text.slice(0, offset) + text.slice(end), offset);
    }
  });

  test(`${meant}, with CRLF and a byte order mark in ${name}`, () => {
    const windows = `\ufeff${text.replaceAll("\n", "\r\n")}`;
    for (const offset of offsets(windows, 2 * stride)) checkOffers(windows, offset);
    for (const [line, column] of blankLines(windows, [0, 4, 6])) {
      const blank = `${windows.slice(0, line)}${" ".repeat(column)}\r\n${windows.slice(line)}`;
      checkOffers(blank, line + column);
    }
  });
}

test("completes all over every prefix of a small file", () => {
  const text = `- step:
    name: a
    command: [x, "{parameter:p}"]
    parameters:
    - {name: p}
- pipeline:
    nodes:
      - name: n
        step: a
    edges: [[n.output.*, ]]
`;
  for (let end = 0; end <= text.length; end++) {
    const document = createDocument(text.slice(0, end));
    for (let offset = end % 4; offset <= end; offset += 4) complete(document, offset);
  }
});

test("completes throughout the real files", () => {
  for (const { text } of corpusFiles("real")) {
    const document = createDocument(text);
    for (let offset = 0; offset <= text.length; offset += 487) {
      complete(document, offset);
      complete(createDocument(text.slice(0, offset), document), offset);
    }
  }
});

function offsets(text: string, step: number): readonly number[] {
  return Array.from({ length: Math.ceil((text.length + 1) / step) }, (_, index) => index * step);
}

/** Without this stretch the lines below would close what nothing opens. */
function opensMore(stretch: string): boolean {
  return stretch.replace(/[^[{]/g, "").length > stretch.replace(/[^\]}]/g, "").length;
}

function sum(list: readonly number[], count: (it: number) => number): number {
  return list.reduce((total, it) => total + count(it), 0);
}

/** The offset after each line break, once for each column. */
function blankLines(text: string, columns: readonly number[]): readonly [number, number][] {
  const lines = [...text.matchAll(/\n/g)].map(({ index }) => index + 1);
  return lines.flatMap((line) => columns.map((column): [number, number] => [line, column]));
}

interface Situation {
  readonly text: string;
  readonly before: Parsed;
  readonly offset: number;
  readonly places: readonly CompletionPlace[];
}

/** Tries one offer of each kind and reading; answers how many. */
function checkOffers(text: string, offset: number): number {
  const document = createDocument(text, lastDocument);
  lastDocument = document;
  const offers = oneOfEachKind(complete(document, offset, request));
  if (offers.length === 0) return 0;
  const places = placesAt(document, offset);
  const situation = { text, before: parseYaml(text), offset, places };
  for (const offer of offers) checkOffer(situation, offer);
  return offers.length;
}

/** As people see it: each item is read by itself. */
function bringsProblem(changed: string): boolean {
  return problemCount(createDocument(changed, lastDocument)) > problemCount(lastDocument);
}

function problemCount(document: Document | undefined): number {
  return document?.pieces.reduce((total, { piece }) => total + piece.problems.length, 0) ?? 0;
}

/** Saves reading again what a step to the next offset leaves as it is. */
let lastDocument: Document | undefined;

function oneOfEachKind(offers: readonly Offer[]): readonly Offer[] {
  const found = new Map(offers.map((it) => [`${it.kind} ${it.label.startsWith("- ")}`, it]));
  return [...new Set([...found.values(), ...offers.slice(0, 1)])];
}

function checkOffer({ text, before, offset, places }: Situation, offer: Offer): void {
  const { range } = offer.edit;
  const marked = accept(text, offer);
  const changed = marked.replace("<|>", "x");
  const cursor = `${text.slice(0, offset)}<|>${text.slice(offset)}`;
  const story = `${JSON.stringify(offer.label)} at ${offset} of\n${cursor}\ngives\n${marked}`;
  assert.ok(range.start <= offset && offset <= range.end, `the edit misses the cursor: ${story}`);
  assert.ok(!text.slice(range.start, range.end).includes("\n"), `several lines: ${story}`);
  const after = parseYaml(changed);
  const isNew = after.problems.length > before.problems.length && bringsProblem(changed);
  assert.ok(!isNew, `a new problem: ${story}`);
  assertInPlace(after, places, offer, story);
  if (before.problems.length > 0) return;
  const touched = [offer.before?.range ?? range, range, ...places.map((it) => it.typed)];
  const start = Math.min(...touched.map((it) => it.start));
  const end = Math.max(...touched.map((it) => it.end));
  const inserted = { start, end: end + changed.length - text.length };
  const left = new Set(leaves(after, inserted));
  for (const leaf of leaves(before, { start, end })) {
    assert.ok(left.has(leaf), `${leaf} is lost: ${story}`);
  }
}

function assertInPlace(
  after: Parsed,
  places: readonly CompletionPlace[],
  offer: Offer,
  story: string,
): void {
  const label = offer.label.replace(/^- /, "");
  const { before, edit } = offer;
  const { newText, range } = edit;
  const moved = before ? before.newText.length - (before.range.end - before.range.start) : 0;
  const word = moved + (/[^\s[\]"'{-]/.exec(newText)?.index ?? 0);
  const found = after.roots
    .map((root) => locate(root, range.start + word))
    .find((it) => it !== undefined);
  assert.ok(found, `not found: ${story}`);
  const path = JSON.stringify(found.path).slice(0, -1);
  const meant = places.some((place) => {
    const below = place.role === "key" ? place.path.slice(1, -1) : place.path.slice(1);
    const isKey = place.role === "key" && !isWholeEntry(offer);
    return isKey
      ? JSON.stringify(found.path.slice(1)) === JSON.stringify([...below, label]) &&
          found.role === "key"
      : JSON.stringify(found.path.slice(1)).startsWith(JSON.stringify(below).slice(0, -1));
  });
  assert.ok(
    meant,
    `stands at ${path}], not at ${JSON.stringify(places.map((it) => it.path))}: ${story}`,
  );
}

/** Where a key could be, whole mappings are offered too. */
function isWholeEntry({ kind, insertAsSnippet }: Offer): boolean {
  return insertAsSnippet && kind !== "key" && kind !== "item";
}

/** One folder and one script, whatever is asked for. */
const request: CompletionRequest = {
  ...withScripts({
    "preprocess.py":
      'import json, valohai\nprint(json.dumps({"rows": 1}))\nvalohai.parameters("seed").value\n',
  }),
  host: {
    list: () => [
      { name: "a b.py", kind: "file" },
      { name: "src", kind: "folder" },
    ],
  },
};

/** All values that an edit does not touch, with the keys above them. */
function leaves({ roots }: Parsed, touched: SourceRange): readonly string[] {
  return roots.flatMap((it) => leavesOf(it, "", touched));
}

function leavesOf(node: SyntaxNode, path: string, touched: SourceRange): readonly string[] {
  switch (node.kind) {
    case "mapping":
      return node.pairs.flatMap(({ key, value }) => {
        const name = key.kind === "scalar" && !overlap(key.range, touched) ? key.text : "?";
        return leavesOf(value, `${path}.${name}`, touched);
      });
    case "sequence":
      return node.entries.flatMap((it) => leavesOf(it, `${path}[]`, touched));
    case "scalar":
      return overlap(node.range, touched) ? [] : [`${path}=${node.text}`];
    case "alias":
    case "missing":
      return [];
  }
}

function overlap(a: SourceRange, b: SourceRange): boolean {
  return a.start <= b.end && b.start <= a.end;
}
