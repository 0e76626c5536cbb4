import assert from "node:assert/strict";
import { test } from "node:test";
import { listenToFaults } from "#core/base/faults.ts";
import { createDocument } from "#core/document/document.ts";
import { runCounts } from "#core/document/run-counts.ts";
import { defaultPolicy } from "#core/features/diagnostics/policy.ts";
import { overviewOf } from "#core/features/navigation/overview.ts";
import { tools } from "#core/features/tools/index.ts";
import type { ToolProject } from "#core/features/tools/tool.ts";
import { fixtures } from "../support/fixtures.ts";
import { hidden } from "../support/hostile-names.ts";
import { hostileTexts } from "../support/hostile-texts.ts";
import { fc } from "../support/property.ts";

/** In bytes. */
const answerLimit = 20_000;

function projectOf(text: string): ToolProject {
  const document = createDocument(text);
  const file = {
    path: "a.yaml",
    document,
    policy: defaultPolicy,
    isLeftOut: false,
    code: undefined,
  };
  return { files: ["a.yaml"], file: () => file };
}

/** Asks every tool, and fails where one throws, has a bug, says too much or something that a terminal obeys. */
function askAll(text: string, inputs: readonly object[]): void {
  const project = projectOf(text);
  for (const tool of tools) {
    for (const input of inputs) {
      const answer = tool.answer(input, project).text;
      const where = `${tool.name} ${JSON.stringify(input).slice(0, 200)}`;
      assert.ok(Buffer.byteLength(answer) <= answerLimit, where);
      assert.doesNotMatch(answer, /this is a bug/, where);
      assert.doesNotMatch(answer, hidden, where);
    }
  }
}

/** A fault is reported, not thrown. */
function withoutFaults(act: () => void): void {
  const faults: unknown[] = [];
  listenToFaults((it) => faults.push(it));
  try {
    act();
  } finally {
    listenToFaults(() => undefined);
  }
  assert.deepEqual(faults, []);
}

const usual = [{}, { name: "train" }, { name: "train", node: "train" }, { node: "train" }];

for (const [name, text] of hostileTexts(0.02)) {
  test(`the tools and the overview of a file with ${name}`, () => {
    const written = text();
    withoutFaults(() => {
      askAll(written, usual);
      const document = createDocument(written);
      overviewOf(document, runCounts(document), undefined);
    });
  });
}

test("the tools answer about every fixture", () => {
  withoutFaults(() => {
    for (const { text } of fixtures()) askAll(text, usual.slice(2, 3));
  });
});

test("the tools answer whatever they are asked", () => {
  const [fixture] = fixtures().filter((it) => it.text.includes("- pipeline:"));
  const names = [...new Set(tools.flatMap((it) => Object.keys(it.input)))];
  const input = fc.dictionary(fc.constantFrom(...names, "__proto__", "other"), fc.jsonValue());
  withoutFaults(() => {
    fc.assert(
      fc.property(input, (it) => askAll(fixture?.text ?? "", [it])),
      { numRuns: 200 },
    );
  });
});
