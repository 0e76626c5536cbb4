/** Lines of one kind of place, each typed there by itself. */
export interface TypedLines {
  /** The item in which they are typed; `<|>` is the cursor, on a line of its own but for blanks and a dash. */
  readonly place: string;
  /** What is typed, and stays as it is when Enter is pressed. */
  readonly lines: readonly string[];
}

const step = `- step:
    name: one
    image: busybox
    command: run
    <|>
`;

const command = `- step:
    name: one
    image: busybox
    command:
      - start
      - <|>
`;

const node = `- pipeline:
    name: one
    nodes:
      - name: preprocess
        type: execution
        step: preprocess
      - <|>
`;

const pipelineEnd = `- pipeline:
    name: one
    nodes:
      - name: preprocess
        type: execution
        step: preprocess
    <|>
`;

/** Scripts that are offered where a command starts a script, as the file names them. */
export const projectFiles: { readonly [path: string]: string } = {
  "train.py": `import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--learning-rate", type=float, default=0.1)
parser.add_argument("--name", default="a")
`,
  "train_all.py": "",
  "preprocess.py": 'import json\nprint(json.dumps({"accuracy": 1, "ids": [1, 2]}))\n',
  "data.csv": "",
  "data/one.csv": "",
  "src/model.py": "",
  "models/best.pkl": "",
};

/** What the names in the lines could be mistaken for. */
export const definitions = `- step:
    name: preprocess
    image: python:3.12
    environment: pipeline-gpu
    category: training
    command: python preprocess.py
    outputs:
      - name: model.pkl
- step:
    name: train
    image: python:3.12
    command: python train.py {parameters}
    parameters:
      - name: learning-rate
        type: float
        default: 0.1
      - name: id
    inputs:
      - name: dataset
- step:
    name: train-model
    image: tensorflow/tensorflow:2.15.0
    environment: gpu-large
    command: python train_all.py
- task:
    name: sweep-all
    step: train
- endpoint:
    name: predict
    image: python:3.12
    server-command: python -m serve
- deployment:
    name: production
    defaults:
      target: main
`;

/** Ordinary lines of all kinds. */
export const typedLines: readonly TypedLines[] = [
  { place: pipelineEnd, lines: ["edges: []", "parameters: []"] },
  {
    place: step,
    lines: [
      "description: the first step",
      "description: approval",
      "description: a pipeline of two steps",
      "description: train",
      "description: image",
      "image: python",
      "image: tensorflow",
      "environment: pipeline",
      "environment: gpu",
      "category: train",
      "icon: step",
      "upload-store: pre",
      "command: echo this is a task",
      "command: make train",
      "command: train",
      "time-limit: 1h",
      "stop-condition: accuracy > 0.9 and step",
      "# the next step",
      "# name: task",
    ],
  },
  {
    place: "- step:\n    <|>\n",
    lines: [
      "name: data",
      "name: pre",
      "name: train",
      "name: approval",
      "name: pipeline",
      "name: step",
      "name: n",
    ],
  },
  {
    place: command,
    lines: [
      "make train",
      "make pre",
      "dvc repro pre",
      "echo data",
      "echo train.",
      "echo step",
      "echo 0.5",
      "python -m src",
      "python -m train",
      "python -c train",
      "python src",
      "python train.py data",
      "cat a and data",
      "ls src",
      "cd data",
      "mkdir models",
      "pip install train",
      "git clone data",
      "task",
      "train",
      "pipeline",
      "deploy",
      "export MODE=train",
      "echo $data",
      "bash -c make",
      "conda run -n train",
      "make && make train",
      "if true; then make train",
    ],
  },
  {
    place: `- step:
    name: one
    image: busybox
    command: python train.py {parameters}
    parameters:
      <|>
`,
    lines: [
      "- name: lr",
      "- name: l",
      "- name: n",
      "- name: data",
      "- name: id",
      "- name: step",
      "- name: train",
      "- name: na",
    ],
  },
  {
    place: `- step:
    name: one
    image: busybox
    command: run
    parameters:
      - name: mode
        choices: [data, dart, 16]
        <|>
`,
    lines: [
      "default: da",
      "default: train",
      "default: 1",
      "default: step",
      "description: the data",
      "type: string",
      "type: integer",
      "optional: true",
      "pass-as: name",
      "category: train",
    ],
  },
  {
    place: `- step:
    name: one
    image: busybox
    command: run
    inputs:
      - name: other
        default: a
      <|>
`,
    lines: ["- name: data", "- name: train", "- name: step"],
  },
  {
    place: node,
    lines: [
      "name: pre",
      "name: train",
      "name: task",
      "name: deploy",
      "name: prod",
      "name: evaluate-all",
      "name: n",
      "name: sweep",
    ],
  },
  {
    place: node.replace("- <|>", "- name: b\n        <|>"),
    lines: [
      "type: execution",
      "type: task",
      "step: train",
      "step: preprocess",
      "on-error: stop-all",
    ],
  },
  {
    place: node.replace("- <|>", "- name: b\n        override:\n          <|>"),
    lines: ["image: python", "command: make train", "environment: gpu"],
  },
  {
    place: node.replace(
      "- <|>",
      "- name: b\n        actions:\n          - then: stop-pipeline\n            <|>",
    ),
    lines: ["when: node-complete", "if: metadata.accuracy < 0.8", "if: parameter.id"],
  },
  {
    place: "- pipeline:\n    <|>\n",
    lines: ["name: approval", "name: train", "name: pipeline", "name: node"],
  },
  {
    place: node.replace(
      "      - <|>",
      "      - name: train\n        type: task\n        step: train\n    edges:\n      - <|>",
    ),
    lines: [
      "[preprocess.metadata.ids, train.parameter.id]",
      "[preprocess.output.model, train.input.data]",
    ],
  },
  {
    place: "- task:\n    step: train\n    <|>\n",
    lines: [
      "name: sweep",
      "name: train",
      "type: grid_search",
      "optimization-target-metric: acc",
      "description: a task",
    ],
  },
  {
    place: "- endpoint:\n    <|>\n",
    lines: [
      "name: pre",
      "image: python",
      "server-command: python -m src",
      "server-command: serve data",
      "description: a step",
    ],
  },
  {
    place: "- endpoint:\n    name: one\n    image: a\n    files:\n      - name: m\n        <|>\n",
    lines: ["path: model", "description: data"],
  },
  { place: "- deployment:\n    <|>\n", lines: ["name: prod", "name: pre"] },
  {
    place: "- step:\n    name: one\n    command: |\n      start\n      <|>\n",
    lines: ["make train", "task", "train", "step", "parameters"],
  },
  {
    place: "- step:\n    name: one\n    description: one\n      <|>\n",
    lines: ["step", "the task"],
  },
];
