import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { compareFiles } from "#core/features/compare/compare-files.ts";
import {
  type ComparedPipeline,
  comparedPipeline,
} from "#core/features/compare/compared-pipeline.ts";
import { matchItems } from "#core/features/compare/match-items.ts";
import { file, pipeline, step, task } from "../../../support/yaml.ts";

const steps = file(
  step("load"),
  step(
    "train",
    "parameters: [{ name: rate, type: float, default: 0.1 }]\ninputs: [{ name: data }]",
  ),
  task("sweep", "parameters: [{ name: rate, style: multiple, rules: { items: [1, 2] } }]"),
);

const nodes = `
- { name: load, type: execution, step: load }
- { name: fit, type: task, task: sweep }
`;

const main = pipeline(nodes, "edges:\n  - [load.output.*, fit.input.data]");

function compared(before: string, after: string, name = "main"): ComparedPipeline | undefined {
  const [old, document] = [createDocument(before), createDocument(after)];
  const pairs = matchItems(old, document);
  return comparedPipeline(old, pairs, compareFiles(old, document, pairs), name);
}

test("says nothing of nodes and edges that are the same", () => {
  const found = compared(steps + main, `# Above\n${steps}${main}`);
  assert.deepEqual([found?.nodes, found?.edges, found?.others], [[], [], []]);
  assert.equal(found?.before?.pipeline.config.name?.value, "main");
});

test("lists nodes and edges that are added and removed", () => {
  const after = pipeline(
    `${nodes}- { name: check, type: execution, step: train }`,
    "edges:\n  - [load.output.*, check.input.data]\nparameters: [{ name: size, targets: [] }]",
  );
  const there = compared(steps + main, steps + after);
  assert.deepEqual(there?.nodes, [{ name: "check", change: "added", texts: [] }]);
  assert.deepEqual(there?.edges, [
    { name: "load.output.* → check.input.data", change: "added" },
    { name: "load.output.* → fit.input.data", change: "removed" },
  ]);
  assert.deepEqual(there?.others, ['+ pipeline parameter "size"']);
  const back = compared(steps + after, steps + main);
  assert.deepEqual(back?.nodes, [{ name: "check", change: "removed", texts: [] }]);
});

test("a node differs by what it says and by the step and task that it runs", () => {
  const changed = steps.replace("default: 0.1", "default: 0.2").replace("[1, 2]", "[1, 2, 3]");
  const own = main.replace("step: load }", "step: load, on-error: continue }");
  assert.deepEqual(compared(steps + main, changed + own)?.nodes, [
    { name: "load", change: "changed", texts: ['~ on-error: "stop-all" → "continue"'] },
    {
      name: "fit",
      change: "changed",
      texts: [
        'step "train": ~ parameter "rate": default: 0.1 → 0.2',
        'task "sweep": ~ variant parameter "rate": rules: items: + 3',
      ],
    },
  ]);
});

test("knows the names before of nodes and parameters that are renamed", () => {
  const after = (steps + main).replaceAll("name: rate", "name: speed").replaceAll("fit", "learn");
  const found = compared(steps + main, after);
  assert.deepEqual(
    found?.nodes.map((it) => [it.name, it.nameBefore, it.texts[0]]),
    [["learn", "fit", 'renamed, before "fit"']],
  );
  assert.deepEqual(found?.renamed, [{ node: "learn", before: "rate", after: "speed" }]);
  assert.deepEqual(found?.edges, []);
});

test("all is new in a pipeline that is new", () => {
  assert.deepEqual(compared(steps, steps + main), {
    before: undefined,
    nodes: [
      { name: "load", change: "added", texts: [] },
      { name: "fit", change: "added", texts: [] },
    ],
    edges: [{ name: "load.output.* → fit.input.data", change: "added" }],
    others: [],
    renamed: [],
  });
  assert.equal(compared(steps, steps, "main"), undefined);
});
