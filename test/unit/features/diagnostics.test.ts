import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument } from "#core/document/document.ts";
import { rules } from "#core/features/diagnostics/index.ts";
import type { PlacedProblem } from "#core/features/diagnostics/rule.ts";
import { edgesFile } from "../../support/edges-file.ts";

const texts: readonly string[] = [
  "",
  "# nothing\n",
  "text\n",
  "- 5\n",
  "- step\n",
  "- step:\n",
  "- step: {}\n",
  "- step: *x\n",
  "- step: { name: a, parameters: [], inputs: [{}] }\n",
  "- step:\n    name: a\n    parameters:\n      - name: b\n",
  "- task: {}\n",
  "- task: { name: t, step: none, parameters: [{}], parameter-sets: [{}, 5] }\n",
  "- pipeline: {}\n",
  "- pipeline: { name: p, nodes: [{}, 5], edges: [[], 5, [a.b, c]], parameters: [{}, 5] }\n",
  "- pipeline:\n    nodes:\n      - name: n\n    edges:\n      - [a.output.b, n.input.c]\n",
  "- endpoint: { name: e, files: [{}] }\n- deployment:\n    name: d\n",
  edgesFile("      - [prepare.output.*, train.input.data]\n      - { source: a.b }\n"),
];

const data: readonly PlacedProblem["data"][] = [
  undefined,
  {},
  { edge: "0", parameter: "0", node: "0" },
  { edge: "4", parameter: "9", node: "9" },
  { edge: "x", parameter: "x", node: "x", quote: "yes", wrap: "yes" },
];

for (const rule of rules) {
  const { fix, code, severity } = rule;
  if (!fix) continue;
  test(`${code} mends nothing amiss where its problem is gone`, () => {
    for (const text of texts) {
      const document = createDocument(text);
      const starts = [0, ...document.items.map((it) => it.start)];
      for (const range of rangesIn(text)) {
        for (const start of new Set(starts)) {
          for (const it of data) {
            const problem = { code, severity, range, start, message: "gone", data: it };
            for (const { edits } of fix(problem as PlacedProblem, document))
              applyInside(edits, text);
          }
        }
      }
    }
  });
}

/** Some words of a text, its two ends, and what lies between. */
function rangesIn(text: string) {
  const words = [...text.matchAll(/[\w.*-]+/g)].map(({ index, 0: word }) => [
    index,
    index + word.length,
  ]);
  const some = words.filter((_, at) => at % Math.ceil(words.length / 12) === 0);
  const all = [[0, 0], [text.length, text.length], [0, text.length], ...some];
  return all.map(([start = 0, end = 0]) => ({ start, end }));
}

function applyInside(edits: Parameters<typeof applyEdits>[1], text: string): void {
  for (const { range } of edits) {
    assert.ok(0 <= range.start && range.start <= range.end && range.end <= text.length);
  }
  applyEdits(text, edits);
}
