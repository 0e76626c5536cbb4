import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import { readScript } from "#core/python/script.ts";
import { newFileText, proposeSteps } from "#core/scripts/new-file.ts";
import { proposePipeline } from "#core/scripts/propose-pipeline.ts";
import { withScripts } from "../../support/check-completion.ts";

const prints = (value: string, key = "store_ids") =>
  `import json\nprint(json.dumps({"${key}": ${value}}))\n`;
const takes = (argument: string) =>
  `import argparse\nparser = argparse.ArgumentParser()\nparser.add_argument(${argument})\nprint(parser.parse_args())\n`;

type Scripts = { readonly [path: string]: string };

function proposal(scripts: Scripts) {
  const files = Object.keys(scripts);
  const steps = proposeSteps(files);
  const scriptAt = (path: string) => readScript(scripts[path] ?? "");
  const pipeline = proposePipeline(steps, scriptAt);
  return { pipeline, text: newFileText(steps, files, scriptAt, pipeline) };
}

/** What is proposed in short, with a question mark where it is not sure. */
function shortly(scripts: Scripts): string | undefined {
  const { pipeline } = proposal(scripts);
  if (!pipeline) return undefined;
  const { producer, key, consumer, parameter, sure } = pipeline;
  return `${producer}.${key} → ${consumer}.${parameter}${sure ? "" : "?"}`;
}

test("a list and a parameter that it is named after make a pipeline without problems", () => {
  const utils = 'import valohai\nprint(valohai.parameters("id").value)\n';
  for (const [list, consumer] of [
    ["stores()", takes('"--id", type=int')],
    ["[1, 2, 3]", takes('"--id", type=int, required=True')],
    ["stores()", utils],
  ] as const) {
    const scripts = { "preprocess.py": prints(list), "train.py": consumer };
    assert.equal(shortly(scripts), "preprocess.store_ids → train.id");
    const { text } = proposal(scripts);
    assert.ok(
      text.endsWith(`
- pipeline:
    name: train-pipeline
    nodes:
      - name: preprocess
        type: execution
        step: preprocess
      - name: train
        type: task
        step: train
    edges:
      - [preprocess.metadata.store_ids, train.parameter.id]
`),
      text,
    );
    assert.deepEqual(diagnose(createDocument(text), withScripts(scripts).code), []);
  }
});

test("what only could be a pipeline is not sure", () => {
  const train = takes('"--id", type=int');
  for (const [scripts, expected] of [
    [{ "a.py": prints("[1]", "rows"), "b.py": train }, "a.rows → b.id?"],
    [{ "a.py": prints("[1]", "store_list"), "b.py": takes('"--store"') }, "a.store_list → b.store"],
    [{ "a.py": prints("f()"), "b.py": train, "c.py": train }, "a.store_ids → b.id?"],
  ] as const)
    assert.equal(shortly(scripts), expected);
});

test("nothing is proposed where no list fits a parameter that is needed", () => {
  const ids = prints("[1, 2]");
  for (const scripts of [
    { "a.py": ids },
    { "a.py": ids, "b.py": takes('"--id", default=1') },
    { "a.py": ids, "b.py": takes('"--id", nargs="+"') },
    { "a.py": ids, "b.py": takes('"--id", action="store_true"') },
    { "a.py": prints('["x"]'), "b.py": takes('"--id", type=int') },
    { "a.py": prints("[[1]]"), "b.py": takes('"--id"') },
    { "a.py": prints("3"), "b.py": takes('"--id"') },
    { "a.py": prints("f()", "loss"), "b.py": takes('"--id"') },
    { "a.py": prints("f()", "id"), "b.py": takes('"--id"') },
    { "a.py": prints("f()", "a.ids"), "b.py": takes('"--id"') },
    { "a.py": prints("f()") + takes('"--id"') },
  ])
    assert.equal(shortly(scripts), undefined, JSON.stringify(scripts));
});
