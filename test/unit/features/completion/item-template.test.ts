import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import type { CompletionRequest } from "#core/features/completion/completion-request.ts";
import { diagnose } from "#core/features/diagnostics/diagnose.ts";
import {
  accept,
  checkAccepted,
  checkCompletion,
  offersAt,
  withScripts,
} from "../../../support/check-completion.ts";

const scripts = {
  "make_ids.py": 'import json\nprint(json.dumps({"size": 3, "ids": [1, 2], "more": load()}))\n',
  "fit.py": "",
};

const context: CompletionRequest = {
  ...withScripts(scripts),
  host: {
    list: () => [
      ...Object.keys(scripts).map((name) => ({ name, kind: "file" as const })),
      { name: "utils.py", kind: "file" },
      { name: "src", kind: "folder" },
    ],
  },
};

const steps = `- step:
    name: make-ids
    image: busybox
    command: python make_ids.py
- step:
    name: fit
    image: busybox
    command: python fit.py {parameters}
    parameters:
      - name: rate
        type: float
        default: 0.1
      - name: id
    inputs:
      - name: data
        optional: true
`;

/** What a person would not be told to change at once. */
for (const [label, expected] of [
  ["two-step pipeline", "[make-ids.output.*, fit.input.data]"],
  ["dynamic task pipeline", "[make-ids.metadata.ids, fit.parameter.id]"],
  ["bayesian optimization", "optimization-target-metric: accuracy"],
  ["task", "type: grid_search"],
] as const) {
  test(`writes a ${label} of what the file has`, () => {
    const { text, offers } = offersAt(`${steps}- <|>`, context);
    const offer = offers.find((it) => it.label === label);
    assert.ok(offer);
    const written = accept(text, offer);
    assert.ok(written.includes(expected), written);
    const document = createDocument(written);
    const found = diagnose(document).filter((it) => it.severity === "error");
    assert.deepEqual(
      found.map((it) => it.message).filter((it) => label !== "task" || !/name|item/.test(it)),
      [],
    );
  });
}

test("writes a pipeline of one node without edges", () => {
  checkAccepted(
    `${steps}- pi<|>`,
    "pipeline",
    `${steps}- pipeline:
    name: my-pipeline
    nodes:
      - name: make-ids
        type: execution
        step: make-ids
    edges: []`,
  );
});

for (const label of ["two-step pipeline", "dynamic task pipeline"]) {
  test(`writes a ${label} with its steps where the file has none, and no problem`, () => {
    const { text, offers } = offersAt("- <|>", { ...context, code: undefined });
    const offer = offers.find((it) => it.label === label);
    assert.ok(offer);
    const written = accept(text, offer);
    assert.match(written, /^- step:\n {4}name: preprocess\n[\s\S]*\n- step:\n {4}name: train\n/);
    assert.deepEqual(diagnose(createDocument(written)), []);
  });
}

/** A script that takes options, which a step named "train" starts. */
const besideTrain: CompletionRequest = {
  ...withScripts({
    "train.py": `import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--epochs", type=int)
parser.add_argument("--decay", type=float)
args = parser.parse_args()
print(args.epochs, args.decay)
`,
  }),
  host: { list: () => [{ name: "train.py", kind: "file" }] },
};

for (const [label, values] of [
  ["task", "items: [0.001, 0.01, 0.1]"],
  ["bayesian optimization", "end: 0.1"],
] as const) {
  test(`writes a ${label} with the step that it runs where the file has none, and no problem`, () => {
    for (const request of [{}, context, besideTrain]) {
      const { text, offers } = offersAt(`- ${label.slice(0, 2)}<|>`, request);
      const offer = offers.find((it) => it.label === label);
      assert.ok(offer);
      const written = accept(text, offer);
      assert.match(
        written,
        /^- step:\n {4}name: train\n[\s\S]*\n- task:\n {4}name: my-task\n {4}step: train\n/,
      );
      assert.ok(written.includes(values), written);
      assert.equal(
        written.split("- name: decay\n").length,
        request === besideTrain ? 3 : 1,
        written,
      );
      assert.deepEqual(diagnose(createDocument(written), request.code), []);
    }
  });
}

test("names a step of the file in an optimization where no step has parameters", () => {
  const bare = "- step:\n    name: fit\n    image: busybox\n    command: python fit.py\n";
  const { text, offers } = offersAt(`${bare}- <|>`);
  const offer = offers.find((it) => it.label === "bayesian optimization");
  assert.match(offer ? accept(text, offer) : "", /\n {4}step: fit\n/);
});

test("writes a step for a script that no step starts yet", () => {
  const first = steps.slice(0, steps.indexOf("- step", 5));
  checkAccepted(
    `${first}- <|>`,
    "step",
    `${first}- step:\n    name: fit\n    image: busybox\n    command:\n      - python fit.py {parameters}`,
    context,
  );
  checkAccepted(
    "- <|>",
    "step",
    "- step:\n    name: fit\n    image: python:3.12\n    command:\n      - python fit.py {parameters}",
    context,
  );
  checkAccepted(
    `${steps}- <|>`,
    "step",
    `${steps}- step:\n    name: my-step\n    image: busybox\n    command:\n      - my-step`,
    context,
  );
});

const dynamic = (node: string, edge: string) => `${steps}- pipeline:
    name: p
    nodes:
      - { name: make, type: execution, step: make-ids }
      - ${node}
    edges:
      - ${edge}
`;

test("offers the list that is printed for what a task has to vary first", () => {
  const task = "{ name: fit, type: task, step: fit }";
  checkCompletion(
    dynamic(task, "<|>"),
    ["make.metadata.ids → fit.parameter.id", "[source, target]", "…"],
    dynamic(task, "[make.metadata.ids, fit.parameter.id]"),
    context,
  );
});

test("offers no list for a parameter that has a value or for an execution", () => {
  const set =
    "{ name: fit, type: task, step: fit, override: { parameters: [{ name: id, default: a }] } }";
  for (const node of ["{ name: fit, type: execution, step: fit }", set]) {
    const labels = offersAt(dynamic(node, "<|>"), context).offers.map((it) => it.label);
    assert.ok(!labels.some((it) => it.startsWith("make.metadata")), labels.join());
  }
});
