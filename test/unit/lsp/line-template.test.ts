import assert from "node:assert/strict";
import { test } from "node:test";
import { joinTemplates, templateOf, writtenAt } from "../../../server/src/lsp/line-template.ts";

const range = (line: number) => ({
  start: { line, character: 2 },
  end: { line: line + 1, character: 3 },
});

const symbol = (line: number, children: readonly object[] = []) => ({
  name: '"a" {line}',
  detail: undefined,
  range: range(line),
  children,
});

test("a part is written with the lines of its place, in all that it holds", () => {
  const template = templateOf(symbol(11, [symbol(12), { startLine: 13, endLine: 15 }]), 10);
  const after = symbol(3, [symbol(4), { startLine: 5, endLine: 7 }]);
  assert.equal(writtenAt(template, 2).toString(), JSON.stringify(after));
});

test("what is fixed keeps its lines", () => {
  const fixed = range(5);
  const template = templateOf({ range: range(8), related: [fixed, range(9)] }, 8, new Set([fixed]));
  const moved = { range: range(20), related: [fixed, range(21)] };
  assert.equal(writtenAt(template, 20).toString(), JSON.stringify(moved));
});

test("a part is written once for the same line", () => {
  const template = templateOf(symbol(0), 0);
  const there = writtenAt(template, 7);
  assert.equal(writtenAt(template, 7), there);
  assert.notEqual(writtenAt(template, 8), there);
});

test("parts in one template keep their distances", () => {
  const parts = [0, 4, 9].map((line) => ({ template: templateOf(symbol(line), line), line }));
  const empty = { template: joinTemplates([]), line: 2 };
  const joined = joinTemplates([empty, ...parts, empty]);
  const written = JSON.parse(`[${writtenAt(joined, 100)}]`);
  assert.deepEqual(written, JSON.parse(JSON.stringify([100, 104, 109].map((it) => symbol(it)))));
  assert.equal(writtenAt(joinTemplates([empty, empty]), 5).length, 0);
});
