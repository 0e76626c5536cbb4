import assert from "node:assert/strict";
import { test } from "node:test";
import {
  isAlias,
  isCollection,
  isMap,
  isScalar,
  type Node,
  parseDocument,
  type Scalar,
  type ToStringOptions,
  visit,
  type YAMLMap,
} from "yaml";
import { createDocument } from "#core/document/document.ts";
import { compareFiles } from "#core/features/compare/compare-files.ts";
import { comparisonText } from "#core/features/compare/comparison-text.ts";
import { compareRuns } from "#core/simulation/compare/compare-runs.ts";
import { sharedTerms } from "#core/simulation/compare/shared-terms.ts";
import { valueKey } from "#core/simulation/compare/value-key.ts";
import { variantAt } from "#core/simulation/fan-out.ts";
import type { FanOut } from "#core/simulation/variant.ts";
import { fixtures } from "../support/fixtures.ts";
import { fc } from "../support/property.ts";
import { corpusFiles } from "../support/shared-corpus.ts";
import { fanOutOf } from "../support/simulation.ts";
import { fitFile } from "../support/yaml.ts";

const texts = [...fixtures(), ...corpusFiles(".")];

/** How a tool writes a file: what it does to each node, and the layout. */
interface Writer {
  readonly name: string;
  change(node: Node): void;
  readonly layout: ToStringOptions;
}

const writers: readonly Writer[] = [
  {
    name: "in one line",
    change: (node) => {
      if (isCollection(node)) node.flow = true;
    },
    layout: { lineWidth: 0 },
  },
  {
    name: "as PyYAML dumps it",
    change: (node) => {
      if (isCollection(node)) node.flow = false;
      if (isText(node)) node.type = "QUOTE_SINGLE";
    },
    layout: { indentSeq: false, lineWidth: 80 },
  },
  {
    name: "in block scalars",
    change: (node) => {
      if (isCollection(node)) node.flow = false;
      if (isText(node)) node.type = node.value.length > 9 ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
    },
    layout: { indent: 4, lineWidth: 0 },
  },
];

/** A text that is quoted or in a block, so that it stays text in any of these ways of writing. */
function isText(node: Node): node is Scalar<string> {
  return isScalar(node) && node.type !== "PLAIN" && typeof node.value === "string";
}

/** The same file without comments and anchors, keys in the order of the alphabet. Undefined for what the tools cannot read. */
function rewritten(text: string, { change, layout }: Writer): string | undefined {
  const document = parseDocument(text, { schema: "failsafe", uniqueKeys: false });
  if (document.errors.length > 0 || /<<:|%YAML|^---/m.test(text)) return undefined;
  visit(document, {
    Node(_key, node) {
      if (isAlias(node)) return node.resolve(document)?.clone() as Scalar | YAMLMap | undefined;
      node.comment = null;
      node.commentBefore = null;
      node.spaceBefore = false;
      if (isScalar(node) || isCollection(node)) delete node.anchor;
      return undefined;
    },
  });
  visit(document, {
    Node(_key, node) {
      if (isMap(node)) node.items.sort((a, b) => (String(a.key) < String(b.key) ? -1 : 1));
      change(node);
    },
  });
  return document.toString(layout);
}

for (const writer of writers) {
  test(`a file that another tool writes ${writer.name} means the same`, () => {
    let count = 0;
    for (const { name, text } of texts) {
      const other = rewritten(text, writer);
      const before = createDocument(text);
      if (other === undefined || before.pieces.some(({ piece }) => piece.problems.length > 0))
        continue;
      const found = compareFiles(before, createDocument(other));
      assert.deepEqual(found, { items: [], runs: [] }, `${name}\n${comparisonText(found)}${other}`);
      count++;
    }
    assert.ok(count > 40, String(count));
  });
}

test("any two files compare, and the other way round", () => {
  const documents = texts.map(({ text }) => createDocument(text));
  for (const [index, before] of documents.entries()) {
    const after = documents[index + 1] ?? before;
    const there = compareFiles(before, after);
    const back = compareFiles(after, before);
    assert.equal(there.items.length, back.items.length, texts[index]?.name);
    assert.equal(there.runs.length, back.runs.length, texts[index]?.name);
    assert.ok(comparisonText(there).length > 0);
  }
});

/** How many executions are the same on both sides, found by listing them. */
function keptByListing(before: FanOut, after: FanOut): bigint {
  const varied = [before, after].flatMap(({ columns }) => columns.filter((it) => it.varied));
  const names = [...new Set(varied.map((it) => it.name))];
  const keysOf = (fanOut: FanOut) =>
    Array.from({ length: Number(fanOut.count) }, (_, index) => {
      const values = new Map(variantAt(fanOut, BigInt(index)).parameters);
      return names.map((it) => valueKey(values.get(it))).join("|");
    });
  const left = keysOf(after);
  let kept = 0n;
  for (const key of keysOf(before)) {
    const at = left.indexOf(key);
    if (at < 0) continue;
    left.splice(at, 1);
    kept++;
  }
  return kept;
}

const items = fc.array(fc.constantFrom("1", "2", "3", "4.0", "x"), { minLength: 1, maxLength: 5 });
const listed = items.map((it) => `style: multiple, rules: {items: [${it.join(", ")}]}`);
const range = fc
  .record({
    start: fc.integer({ min: -3, max: 3 }),
    steps: fc.integer({ min: 0, max: 6 }),
    step: fc.constantFrom("1", "2", "0.5", "0.75"),
  })
  .map(
    ({ start, steps, step }) =>
      `style: linear, rules: {start: ${start}, end: ${start + steps * Number(step)}, step: ${step}}`,
  );
const grid = fc
  .record({ a: fc.option(fc.oneof(listed, range)), b: fc.option(fc.oneof(listed, range)) })
  .filter(({ a, b }) => a !== null || b !== null)
  .map(({ a, b }) => {
    const varied = [...(a ? [`{name: a, ${a}}`] : []), ...(b ? [`{name: b, ${b}}`] : [])];
    return `parameters: [${varied.join(", ")}]`;
  });
const row = fc.record({ a: fc.integer({ min: 0, max: 2 }), b: fc.integer({ min: 0, max: 2 }) });
const manual = fc
  .array(row, { minLength: 1, maxLength: 6 })
  .map((rows) => `type: manual_search, parameter-sets: ${JSON.stringify(rows)}`);
const sweep = fc.oneof(grid, manual).map((it) => fanOutOf(fitFile({ task: it }), "fit"));

test("the executions that stay are those that a list of all would hold twice", () => {
  fc.assert(
    fc.property(sweep, sweep, (before, after) => {
      const { kept, basis } = compareRuns(before, after);
      assert.equal(basis, "exact");
      assert.equal(kept, keptByListing(before, after));
    }),
  );
});

const progression = fc.record({
  first: fc.bigInt({ min: -30n, max: 30n }),
  step: fc.bigInt({ min: -7n, max: 7n }).filter((it) => it !== 0n),
  scale: fc.integer({ min: 0, max: 2 }),
});
const length = fc.integer({ min: 0, max: 40 });

test("progressions share the terms that a list of both would hold", () => {
  const terms = (
    { first, step, scale }: { first: bigint; step: bigint; scale: number },
    n: number,
  ) =>
    new Set(
      Array.from({ length: n }, (_, at) => (first + BigInt(at) * step) * 10n ** BigInt(2 - scale)),
    );
  fc.assert(
    fc.property(progression, length, progression, length, (a, lengthOfA, b, lengthOfB) => {
      const ofB = terms(b, lengthOfB);
      const shared = [...terms(a, lengthOfA)].filter((it) => ofB.has(it)).length;
      assert.equal(sharedTerms(a, lengthOfA, b, lengthOfB), shared);
    }),
  );
});
