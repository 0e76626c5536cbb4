import { dedent } from "../../../support/marked-text.ts";

/** A change of a file, and what a comparison says about it. */
export interface ComparedExample {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** Without the line break at its end. */
  readonly expected: string;
}

const project = dedent(`
  - step:
      name: train
      image: python:3.12
      command: python train.py {parameters}
      environment: small
      parameters:
        - name: rate
          type: float
          default: 0.1
        - name: epochs
          type: integer
          default: 5
      inputs:
        - name: images
          default: s3://bucket/images/*
      outputs:
        - name: model
      environment-variables:
        - name: SEED
          default: "1"
  - step:
      name: collect
      image: python:3.12
      command:
        - pip install .
        - python collect.py
  - task:
      name: sweep
      step: train
      type: grid_search
      parameters:
        - name: rate
          style: multiple
          rules: { items: [0.1, 0.2, 0.3] }
        - name: epochs
          style: linear
          rules: { start: 1, end: 4, step: 1 }
  - task:
      name: rows
      step: train
      type: manual_search
      parameter-sets:
        - { rate: 0.1, epochs: 1 }
        - { rate: 0.2, epochs: 2 }
  - endpoint:
      name: predict
      image: python:3.12
      port: 8000
      server-command: python serve.py
      files:
        - name: model
          path: model.pkl
  - deployment:
      name: live
      defaults: { target: gpu }
  - pipeline:
      name: all
      nodes:
        - name: gather
          type: execution
          step: collect
        - name: fit
          type: task
          task: sweep
          actions:
            - when: node-complete
              if: metadata.accuracy < 0.5
              then: stop-pipeline
        - name: serve
          type: deployment
          deployment: live
          endpoints: [predict]
      edges:
        - [gather.output.*, fit.input.images]
        - [fit.output.model*, serve.file.predict.model]
      parameters:
        - name: seed
          targets: [fit.parameter.epochs]
          default: 3
`);

/** The example project with some of its text replaced; each text is there exactly once. */
function edited(
  name: string,
  replacements: readonly (readonly [from: string, to: string])[],
  expected: string,
): ComparedExample {
  const after = replacements.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2)
      throw new Error(`"${from}" is not there exactly once (${name})`);
    return text.replace(from, () => to);
  }, project);
  return { name, before: project, after, expected: dedent(expected).trim() };
}

/** One example for each kind of change. */
export const comparedExamples: readonly ComparedExample[] = [
  edited(
    "nothing at all",
    [],
    `
      No difference in what the files mean
    `,
  ),
  edited(
    "a comment",
    [["    environment: small\n", "    environment: small # the cheap one\n"]],
    `
      No difference in what the files mean
    `,
  ),
  edited(
    "the order of keys",
    [
      [
        "    image: python:3.12\n    command: python train.py {parameters}\n",
        "    command: python train.py {parameters}\n    image: python:3.12\n",
      ],
    ],
    `
      No difference in what the files mean
    `,
  ),
  edited(
    "a command as a list of one",
    [["command: python train.py {parameters}", "command:\n      - python train.py {parameters}"]],
    `
      No difference in what the files mean
    `,
  ),
  edited(
    "an edge in its long form",
    [
      [
        "- [gather.output.*, fit.input.images]",
        "- { source: gather.output.*, target: fit.input.images }",
      ],
    ],
    `
      No difference in what the files mean
    `,
  ),
  edited(
    "an assumed value that is written",
    [
      ["type: grid_search", "type: grid-search"],
      ["default: 0.1\n", "default: 0.1\n        optional: false\n"],
    ],
    `
      No difference in what the files mean
    `,
  ),
  edited(
    "a target in place of a list of one",
    [["targets: [fit.parameter.epochs]", "target: fit.parameter.epochs"]],
    `
      No difference in what the files mean
    `,
  ),
  edited(
    "a list of choices in another order",
    [["items: [0.1, 0.2, 0.3]", "items: [0.3, 0.1, 0.2]"]],
    `
      No difference in what the files mean
    `,
  ),
  edited(
    "the image of a step",
    [
      [
        "image: python:3.12\n    command: python train.py",
        "image: python:3.13\n    command: python train.py",
      ],
    ],
    `
      ~ step "train"
        ~ image: "python:3.12" → "python:3.13"
    `,
  ),
  edited(
    "a command",
    [["python train.py {parameters}", "python train.py --fast {parameters}"]],
    `
      ~ step "train"
        ~ command: - "python train.py {parameters}", + "python train.py --fast {parameters}"
    `,
  ),
  edited(
    "a line in a list of commands",
    [["      - pip install .\n", "      - pip install .\n      - make data\n"]],
    `
      ~ step "collect"
        ~ command: + "make data"
    `,
  ),
  edited(
    "the order of commands",
    [
      [
        "      - pip install .\n      - python collect.py",
        "      - python collect.py\n      - pip install .",
      ],
    ],
    `
      ~ step "collect"
        ~ command: in another order
    `,
  ),
  edited(
    "a key that is new",
    [["environment: small", "environment: small\n    time-limit: 1h"]],
    `
      ~ step "train"
        + time-limit: "1h"
    `,
  ),
  edited(
    "a key that is gone",
    [["    environment: small\n", ""]],
    `
      ~ step "train"
        - environment: "small"
    `,
  ),
  edited(
    "a time in other units",
    [["environment: small", "environment: small\n    time-limit: 90"]],
    `
      ~ step "train"
        + time-limit: 90
    `,
  ),
  edited(
    "the default of a parameter",
    [["default: 0.1", "default: 0.2"]],
    `
      ~ step "train"
        ~ parameter "rate": default: 0.1 → 0.2
    `,
  ),
  edited(
    "the type of a parameter",
    [["type: float", "type: string"]],
    `
      ~ step "train"
        ~ parameter "rate": type: "float" → "string"
    `,
  ),
  edited(
    "a parameter that is new",
    [
      [
        "    inputs:\n",
        "      - name: depth\n        type: integer\n        default: 2\n    inputs:\n",
      ],
    ],
    `
      ~ step "train"
        + parameter "depth"
      task "sweep": 12 → 12 executions: 12 unchanged
        depth: none → 2 in all
      task "rows": 2 → 2 executions: 2 unchanged
        depth: none → 2 in all
      node "fit" of "all": 3 → 3 executions: 3 unchanged
        depth: none → 2 in all
    `,
  ),
  edited(
    "a parameter that is gone",
    [["      - name: epochs\n        type: integer\n        default: 5\n", ""]],
    `
      ~ step "train"
        - parameter "epochs"
    `,
  ),
  edited(
    "a parameter that is renamed",
    [
      ["- name: rate\n        type: float", "- name: lr\n        type: float"],
      ["- name: rate\n        style", "- name: lr\n        style"],
      ["{ rate: 0.1,", "{ lr: 0.1,"],
      ["{ rate: 0.2,", "{ lr: 0.2,"],
    ],
    `
      ~ step "train"
        ~ parameter "lr", before "rate"
    `,
  ),
  edited(
    "an input that is renamed",
    [
      ["- name: images", "- name: pictures"],
      ["fit.input.images", "fit.input.pictures"],
    ],
    `
      ~ step "train"
        ~ input "pictures", before "images"
    `,
  ),
  edited(
    "where an input comes from",
    [["s3://bucket/images/*", "s3://bucket/new/*"]],
    `
      ~ step "train"
        ~ input "images": default: - "s3://bucket/images/*", + "s3://bucket/new/*"
    `,
  ),
  edited(
    "an output",
    [["- name: model\n    environment-variables", "- name: weights\n    environment-variables"]],
    `
      ~ step "train"
        + output "weights"
        - output "model"
    `,
  ),
  edited(
    "an environment variable",
    [['default: "1"', 'default: "2"']],
    `
      ~ step "train"
        ~ environment variable "SEED": default: "1" → "2"
    `,
  ),
  edited(
    "a step that is new",
    [
      [
        "- task:\n    name: sweep",
        "- step:\n    name: clean\n    image: busybox\n    command: rm -r cache\n- task:\n    name: sweep",
      ],
    ],
    `
      + step "clean"
    `,
  ),
  edited(
    "a step that is gone",
    [
      [
        "- step:\n    name: collect\n    image: python:3.12\n    command:\n      - pip install .\n      - python collect.py\n",
        "",
      ],
    ],
    `
      - step "collect"
    `,
  ),
  edited(
    "a step that is renamed",
    [
      ["name: collect\n", "name: download\n"],
      ["step: collect", "step: download"],
    ],
    `
      ~ step "download", before "collect"
    `,
  ),
  edited(
    "a task that is renamed",
    [
      ["name: sweep\n", "name: search\n"],
      ["task: sweep", "task: search"],
    ],
    `
      ~ task "search", before "sweep"
    `,
  ),
  edited(
    "a value of a task that is new",
    [["items: [0.1, 0.2, 0.3]", "items: [0.1, 0.2, 0.3, 0.4]"]],
    `
      ~ task "sweep"
        ~ variant parameter "rate": rules: items: + 0.4
      task "sweep": 12 → 16 executions: +4, 12 unchanged
        rate: 3 values → 4 values, +0.4
      node "fit" of "all": 3 → 4 executions: +1, 3 unchanged
        rate: 3 values → 4 values, +0.4
    `,
  ),
  edited(
    "a value of a task that is gone",
    [["items: [0.1, 0.2, 0.3]", "items: [0.1, 0.3]"]],
    `
      ~ task "sweep"
        ~ variant parameter "rate": rules: items: - 0.2
      task "sweep": 12 → 8 executions: -4, 8 unchanged
        rate: 3 values → 2 values, -0.2
      node "fit" of "all": 3 → 2 executions: -1, 2 unchanged
        rate: 3 values → 2 values, -0.2
    `,
  ),
  edited(
    "values of a task that are others",
    [["items: [0.1, 0.2, 0.3]", "items: [0.2, 0.3, 0.4]"]],
    `
      ~ task "sweep"
        ~ variant parameter "rate": rules: items: - 0.1, + 0.4
      task "sweep": 12 → 12 executions: +4 -4, 8 unchanged
        rate: 3 values → 3 values, -0.1, +0.4
      node "fit" of "all": 3 → 3 executions: +1 -1, 2 unchanged
        rate: 3 values → 3 values, -0.1, +0.4
    `,
  ),
  edited(
    "the end of a range",
    [["end: 4", "end: 10"]],
    `
      ~ task "sweep"
        ~ variant parameter "epochs": rules: end: 4 → 10
      task "sweep": 12 → 30 executions: +18, 12 unchanged
        epochs: 4 values → 10 values, +5, +6, +7, +8, +9, and 1 more
    `,
  ),
  edited(
    "the step of a range",
    [["start: 1, end: 4, step: 1", "start: 1, end: 4, step: 1.5"]],
    `
      ~ task "sweep"
        ~ variant parameter "epochs": rules: step: 1 → 1.5
      task "sweep": 12 → 9 executions: +3 -6, 6 unchanged
        epochs: 4 values → 3 values, -2, -3, +2.5
    `,
  ),
  edited(
    "a list for a range",
    [
      [
        "style: linear\n        rules: { start: 1, end: 4, step: 1 }",
        "style: multiple\n        rules: { items: [1, 2, 3, 4] }",
      ],
    ],
    `
      ~ task "sweep"
        ~ variant parameter "epochs": style: "linear" → "multiple"
        + variant parameter "epochs": rules: items: [1,2,3,4]
        - variant parameter "epochs": rules: start: 1
        - variant parameter "epochs": rules: end: 4
        - variant parameter "epochs": rules: step: 1
    `,
  ),
  edited(
    "a parameter that a task no longer varies",
    [
      [
        "      - name: epochs\n        style: linear\n        rules: { start: 1, end: 4, step: 1 }\n",
        "",
      ],
    ],
    `
      ~ task "sweep"
        - variant parameter "epochs"
      task "sweep": 12 → 3 executions: +3 -12, 0 unchanged
        epochs: 4 values → 1 value, -1, -2, -3, -4, +5
    `,
  ),
  edited(
    "a row of a manual search",
    [["      - { rate: 0.2, epochs: 2 }\n", "      - { rate: 0.2, epochs: 3 }\n"]],
    `
      ~ task "rows"
        ~ parameter-sets: - {"rate":0.2,"epochs":2}, + {"rate":0.2,"epochs":3}
      task "rows": 2 → 2 executions: +1 -1, 1 unchanged
        epochs: 2 values → 2 values, -2, +3
    `,
  ),
  edited(
    "a row that is new",
    [
      [
        "      - { rate: 0.2, epochs: 2 }\n",
        "      - { rate: 0.2, epochs: 2 }\n      - { rate: 0.3, epochs: 3 }\n",
      ],
    ],
    `
      ~ task "rows"
        ~ parameter-sets: + {"rate":0.3,"epochs":3}
      task "rows": 2 → 3 executions: +1, 2 unchanged
        rate: 2 values → 3 values, +0.3
        epochs: 2 values → 3 values, +3
    `,
  ),
  edited(
    "rows in another order",
    [
      [
        "      - { rate: 0.1, epochs: 1 }\n      - { rate: 0.2, epochs: 2 }\n",
        "      - { epochs: 2, rate: 0.2 }\n      - { rate: 0.1, epochs: 1 }\n",
      ],
    ],
    `
      No difference in what the files mean
    `,
  ),
  edited(
    "the type of a task",
    [["type: grid_search", "type: random_search\n    execution-count: 20"]],
    `
      ~ task "sweep"
        ~ type: "grid_search" → "random_search"
        + execution-count: 20
      task "sweep": 12 → 20 executions; the platform draws the values
      node "fit" of "all": 3 → 20 executions; the platform draws the values
    `,
  ),
  edited(
    "how many executions a task may queue",
    [["type: grid_search", "type: grid_search\n    maximum-queued-executions: 2"]],
    `
      ~ task "sweep"
        + maximum-queued-executions: 2
    `,
  ),
  edited(
    "the port of an endpoint",
    [["port: 8000", "port: 8080"]],
    `
      ~ endpoint "predict"
        ~ port: 8000 → 8080
    `,
  ),
  edited(
    "a file of an endpoint",
    [["path: model.pkl", "path: model.onnx"]],
    `
      ~ endpoint "predict"
        ~ endpoint file "model": path: "model.pkl" → "model.onnx"
    `,
  ),
  edited(
    "an endpoint that is renamed",
    [
      ["name: predict", "name: score"],
      ["endpoints: [predict]", "endpoints: [score]"],
      ["serve.file.predict.model", "serve.file.score.model"],
    ],
    `
      ~ endpoint "score", before "predict"
    `,
  ),
  edited(
    "the target of a deployment",
    [["target: gpu", "target: cpu"]],
    `
      ~ deployment "live"
        ~ defaults: target: "gpu" → "cpu"
    `,
  ),
  edited(
    "a node that is new",
    [
      [
        "    edges:\n",
        "      - name: again\n        type: execution\n        step: collect\n    edges:\n",
      ],
    ],
    `
      ~ pipeline "all"
        + node "again"
    `,
  ),
  edited(
    "a node that is gone, with its edge",
    [
      [
        "      - name: serve\n        type: deployment\n        deployment: live\n        endpoints: [predict]\n",
        "",
      ],
      ["      - [fit.output.model*, serve.file.predict.model]\n", ""],
    ],
    `
      ~ pipeline "all"
        - node "serve"
        - edge fit.output.model* → serve.file.predict.model
    `,
  ),
  edited(
    "a node that is renamed",
    [
      ["- name: gather", "- name: fetch"],
      ["gather.output.*", "fetch.output.*"],
    ],
    `
      ~ pipeline "all"
        ~ node "fetch", before "gather"
    `,
  ),
  edited(
    "an override of a node",
    [
      [
        "type: execution\n        step: collect",
        "type: execution\n        step: collect\n        override:\n          image: python:3.13",
      ],
    ],
    `
      ~ pipeline "all"
        + node "gather": override: {"image":"python:3.13"}
    `,
  ),
  edited(
    "what happens when a node fails",
    [["task: sweep\n", "task: sweep\n        on-error: continue\n"]],
    `
      ~ pipeline "all"
        ~ node "fit": on-error: "stop-all" → "continue"
    `,
  ),
  edited(
    "an action",
    [["then: stop-pipeline", "then: require-approval"]],
    `
      ~ pipeline "all"
        ~ node "fit": action node-complete if metadata.accuracy < 0.5: then: - "stop-pipeline", + "require-approval"
    `,
  ),
  edited(
    "the condition of an action",
    [["accuracy < 0.5", "accuracy < 0.6"]],
    `
      ~ pipeline "all"
        ~ node "fit": action node-complete if metadata.accuracy < 0.6, before "node-complete if metadata.accuracy < 0.5"
    `,
  ),
  edited(
    "an edge that is new",
    [
      [
        "      - [fit.output.model*, serve",
        "      - [gather.dependency, serve.dependency]\n      - [fit.output.model*, serve",
      ],
    ],
    `
      ~ pipeline "all"
        + edge gather.dependency → serve.dependency
    `,
  ),
  edited(
    "an edge to another input",
    [["gather.output.*, fit.input.images", "gather.output.*.png, fit.input.images"]],
    `
      ~ pipeline "all"
        + edge gather.output.*.png → fit.input.images
        - edge gather.output.* → fit.input.images
    `,
  ),
  edited(
    "an edge that brings metadata into what a task varies",
    [
      [
        "      - [fit.output.model*, serve",
        "      - [gather.metadata.rates, fit.parameter.rate]\n      - [fit.output.model*, serve",
      ],
    ],
    `
      ~ pipeline "all"
        + edge gather.metadata.rates → fit.parameter.rate
      node "fit" of "all": 3 → ? executions; the number of executions depends on metadata of gather
    `,
  ),
  edited(
    "a step that has no name any more",
    [["- step:\n    name: collect\n", "- step:\n"]],
    `
      + step without a name
      - step "collect"
    `,
  ),
  edited(
    "the default of a pipeline parameter",
    [["default: 3", "default: 4"]],
    `
      ~ pipeline "all"
        ~ pipeline parameter "seed": default: 3 → 4
      node "fit" of "all": 3 → 3 executions: 3 unchanged
        epochs: 3 → 4 in all
    `,
  ),
  edited(
    "a pipeline that is renamed",
    [["name: all\n", "name: everything\n"]],
    `
      ~ pipeline "everything", before "all"
    `,
  ),
  edited(
    "a key that Valohai may know tomorrow",
    [["environment: small", "environment: small\n    priority: high"]],
    `
      ~ step "train"
        + priority: "high"
    `,
  ),
];
