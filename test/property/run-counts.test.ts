import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { runCounts } from "#core/document/run-counts.ts";

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

test("never throws on a half-typed file", () => {
  for (let end = 0; end < sweep.length; end += 3) runCounts(createDocument(sweep.slice(0, end)));
});

test("counts follow every edit as if the file were read anew", () => {
  const edits: readonly (readonly [string, string])[] = [
    ["- step:", "# remark\n- step:"],
    ["items: [0.1, 0.2, 0.3]", "items: [0.1]"],
    ["end: 4", "end: 5"],
    ["step: train\n    type: grid_search", "step: tain\n    type: grid_search"],
    ["step: tain", "step: train"],
    ["name: many", "name: more"],
    ["type: task, task: sweep", "type: task, task: swep"],
    ["- pipeline:\n    name: p", "- pipeline:\n    name: q"],
  ];
  let document = createDocument(sweep);
  for (const [before, after] of edits) {
    runCounts(document);
    const text = document.text.replace(before, after);
    assert.notEqual(text, document.text);
    document = createDocument(text, document);
    assert.deepEqual(runCounts(document), runCounts(createDocument(text)), after);
  }
});
