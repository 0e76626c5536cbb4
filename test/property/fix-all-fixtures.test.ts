import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "#core/base/edit.ts";
import { runsUnasked } from "#core/base/fix-kind.ts";
import { createDocument } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { fixesFor } from "#core/features/diagnostics/fixes.ts";
import { defaultPolicy } from "#core/features/diagnostics/policy.ts";
import { fixAll } from "#core/features/fix-all/index.ts";
import { fixtures } from "../support/fixtures.ts";

/** How many problems of each code a fix can fix unasked, and how many there are. */
function countsIn(text: string) {
  const document = createDocument(text);
  const all = new Map<string, number>();
  const fixable = new Map<string, number>();
  for (const problem of diagnose(document)) {
    add(all, problem.code);
    const [fix] = fixesFor(problem, document);
    if (fix && runsUnasked(fix.kind)) add(fixable, problem.code);
  }
  return { document, all, fixable };
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
    const { document, all, fixable } = countsIn(text);
    for (const code of fixable.keys()) {
      count++;
      const story = `${name}: fixing all ${code}`;
      const fixed = applyEdits(text, fixAll(document, defaultPolicy, code).edits);
      const after = countsIn(fixed);
      assert.equal(after.fixable.get(code) ?? 0, 0, `${story} leaves some:\n${fixed}`);
      for (const [other, found] of after.all) {
        assert.ok(found <= (all.get(other) ?? 0), `${story} brings ${other}`);
      }
      checkKept(text, fixed, story);
    }
  }
  assert.ok(count > 12, `only ${count} kinds were fixed`);
});

test("fixing everything leaves nothing that can be fixed unasked, and loses no comment", () => {
  for (const { name, text } of fixtures()) {
    const fixed = applyEdits(text, fixAll(createDocument(text), defaultPolicy).edits);
    assert.deepEqual(fixAll(createDocument(fixed), defaultPolicy).edits, [], `${name}:\n${fixed}`);
    checkKept(text, fixed, name);
  }
});

test("fixes hundreds of problems of one pipeline", () => {
  const lines = (line: (index: number) => string) =>
    Array.from({ length: 300 }, (_, it) => line(it)).join("");
  const text = `- pipeline:
    name: train
    nodes:
${lines((it) => `      - {name: n${it}, type: executoin, step: train, extra: 1}\n`)}    edges:
${lines((it) => `      - [n${it}.output.*, n${(it + 1) % 300}.inputs.data]\n`)}`;
  const fixed = applyEdits(text, fixAll(createDocument(text), defaultPolicy).edits);
  assert.equal(fixed.match(/type: execution, step: train,/g)?.length, 300);
  assert.equal(fixed.match(/\.input\.data]/g)?.length, 300);
});

const step = "- step:\n    name: train1\n    image: busybox\n    command: a\n";

const pipeline = (nodes: string, edges = "    edges: []\n") =>
  `${step}- pipeline:\n    name: p\n    nodes:\n${nodes}${edges}`;

const node = "      - name: n\n        type: execution\n        step: train1\n";

test("Fix All says where its limit is reached, and is finished otherwise", () => {
  const fixed = (text: string) => fixAll(createDocument(text), defaultPolicy);
  const moved = pipeline(
    `${node}        image: c\n        environment: d\n        time-limit: 1h\n        command: e\n`,
  );
  assert.equal(fixed(step).isUnfinished, false);
  assert.equal(fixed(moved).isUnfinished, false);
  // A large text is looked at twice only.
  const large = `${moved}${`# ${"x".repeat(1000)}\n`.repeat(1500)}`;
  const once = fixed(large);
  assert.equal(once.isUnfinished, true);
  assert.equal(fixed(applyEdits(large, once.edits)).isUnfinished, false);
});
