import { edgesFile, file, pipeline, step, task } from "./yaml.ts";

/** A text that is a whole file. */
export function asFile(written: string): string {
  return written;
}

/** The entries of a pipeline's edges, of which the first is after its dash. */
export function asEdge(written: string): string {
  return edgesFile(`${written.replace(/^/gm, "      - ")}\n`);
}

/** The command of a step with an input and parameters of every kind. */
export function asCommand(written: string): string {
  return `- step:
    name: train
    image: busybox
    inputs: [{ name: data, optional: true }]
    parameters:
      - { name: lr, type: float, default: 0.1 }
      - { name: epochs, type: integer, default: 1 }
      - { name: list, type: integer, multiple: repeat, default: [1] }
      - { name: flag, type: flag }
      - { name: maybe, type: string, optional: true }
      - { name: bare, default: x, pass-as: "{v}" }
      - { name: short, default: x, pass-as: "-s {v}" }
    command: ${written}\n`;
}

/** An entry of a step's parameters, in one line. */
export function asParameter(written: string): string {
  return asParameterBlock(`- ${written}`);
}

/** Entries of a step's parameters, with their dashes and indented lines. */
export function asParameterBlock(written: string): string {
  return `${step("train", "parameters:", "train {parameters}")}      ${written}\n`;
}

/** The keys of a task with the name "t", indented by four. */
export function asTaskKeys(written: string): string {
  return `${step("train", taskParameters, "train {parameters}")}- task:\n    name: t\n    ${written}\n`;
}

/** The keys of a task that runs a step, indented by four. */
export function asTaskBlock(written: string): string {
  const parameters = `${taskParameters}
  - { name: d, type: flag }
  - { name: l, type: integer, multiple: repeat, default: [1] }`;
  const items = step("train", parameters, "train {parameters}") + task("t", "");
  return `${items}    ${written}\n`;
}

const taskParameters = `parameters:
  - { name: a, type: integer, default: 1, min: 0, max: 9 }
  - { name: b, type: float, default: 0.5 }
  - { name: c, type: string, choices: [x, y], default: x }`;

/** A node of a pipeline in one line, after nodes of other kinds. */
export function asNode(written: string): string {
  return asNodeBlock(`- ${written}`);
}

/** Nodes of a pipeline with their dashes and indented lines, after nodes of other kinds. */
export function asNodeBlock(written: string): string {
  return `${items}- pipeline:
    name: p
    nodes:
      - { name: serve, type: deployment, deployment: prod, endpoints: [api] }
      - { name: last, type: execution, step: other }
      ${written}
    edges: []
`;
}

/** An entry of a pipeline's parameters, in one line. */
export function asPipelineParameter(written: string): string {
  const nodes = `
    - { name: n, type: execution, step: train }
    - { name: m, type: task, task: sweep }
    - { name: old, type: execution, step: train, commit: main }
    - { name: serve, type: deployment, deployment: prod, endpoints: [api] }
    - { name: last, type: execution, step: other }
  `;
  const keys = `
    edges:
      - [last.dependency.*, serve.dependency.*]
      - [n.metadata.a, m.parameter.b]
      - [m.dependency.*, serve.dependency.*]
      - [old.dependency.*, serve.dependency.*]
    parameters:
      - ${written}
  `;
  return items + pipeline(nodes, keys);
}

/** Items of every kind that nodes can run. */
const items = file(
  step(
    "train",
    `
    inputs: [{ name: data, optional: true }]
    parameters: [{ name: a, type: integer, default: 1 }, { name: b, default: x }, { name: l, type: integer, multiple: repeat, default: [1] }]
    outputs: [{ name: model.pkl }]
  `,
    "train {parameters}",
  ),
  "- step: { name: other, image: busybox, command: other }",
  "- task: { name: sweep, step: train, parameters: [{ name: a, style: multiple, rules: { items: [1, 2] } }] }",
  '- endpoint: { name: api, image: busybox, wsgi: "app:main" }',
  "- deployment: { name: prod, defaults: { target: cluster } }",
);
