import { dedent } from "./marked-text.ts";

/** Items of a valohai.yaml as one text. */
export function file(...items: readonly string[]): string {
  return items.map((it) => `${dedent(it).trimEnd()}\n`).join("");
}

/** A step in which nothing is missing, with more keys below. */
export function step(name: string, keys = "", command = `python ${name}.py`): string {
  const own = `- step:\n    name: ${name}\n    image: python:3.12\n    command: ${command}\n`;
  return own + indented(keys, 4);
}

/** A task blueprint that runs the step "train", with more keys below. */
export function task(name: string, keys: string): string {
  return `- task:\n    name: ${name}\n    step: train\n${indented(keys, 4)}`;
}

/** A pipeline with these nodes and, below them, more keys. */
export function pipeline(nodes: string, keys = "edges: []", name = "main"): string {
  return `- pipeline:\n    name: ${name}\n    nodes:\n${indented(nodes, 6)}${indented(keys, 4)}`;
}

function indented(text: string, width: number): string {
  const plain = dedent(text).trimEnd();
  if (plain === "") return "";
  return `${plain.replace(/^(?=.)/gm, " ".repeat(width))}\n`;
}

/** A step "train" and a pipeline with these keys; its nodes are one, "a", that runs the step, unless others are given. */
export function trainPipeline(
  keys: string,
  {
    parameters = "{ name: x, optional: true }",
    nodes = "- { name: a, type: execution, step: train }",
  } = {},
): string {
  return file(step("train", `parameters: [${parameters}]`), pipeline(nodes, keys));
}

/** What is special about a file in which the node "fit" runs the step "fit", in flow form. */
export interface FitFile {
  /** The entries of the step's parameters. */
  readonly parameters?: string;
  /** The entries of its inputs. */
  readonly inputs?: string;
  readonly command?: string;
  /** The keys of a task "t" that runs the step; without them there is no task. */
  readonly task?: string;
  /** The keys of the node; without them it is a task node of "t", or of the step where there is no task. */
  readonly node?: string;
  /** The entries of the pipeline's edges and parameters. */
  readonly edges?: string;
  readonly pipelineParameters?: string;
}

/** The step "gen" without parameters, and the step "fit". */
export function fitSteps({
  parameters = "{name: a, type: integer, default: 1}, {name: b, type: float, default: 0.5}",
  inputs = "",
  command = "fit {parameters}",
}: FitFile = {}): string {
  const keys = `inputs: [${inputs}]\nparameters: [${parameters}]`;
  return file(step("gen"), step("fit", keys, command));
}

/** A file with the pipeline "p" of two nodes: "gen", which only other nodes depend on, and "fit". */
export function fitFile(parts: FitFile = {}): string {
  const { task: keys, edges = "", pipelineParameters = "" } = parts;
  const runs = keys === undefined ? "step: fit" : "task: t";
  const { node = `type: task, ${runs}` } = parts;
  return (
    fitSteps(parts) +
    (keys === undefined ? "" : `- task: {name: t, step: fit, ${keys}}\n`) +
    pipeline(
      `- {name: gen, type: execution, step: gen}\n- {name: fit, ${node}}`,
      `edges: [${edges}]\nparameters: [${pipelineParameters}]`,
      "p",
    )
  );
}

/**
 * A file without faults whose pipeline has the given edges, each written at a depth of six: nodes "prepare" and "train"
 * run steps, "search" is a task node of step "train", "serve" deploys endpoint "api". Caret rows may follow an edge.
 */
export function edgesFile(edges: string, nodes = ""): string {
  return `${itemsOfEdges}
- pipeline:
    name: p
    nodes:
      - { name: prepare, type: execution, step: prepare }
      - { name: train, type: execution, step: train }
      - { name: search, type: task, task: sweep }
      - { name: serve, type: deployment, deployment: production, endpoints: [api] }
${nodes}    edges:
      - [prepare.dependency.*, serve.dependency.*]
      - [train.dependency.*, serve.dependency.*]
      - [search.dependency.*, serve.dependency.*]
${edges.replace(/^\n/, "")}`;
}

const itemsOfEdges = `
- step:
    name: prepare
    image: busybox
    command: prepare {parameters}
    inputs:
      - { name: raw, optional: true }
    parameters:
      - { name: rate, type: float, default: 0.1 }
      - { name: sizes, type: integer, multiple: separate, default: [1] }
      - { name: label, default: a }
    environment-variables:
      - { name: TOKEN }
- step:
    name: train
    image: busybox
    command: train {parameters}
    inputs:
      - { name: data, optional: true }
      - { name: extra, optional: true }
    parameters:
      - { name: rate, type: float, default: 0.1 }
      - { name: epochs, type: integer, default: 3 }
      - { name: layers, type: integer, multiple: separate, default: [1] }
      - { name: verbose, type: flag }
    outputs:
      - { name: model.pkl }
    environment-variables:
      - { name: TOKEN }
- task:
    name: sweep
    step: train
    parameters:
      - name: epochs
        style: multiple
        rules: { items: [1, 2] }
- endpoint:
    name: api
    image: busybox
    wsgi: app:main
    files:
      - { name: model, path: model.pkl }
- deployment:
    name: production
    defaults: { target: cluster }
`.replace(/^\n|\n$/g, "");

/** A file with the pipeline `p`, whose task node `n` has so many times so many variants. */
export function gridPipeline(count: number): string {
  return `- step:
    name: s
    image: i
    command: c {parameters}
    parameters:
      - { name: a, type: integer, default: 1 }
      - { name: b, type: integer, default: 1 }
- task:
    name: t
    step: s
    type: grid_search
    parameters:
      - { name: a, style: linear, rules: { start: 1, end: ${count}, step: 1 } }
      - { name: b, style: linear, rules: { start: 1, end: ${count}, step: 1 } }
- pipeline:
    name: p
    nodes:
      - { name: n, type: task, task: t }
    edges: []
`;
}

/** A file with items of every kind, in which nothing is wrong. */
export const completeFile = `
- step:
    name: train
    image: python:3.12
    command:
      - python train.py {parameters}
    parameters:
      - { name: rate, type: float, default: 0.1, min: 0, choices: [0.1, yes, null], widget: { type: SQL, other: 1 } }
      - { name: query, widget: SQL }
      - { name: other, widget: something-else, default: null }
    inputs:
      - { name: data, default: "s3://x", keep-directories: yes, download: on-demand }
      - { name: more, default: [a, b], keep-directories: suffix }
    mounts: ["/a:/b", { source: a, destination: /b, options: { any: thing } }]
    resources: { cpu: { min: 0.5 }, devices: { nvidia.com/gpu: 1 } }
    environment-variables: [{ name: A, default: "1" }]
    time-limit: 1h 30m
    no-output-timeout: 300.0
- task:
    name: many
    step: train
    type: RANDOM-SEARCH
    on-child-error: stop_all-AND_error
    parameters:
      - { name: rate, style: multiple, rules: { items: [1, a, true] } }
- task: { name: sets, step: train, parameter-sets: [{ rate: 1 }, {}] }
- pipeline:
    name: p
    parameters:
      - { name: rate, targets: [a.parameter.rate], default: { any: thing } }
      - { name: nothing }
    nodes:
      - { name: a, type: execution, step: train, on-error: retry, override: { image: x } }
      - { name: b, type: task, task: many, actions: [{ when: [Node-Complete], if: [a], then: noop }] }
      - { name: c, type: deployment, deployment: d, endpoints: [predict], aliases: [x] }
    edges:
      - [a.output.x, b.input.y]
      - { source: a.output.x, target: b.input.y, configuration: {} }
- endpoint:
    name: predict
    image: python
    wsgi: a:b
    port: 65535
    node-selector: a=b
    tolerations: [{ operator: Exists }, {}, { key: a, operator: Equal }]
- deployment: { name: d, defaults: { target: t, allow-cors: true } }
- blueprint: { name: old, nodes: [], edges: [] }
- definitions: { anything: goes }
`;

/** A project whose step prints metadata that an edge carries into a parameter. */
export function metricProject({
  script = "train.py",
  rate = "rate",
  key = "accuracy",
}: {
  readonly script?: string;
  readonly rate?: string | undefined;
  readonly key?: string | undefined;
} = {}): string {
  return `- step:
    name: train
    image: busybox:1
    command: python ${script} {parameters}
    parameters:
      - { name: ${rate}, type: float, default: 0.1 }
- step:
    name: report
    image: busybox:1
    command: report {parameters}
    parameters:
      - { name: score, type: float }
- pipeline:
    name: training
    nodes:
      - { name: train, type: execution, step: train }
      - { name: report, type: execution, step: report }
    edges:
      - [train.metadata.${key}, report.parameter.score]
`;
}

/** A file whose pipeline stops where a condition holds; the condition may have a row of carets below it. */
export function conditionFile(condition: string): string {
  return `
- step:
    name: train
    image: busybox
    command: train {parameters}
    parameters:
      - { name: epochs, type: integer, default: 3 }
- pipeline:
    name: p
    nodes:
      - name: train
        type: execution
        step: train
        actions:
          - when: node-complete
            if: ${condition}
            then: stop-pipeline
    edges: []
`;
}

/** A step and a task that varies its parameter over these items. */
export function sweepFile(items: string): string {
  return file(
    step("train", "parameters: [{ name: rate, type: float }]", "python train.py {parameters}"),
    task("sweep", `parameters: [{ name: rate, style: multiple, rules: { items: [${items}] } }]`),
  );
}
