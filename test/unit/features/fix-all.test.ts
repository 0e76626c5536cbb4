import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "../../../server/src/core/base/edit.ts";
import { diagnose } from "../../../server/src/core/features/diagnostics/diagnose.ts";
import { fixAll } from "../../../server/src/core/features/diagnostics/fix-all.ts";
import { fixesFor } from "../../../server/src/core/features/diagnostics/fixes.ts";
import { defaultPolicy } from "../../../server/src/core/features/diagnostics/policy.ts";
import { createDocument } from "../../../server/src/core/features/document.ts";
import { fixtures } from "../../support/fixtures.ts";

/** How many problems of each code a fix can mend without asking, and how many there are. */
function countsIn(text: string) {
  const document = createDocument(text);
  const all = new Map<string, number>();
  const mendable = new Map<string, number>();
  for (const problem of diagnose(document)) {
    add(all, problem.code);
    const [fix] = fixesFor(problem, document);
    if (fix && !fix.isChoice) add(mendable, problem.code);
  }
  return { document, all, mendable };
}

function add(counts: Map<string, number>, code: string): void {
  counts.set(code, (counts.get(code) ?? 0) + 1);
}

function checkKept(before: string, after: string, story: string): void {
  for (const kept of before.match(/#.*|&\w+/g) ?? []) {
    if (!kept.includes("valohai-ignore")) assert.ok(after.includes(kept), `${story} loses ${kept}`);
  }
}

test("fixing all of a kind leaves none of it, brings no other and loses no comment", () => {
  let count = 0;
  for (const { name, text } of fixtures()) {
    const { document, all, mendable } = countsIn(text);
    for (const code of mendable.keys()) {
      count++;
      const story = `${name}: fixing all ${code}`;
      const mended = applyEdits(text, fixAll(document, defaultPolicy, code));
      const after = countsIn(mended);
      assert.equal(after.mendable.get(code) ?? 0, 0, `${story} leaves some:\n${mended}`);
      for (const [other, found] of after.all) {
        assert.ok(found <= (all.get(other) ?? 0), `${story} brings ${other}`);
      }
      checkKept(text, mended, story);
    }
  }
  assert.ok(count > 60, `only ${count} kinds were fixed`);
});

test("fixing everything leaves nothing that can be mended without asking, and loses no comment", () => {
  for (const { name, text } of fixtures()) {
    const mended = applyEdits(text, fixAll(createDocument(text), defaultPolicy));
    assert.deepEqual(fixAll(createDocument(mended), defaultPolicy), [], `${name}:\n${mended}`);
    checkKept(text, mended, name);
  }
});

test("fixes that meet are written as one edit, which spares what they leave alone", () => {
  const text = `# about
- step:
    name: a
    image: b
    command: c
- step: # last
    name: b
    image: b
    command: c
- pipeline:
    name: p
    nodes:
      - { name: a, type: execution, step: a }
      - { name: b, type: execution, step: b }
    edges:
      - [a.output.*, b.input.images]
      - [a.output.*, b.input.labels]
`;
  const edits = fixAll(createDocument(text), defaultPolicy);
  assert.equal(edits.length, 1);
  const [edit] = edits;
  assert.ok(edit && edit.range.start >= text.indexOf("name: b"));
  assert.ok(edit && edit.range.end <= text.indexOf("- pipeline:"));
  const inputs = "    inputs:\n      - name: images\n      - name: labels\n";
  assert.equal(applyEdits(text, edits), text.replace("- pipeline:", `${inputs}- pipeline:`));
});

test("fixes hundreds of problems of one pipeline", () => {
  const lines = (line: (index: number) => string) =>
    Array.from({ length: 300 }, (_, it) => line(it)).join("");
  const text = `- pipeline:
    name: train
    nodes:
${lines((it) => `      - {name: n${it}, type: executoin, step: train, extra: 1}\n`)}    edges:
${lines((it) => `      - [n${it}.output.*, n${(it + 1) % 300}.inputs.data]\n`)}`;
  const mended = applyEdits(text, fixAll(createDocument(text), defaultPolicy));
  assert.equal(mended.match(/type: execution, step: train}/g)?.length, 300);
  assert.equal(mended.match(/\.input\.data]/g)?.length, 300);
});
