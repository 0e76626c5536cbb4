import assert from "node:assert/strict";
import { test } from "node:test";
import type { CompletionRequest } from "#core/features/completion/completion-request.ts";
import { checkCompletion, offersAt, withScripts } from "../../../support/check-completion.ts";
import { dedent } from "../../../support/marked-text.ts";

/** Expects what is offered first at the cursor, and that the order is the same each time. */
function checkFirst(source: string, expected: readonly string[], context?: CompletionRequest) {
  const labels = () => offersAt(dedent(source), context).offers.map((it) => it.label);
  const found = labels();
  assert.deepEqual(found.slice(0, expected.length), expected);
  assert.deepEqual(labels(), found);
}

test("a key comes first that follows the one above in other entries", () => {
  checkFirst(
    `
    - step:
        name: a
        parameters:
          - name: x
            default: 1
            pass-as: -x {v}
          - name: y
            default: 2
            <|>
    `,
    ["pass-as"],
  );
});

test("a key comes first that is before the one below in other entries", () => {
  checkFirst(
    `
    - step:
        name: a
        inputs:
          - name: x
            description: first
            default: a.csv
          - name: y
            <|>
            default: b.csv
    `,
    ["description"],
  );
});

test("the keys of an item follow those of other items", () => {
  checkFirst(
    `
    - step:
        name: a
        image: i
        upload-store: s
        command: c
    - step:
        name: b
        image: i
        <|>
        command: c
    `,
    ["upload-store"],
  );
});

test("what is required comes before what is usual", () => {
  checkFirst("- step:\n    name: a\n    <|>\n    inputs: []\n", ["image", "command"]);
});

test("an entry of the same name and an entry of the same type are the best examples", () => {
  checkFirst(
    `
    - step:
        name: a
        parameters:
          - name: rate
            type: float
            min: 0
          - name: size
            type: integer
            optional: true
          - name: count
            type: integer
            optional: true
    - step:
        name: b
        parameters:
          - name: rate
            type: float
            <|>
    `,
    ["min"],
  );
});

const parameter = (lines: string) => `
    - step:
        name: a
        command: python train.py
        parameters:
          - name: p
            ${lines.replaceAll("\n", "\n            ")}
    `;

test("the type of a parameter follows from its default", () => {
  checkFirst(parameter("type: <|>\ndefault: 12"), ["integer", "float"]);
  checkFirst(parameter("type: <|>\ndefault: 0.5"), ["float"]);
  checkFirst(parameter("type: <|>\ndefault: 1e-4"), ["float"]);
  checkFirst(parameter("type: <|>\ndefault: true"), ["flag"]);
  checkFirst(parameter("type: <|>\ndefault: adam"), ["string"]);
});

test("the type of a parameter follows from its other keys", () => {
  checkFirst(parameter("type: <|>\npass-true-as: --yes"), ["flag"]);
  checkFirst(parameter("type: <|>\nmax: 3"), ["integer", "float"]);
});

test("the type of a parameter follows from the script that reads it", () => {
  const script = (type: string) =>
    withScripts({
      "train.py": `import argparse\nparser = argparse.ArgumentParser()\nparser.add_argument("--p", ${type})\n`,
    });
  checkFirst(parameter("type: <|>"), ["float"], script("type=float"));
  checkFirst(parameter("type: <|>"), ["integer"], script("type=int"));
  checkFirst(parameter("type: <|>"), ["flag"], script('action="store_true"'));
});

test("the type of a parameter follows from the words of its name, or from a parameter of that name", () => {
  const named = (name: string) => `
    - step:
        name: a
        parameters:
          - name: ${name}
            type: <|>
    `;
  checkFirst(named("learning_rate"), ["float"]);
  checkFirst(named("max_epochs"), ["integer"]);
  checkFirst(named("use-cache"), ["flag"]);
  checkFirst(named("data_path"), ["string"]);
  checkFirst(
    `
    - step:
        name: a
        parameters:
          - { name: max_epochs, type: float, default: 1 }
    - step:
        name: b
        parameters:
          - name: max_epochs
            type: <|>
    `,
    ["float"],
  );
});

test("several values repeat the option more often than they share it", () => {
  checkFirst(parameter("multiple: <|>"), ["repeat", "separate", "none"]);
});

test("a word comes first that the file uses", () => {
  const actions = (when: string, then: string) => `
    - pipeline:
        name: p
        nodes:
          - name: a
            type: execution
            step: s
            actions:
              - when: node-error
                then: error-pipeline
              - when: node-error
                then: error-pipeline
              - when: ${when}
                then: ${then}
    `;
  checkFirst(actions("<|>", "error-pipeline"), ["node-error"]);
  checkFirst(actions("node-error", "<|>"), ["error-pipeline"]);
});

test("an approval is asked for before a node starts, and a condition is for its end", () => {
  const actions = (lines: string) => `
    - pipeline:
        name: p
        nodes:
          - name: a
            type: execution
            step: s
            actions:
              - ${lines.replaceAll("\n", "\n                ")}
    `;
  checkFirst(actions("when: node-starting\nthen: <|>"), ["require-approval"]);
  checkFirst(actions("when: <|>\nif: metadata.x > 1\nthen: stop-pipeline"), ["node-complete"]);
});

test("the style of a variant parameter follows from its rules", () => {
  const style = (rules: string) => `
    - task:
        name: t
        step: s
        type: grid_search
        parameters:
          - name: x
            style: <|>
            rules: { ${rules} }
    `;
  checkFirst(style("items: [1]"), ["multiple"]);
  checkFirst(style("value: 1"), ["single"]);
  checkFirst(style("start: 1, end: 2, step: 1"), ["linear"]);
  checkFirst(style("start: 1, end: 2, count: 3"), ["logspace"]);
  checkFirst(style("min: 1, max: 2, count: 3"), ["random"]);
});

test("the type of a task follows from its other keys", () => {
  const task = (key: string) => `
    - task:
        name: t
        step: s
        type: <|>
        ${key}
    `;
  checkFirst(task("parameters: []"), ["grid_search"]);
  checkFirst(task("parameter-sets: []"), ["manual_search"]);
  checkFirst(task("optimization-target-metric: accuracy"), ["bayesian_tpe"]);
});

test("keys come last that have no effect with the type of the parameter", () => {
  const labels = (type: string) =>
    offersAt(dedent(parameter(`type: ${type}\n<|>`))).offers.map((it) => it.label);
  assert.ok(labels("float").indexOf("max") < labels("float").indexOf("pass-as"));
  assert.ok(labels("float").indexOf("pass-true-as") > labels("float").indexOf("widget"));
  assert.ok(labels("flag").indexOf("max") > labels("flag").indexOf("widget"));
});

test("a list of the task that one of two others replaces is not pressed for", () => {
  checkFirst("- task:\n    name: t\n    step: s\n    <|>\n    parameters: []\n", ["type"]);
});

test("the endpoints of a node are those whose files its edges bring, then those with files", () => {
  checkCompletion(
    dedent(`
    - endpoint: { name: greet, image: i, port: 1 }
    - endpoint: { name: digits, image: i, port: 1, files: [{ name: model, path: m.pb }] }
    - endpoint: { name: words, image: i, port: 1, files: [{ name: model, path: m.pb }] }
    - pipeline:
        name: p
        nodes:
          - name: d
            type: deployment
            deployment: x
            endpoints:
              - <|>
        edges:
          - [a.output.*, d.file.words.model]
    `),
    ["words", "digits", "greet"],
  );
});

test("a deployment is offered that another node of the file names", () => {
  checkCompletion(
    dedent(`
    - pipeline:
        name: p
        nodes: [{ name: d, type: deployment, deployment: live }]
    - pipeline:
        name: q
        nodes: [{ name: d, type: deployment, deployment: <|> }]
    `),
    ["live"],
  );
});

test("the type of a node follows from its other keys", () => {
  const node = (lines: string) => `
    - pipeline:
        name: p
        nodes:
          - name: a
            type: <|>
            ${lines}
    `;
  checkFirst(node("deployment: d"), ["deployment"]);
  checkFirst(node("task: t"), ["task"]);
  checkFirst(node("step: s"), ["execution"]);
});

const steps = `
    - step: { name: preprocess-data, image: i, command: c }
    - step: { name: train-model, image: i, command: c, inputs: [{ name: dataset }, { name: extra }] }
    - step: { name: evaluate, image: i, command: c, inputs: [{ name: model }] }
    - step: { name: compare, image: i, command: c, inputs: [{ name: scores }], parameters: [{ name: best }] }`;

test("a node runs the step of the nearest name", () => {
  const node = (name: string) => `${steps}
    - pipeline:
        name: p
        nodes:
          - { name: ${name}, type: execution, step: <|> }
    `;
  checkFirst(node("train"), ["train-model"]);
  checkFirst(node("preprocess"), ["preprocess-data"]);
  checkFirst(node("model_training"), ["train-model"]);
});

test("a node runs the step that other pipelines run by that name", () => {
  checkFirst(
    `${steps}
    - pipeline:
        name: p
        nodes:
          - { name: best-of, type: execution, step: compare }
    - pipeline:
        name: q
        nodes:
          - { name: best-of, type: execution, step: <|> }
    `,
    ["compare"],
  );
});

test("a node runs the step after that of the node above, which no node runs yet", () => {
  checkFirst(
    `${steps}
    - pipeline:
        name: p
        nodes:
          - { name: one, type: execution, step: train-model }
          - { name: two, type: execution, step: <|> }
    `,
    ["evaluate"],
  );
});

test("a node runs the step that declares what its edges fill", () => {
  checkFirst(
    `${steps}
    - pipeline:
        name: p
        nodes:
          - { name: one, type: execution, step: train-model }
          - { name: two, type: execution, step: <|> }
        edges:
          - [one.output.*, two.input.scores]
    `,
    ["compare"],
  );
});

const pipeline = (edges: string) => `${steps}
    - pipeline:
        name: p
        nodes:
          - { name: preprocess, type: execution, step: preprocess-data }
          - { name: train1, type: execution, step: train-model }
          - { name: train2, type: execution, step: train-model }
          - { name: evaluate1, type: execution, step: evaluate }
          - { name: evaluate2, type: execution, step: evaluate }
          - { name: compare, type: execution, step: compare }
        edges:
          ${edges.replaceAll("\n", "\n          ")}
    `;

test("the nodes of an edge go on as those of the edges above and below do", () => {
  checkFirst(
    pipeline(
      "- [preprocess.output.*, train1.input.dataset]\n- [preprocess.output.*, <|>.input.dataset]",
    ),
    ["train2"],
  );
  checkFirst(
    pipeline(
      "- [preprocess.output.*, train1.input.dataset]\n- [<|>.output.*, train2.input.dataset]",
    ),
    ["preprocess"],
  );
  checkFirst(
    pipeline(
      "- [train1.output.m*, evaluate1.input.model]\n- [<|>.output.m*, evaluate2.input.model]",
    ),
    ["train2"],
  );
});

test("a node comes last that does not have what is written after it", () => {
  checkFirst(pipeline("- [preprocess.output.*, <|>.input.scores]"), ["compare"]);
});

test("a deployment node comes last as the source of an edge, also where it is the node after the last source", () => {
  checkFirst(
    `
    - pipeline:
        nodes:
          - { name: train, type: execution, step: s }
          - { name: deploy, type: deployment, deployment: x, endpoints: [e] }
        edges:
          - [train.output.model, deploy.file.e.model]
          - [<|>]
    `,
    ["train"],
  );
});

test("an edge is not written twice", () => {
  checkFirst(
    pipeline("- [train1.output.m*, evaluate1.input.model]\n- [train1.output.m*, <|>.input.model]"),
    ["evaluate2"],
  );
});

test("the type of a source follows from what is written after it, and from other edges", () => {
  checkFirst(
    `${steps}
    - pipeline:
        name: p
        nodes:
          - { name: a, type: execution, step: compare }
          - { name: b, type: execution, step: compare }
        edges:
          - [a.<|>.best, b.parameter.best]
    `,
    ["parameter"],
  );
  checkFirst(
    pipeline(
      "- [evaluate1.input.model*, compare.input.scores]\n- [evaluate2.<|>.model*, compare.input.scores]",
    ),
    ["input"],
  );
});

test("an input is filled whose name is nearest to the file, and that nothing fills yet", () => {
  checkFirst(pipeline("- [preprocess.output.extra.csv, train1.input.<|>]"), ["extra", "dataset"]);
  checkFirst(
    pipeline(
      "- [preprocess.output.*, train1.input.dataset]\n- [preprocess.output.*, train1.input.<|>]",
    ),
    ["extra", "dataset"],
  );
});

test("an edge in the order of the nodes comes before one against it", () => {
  const step = (name: string) => `- step:
    name: ${name}
    image: busybox
    command: run
    inputs: [{ name: ${name}-data }]
`;
  checkCompletion(
    `${step("first")}${step("second")}- pipeline:
    name: p
    nodes:
      - { name: a, type: execution, step: first }
      - { name: b, type: execution, step: second }
    edges:
      - <|>
`,
    ["a.output.* → b.input.second-data", "b.output.* → a.input.first-data", "…"],
  );
});

test("an output follows from the input that it fills, and from the edges of similar nodes", () => {
  checkFirst(pipeline("- [train1.output.<|>, evaluate1.input.model]"), ["model*", "model/*", "*"]);
  checkFirst(
    pipeline(
      "- [train2.output.*.h5, evaluate2.input.model]\n- [train1.output.<|>, evaluate1.input.model]",
    ),
    ["*.h5"],
  );
  checkFirst(
    pipeline(
      "- [preprocess.output.data-*.csv, train1.input.dataset]\n- [preprocess.output.<|>, train1.input.extra]",
    ),
    ["extra*"],
  );
});

test("an output is named as that of a similar input, with the word changed in which they differ", () => {
  checkFirst(
    `
    - step: { name: split, image: i, command: c }
    - step: { name: fit, image: i, command: c, inputs: [{ name: train_data }, { name: test_data }] }
    - pipeline:
        name: p
        nodes:
          - { name: split, type: execution, step: split }
          - { name: fit, type: execution, step: fit }
        edges:
          - [split.output.encoded_train/*, fit.input.train_data]
          - [split.output.<|>, fit.input.test_data]
    `,
    ["encoded_test/*"],
  );
});

test("an output follows from the files that commands, defaults and endpoints name", () => {
  const file = (source: string, target: string, edge: string) => `
    - step: { name: a, image: i, ${source} }
    - step: { name: b, image: i, command: c, ${target} }
    - endpoint: { name: e, image: i, port: 1, files: [{ name: weights, path: net.onnx }] }
    - pipeline:
        name: p
        nodes:
          - { name: a, type: execution, step: a }
          - { name: b, type: execution, step: b }
          - { name: d, type: deployment, deployment: x, endpoints: [e] }
        edges:
          - ${edge}
    `;
  const labels = (source: string, target: string, edge = "[a.output.<|>, b.input.x]") =>
    offersAt(dedent(file(source, target, edge)))
      .offers.slice(0, 5)
      .map((it) => it.label);
  const inputs = "inputs: [{ name: x }]";
  assert.ok(labels('command: "fit > /valohai/outputs/fit.log"', inputs).includes("fit.log"));
  const parameters = "parameters: [{ name: to, default: fit.bin }]";
  assert.ok(labels(`command: c, ${parameters}`, inputs).includes("fit.bin"));
  const withDefault = "inputs: [{ name: x, default: s3://b/digits.npz }]";
  assert.ok(labels("command: c", withDefault).includes("*.npz"));
  const deployed = labels("command: c", inputs, "[a.output.<|>, d.file.e.weights]");
  assert.ok(deployed.includes("net.onnx"));
});

test("nothing is offered that the declared outputs rule out", () => {
  checkCompletion(
    dedent(`
    - step: { name: a, image: i, command: c, outputs: [{ name: log.txt }] }
    - step: { name: b, image: i, command: c, inputs: [{ name: model }] }
    - pipeline:
        name: p
        nodes:
          - { name: a, type: execution, step: a }
          - { name: b, type: execution, step: b }
        edges:
          - [a.output.<|>, b.input.model]
    `),
    ["log.txt", "*"],
  );
});

test("the inputs of a step of another commit are those that the file names", () => {
  checkFirst(
    `
    - pipeline:
        name: p
        nodes:
          - { name: a, type: execution, step: s, commit: library:x/y }
          - name: b
            type: execution
            step: s
            commit: library:x/y
            override:
              inputs:
                - name: images
        edges:
          - [a.output.labels*, b.input.labels]
          - [a.output.images*, b.input.<|>]
    `,
    ["images", "labels"],
  );
});

test("a pipeline parameter sets the parameter of its name", () => {
  checkFirst(
    `${steps}
    - pipeline:
        name: p
        parameters:
          - name: best
            targets:
              - <|>
        nodes:
          - { name: a, type: execution, step: train-model }
          - { name: b, type: execution, step: compare }
    `,
    ["b"],
  );
});
