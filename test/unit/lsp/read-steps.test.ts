import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { shownByChunk } from "#core/features/diagnostics/diagnose.ts";
import { defaultPolicy } from "#core/features/diagnostics/policy.ts";
import type { ProjectCode } from "#core/scripts/project-code.ts";
import { readSteps } from "../../../server/src/lsp/read-steps.ts";
import { textsIn } from "../../../server/src/lsp/texts.ts";

const uri = "file:///project/valohai.yaml";

/** A file of so many steps, and code that notes the names of the steps about which it is asked. */
function project(count: number) {
  const names = Array.from({ length: count }, (_, index) => `step-${index}`);
  const source = names
    .map((it) => `- step: { name: ${it}, image: busybox, command: python ${it}.py }\n`)
    .join("");
  const asked: string[] = [];
  const code: ProjectCode = {
    ofItem({ config }) {
      asked.push(config?.name?.value ?? "");
      return undefined;
    },
    ofStep: () => undefined,
    script: () => undefined,
    obstacle: () => undefined,
    submodule: () => undefined,
    siblings: () => [],
    isKnown: true,
  };
  const text = textsIn("utf-16").create(uri, "valohai-yaml", 1, source);
  return { names, asked, code, snapshot: { text, version: 1, document: createDocument(source) } };
}

test("while an item waits for its files, those of the next ones are asked for, each once", async () => {
  const { names, asked, code, snapshot } = project(20);
  const seen: string[][] = [];
  await readSteps(
    {
      scheduler: { defer: setImmediate, turn: async () => undefined },
      codeFor: () => code,
      settled<T>(compute: () => T) {
        const answer = compute();
        return seen.push(asked.splice(0)) < 3 ? Promise.resolve(answer) : answer;
      },
    },
    snapshot,
    Number.POSITIVE_INFINITY,
  );
  const [first, second, third] = seen;
  assert.deepEqual(first, names.slice(0, 1));
  assert.deepEqual(new Set(second), new Set(names.slice(0, 9)));
  assert.deepEqual(new Set(third), new Set([...names.slice(1, 3), ...names.slice(9, 10)]));
});

test("to diagnose a file whose steps were read asks nothing again", async () => {
  const { asked, code, snapshot } = project(3);
  await readSteps(
    {
      scheduler: { defer: setImmediate, turn: async () => undefined },
      codeFor: () => code,
      settled: (compute) => compute(),
    },
    snapshot,
    Number.POSITIVE_INFINITY,
  );
  assert.ok(asked.length > 0);
  asked.length = 0;
  shownByChunk(snapshot.document, defaultPolicy, code);
  assert.deepEqual(asked, []);
});
