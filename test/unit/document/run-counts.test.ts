import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { countText, type EnteredMetadata, runCounts } from "#core/document/run-counts.ts";
import { hover } from "#core/features/hover/index.ts";

const sweep = `- step:
    name: train
    image: python:3.12
    command: python train.py {parameters}
    parameters:
      - { name: rate, type: float }
      - { name: size, type: integer }
- task:
    name: sweep
    step: train
    type: grid_search
    parameters:
      - { name: rate, style: multiple, rules: { items: [0.1, 0.2, 0.3] } }
      - { name: size, style: linear, rules: { start: 1, end: 4, step: 1 } }
- pipeline:
    name: p
    nodes:
      - { name: first, type: execution, step: train }
      - { name: many, type: task, task: sweep }
`;

test("counts a task node and its task, with how the count comes about", () => {
  checkCounts(sweep, [
    "task sweep: 12 executions, previews many; 3 x 4 = 12, every combination",
    "node many: 12 executions, previews many; 3 x 4 = 12, every combination",
  ]);
});

test("counts a task that no pipeline runs", () => {
  const alone = sweep.slice(0, sweep.indexOf("- pipeline"));
  checkCounts(alone, [
    "task sweep: 12 executions, previews nothing; 3 x 4 = 12, every combination",
  ]);
});

test("waits for metadata that decide the count", () => {
  const fed = `${sweep}    edges:\n      - [first.metadata.rates, many.parameter.rate]\n`;
  const node = runCounts(createDocument(fed)).find(({ kind }) => kind === "node");
  assert.equal(node && countText(node), "depends on metadata of first");
});

test("takes the samples of a comment for metadata", () => {
  const fed = `${sweep.replace(
    "      - { name: first",
    "      # valohai-preview: rates=[1.0, 2.0]\n      - { name: first",
  )}    edges:\n      - [first.metadata.rates, many.parameter.rate]\n`;
  const node = runCounts(createDocument(fed)).find(({ kind }) => kind === "node");
  assert.equal(node && countText(node), "8 executions");
});

test("says the count on hover, over the task and over the node", () => {
  for (const name of ["sweep\n    step", "many, type"]) {
    const found = hover(createDocument(sweep), sweep.indexOf(name) + 1);
    assert.match(found?.markdown ?? "", /\*\*12 executions\*\*: 3 x 4 \\?= 12, every combination/);
  }
});

function checkCounts(text: string, expected: readonly string[]): void {
  const found = runCounts(createDocument(text)).map((it) => {
    const { kind, name, preview, explanation } = it;
    assert.equal(text.slice(it.range.start, it.range.end), name);
    return `${kind} ${name}: ${countText(it)}, previews ${preview?.node ?? "nothing"}; ${explanation}`;
  });
  assert.deepEqual(found, expected);
}

test("a count is taken over where nothing that decides it has changed", () => {
  const before = createDocument(sweep);
  const [, node] = runCounts(before);
  const remark = createDocument(`${sweep}- endpoint:\n    name: e\n`, before);
  assert.equal(runCounts(remark)[1], node);
  const other = createDocument(sweep.replace("image: python:3.12", "image: python:3.13"), before);
  assert.notEqual(runCounts(other)[1], node, "the step is another one");
});

const integer = (digits: string) => ({ kind: "integer", digits }) as const;

const rates = (...digits: string[]) =>
  ({
    p: { first: { rates: { kind: "list", items: digits.map(integer) } } },
  }) as const;

test("counts with the metadata that a person entered, also on hover", () => {
  const fed = `${sweep}    edges:\n      - [first.metadata.rates, many.parameter.rate]\n`;
  const document = createDocument(fed);
  const countOf = (entered: EnteredMetadata | undefined): string | undefined => {
    const node = runCounts(document, entered).find(({ kind }) => kind === "node");
    return node && countText(node);
  };
  assert.equal(countOf(rates("1", "2", "3")), "12 executions");
  assert.equal(countOf(rates("1")), "4 executions");
  assert.equal(countOf({ other: { first: {} } }), "depends on metadata of first");
  assert.equal(countOf(undefined), "depends on metadata of first");
  const found = hover(document, fed.indexOf("many, type") + 1, rates("1", "2"));
  assert.match(found?.markdown ?? "", /\*\*8 executions\*\*/);
});

test("a count with entered metadata is taken over as well, until something else is entered", () => {
  const fed = `${sweep}    edges:\n      - [first.metadata.rates, many.parameter.rate]\n`;
  const before = createDocument(fed);
  const entered = rates("1", "2");
  const [, node] = runCounts(before, entered);
  const remark = createDocument(`${fed}- endpoint:\n    name: e\n`, before);
  assert.equal(runCounts(remark, entered)[1], node);
  assert.notEqual(runCounts(remark, rates("1"))[1]?.count, node?.count);
});
