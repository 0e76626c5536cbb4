import assert from "node:assert/strict";
import { test } from "node:test";
import { type BaseGrammar, colours, isPresent } from "../../support/tokenize.ts";

interface Case {
  readonly it: string;
  readonly source: string;
  readonly coloured: readonly string[];
}

const cases: readonly Case[] = [
  {
    it: "the sockets of an edge in brackets",
    source: `
- pipeline:
    name: p
    edges:
      - [preprocess.output.*.csv, train.input.dataset]
      - ["preprocess.metadata.ids", 'train.parameter.id'] # why`,
    coloured: [
      "item pipeline",
      ...["node preprocess", "type output", "key *.csv", "node train", "type input", "key dataset"],
      ...["node preprocess", "type metadata", "key ids", "node train", "type parameter", "key id"],
      "comment why",
    ],
  },
  {
    it: "the sockets of an edge written as a block list",
    source: `
- pipeline:
    edges:
      -
        - a b.output.*
        - c.input.my data`,
    coloured: [
      "item pipeline",
      ...["node a b", "type output", "key *", "node c", "type input", "key my data"],
    ],
  },
  {
    it: "the sockets of an edge in the long form, in block and in braces",
    source: `
- pipeline:
    edges:
      - source: train.output.model.pkl
        target: deploy.file.predict.model
        configuration: { note: a.output.b }
      - { source: train.parameter.id, target: test.environment-variable.ID }`,
    coloured: [
      "item pipeline",
      ...["node train", "type output", "key model.pkl"],
      ...["node deploy", "type file", "key predict.model"],
      ...["node train", "type parameter", "key id"],
      ...["node test", "type environment-variable", "key ID"],
    ],
  },
  {
    it: "the targets of a pipeline parameter",
    source: `
- pipeline:
    parameters:
      - name: id
        targets:
          - train.parameters.id
          - test.parameter.id
        default: a.parameter.b
      - { name: other, target: train.parameter.x }`,
    coloured: [
      "item pipeline",
      ...["node train", "type parameters", "key id", "node test", "type parameter", "key id"],
      ...["node train", "type parameter", "key x"],
    ],
  },
  {
    it: "no sockets elsewhere, nor what only looks like one",
    source: `
- step:
    name: a.output.b
    description: train.input.data
    image: registry.output.io/x
- pipeline:
    name: a.input.b
    edges:
      - [a.b.c, ouput.x]`,
    coloured: ["item step", "item pipeline"],
  },
  {
    it: "the placeholders of commands on a line, in a list and in block scalars",
    source: `
- step:
    command: train {parameters} {parameter:my id}
    image: x/{parameters}
- step:
    command:
      - train {parameter-value:id} {source-path} {other} # {parameters}
      - "quoted {parameters}"
      - |
        first {parameters}
        second
    description: of {parameters}
- step:
    command: >-
      folded {parameter:id}
      more {parameters}
    name: a {parameters}`,
    coloured: [
      ...["item step", "placeholder parameters", "placeholder parameter", "parameter my id"],
      ...["item step", "placeholder parameter-value", "parameter id", "placeholder source-path"],
      ...["comment {parameters}", "placeholder parameters", "placeholder parameters"],
      ...["item step", "placeholder parameter", "parameter id", "placeholder parameters"],
    ],
  },
  {
    it: "the placeholders of input addresses, and of no other defaults",
    source: `
- step:
    inputs:
      - name: dataset
        default: s3://bucket/{parameter:id}.csv
      - name: several
        default:
          - "s3://bucket/{parameter:id}/*"
      - { name: flow, default: "s3://{parameter:x}" }
    parameters:
      - name: id
        default: "{parameter:id}"
        pass-as: --id={v}`,
    coloured: [
      "item step",
      ...["placeholder parameter", "parameter id", "placeholder parameter", "parameter id"],
      ...["placeholder parameter", "parameter x"],
    ],
  },
  {
    it: "the keys of items at the top, however they are written, and nowhere else",
    source: `
- step:
    name: step
- task:
    step: train
- "pipeline":
    nodes:
      - name: n
        type: task
        task: sweep
- { endpoint: { name: e } }
- blueprint:
- deployment: {}
- other:
    step: 1`,
    coloured: [
      ...["item step", "item task", 'item "pipeline"', "choice task", "item endpoint"],
      ...["item blueprint", "item deployment"],
    ],
  },
  {
    it: "the values that a key can have, and no others",
    source: `
- step:
    parameters:
      - name: string
        type: string
        multiple: repeat
        default: integer
      - { name: b, type: flag }
      - { name: c, type: execution }
    inputs:
      - name: i
        keep-directories: suffix
        download: on-demand
- task:
    type: GRID_SEARCH
    on-child-error: stop-all-and-error
    parameters:
      - style: logspace
- pipeline:
    nodes:
      - name: deployment
        type: deployment
      - name: t
        type: "task"
        on-error: retry
        actions:
          - when: [node-complete, node-error]
            then: stop-pipeline
          - when: node-starting
            then:
              - require-approval`,
    coloured: [
      ...["item step", "choice string", "choice repeat", "choice flag"],
      ...["choice suffix", "choice on-demand"],
      ...["item task", "choice GRID_SEARCH", "choice stop-all-and-error", "choice logspace"],
      ...["item pipeline", "choice deployment", "choice task", "choice retry"],
      ...["choice node-complete", "choice node-error", "choice stop-pipeline"],
      ...["choice node-starting", "choice require-approval"],
    ],
  },
  {
    it: "comments, whatever they hold",
    source: `
# - step:
- pipeline: # nodes
    # edges:
    edges:
      # - [a.output.*, b.input.c]
      - [a.output.x, b.input.c] # a.output.x`,
    coloured: [
      ...["comment - step:", "item pipeline", "comment nodes", "comment edges:"],
      "comment - [a.output.*, b.input.c]",
      ...["node a", "type output", "key x", "node b", "type input", "key c"],
      "comment a.output.x",
    ],
  },
];

for (const base of ["line by line", "the editor's"] satisfies BaseGrammar[]) {
  const skip = isPresent(base) ? false : "the editor has not been fetched";
  for (const { it, source, coloured } of cases) {
    test(`the grammar over ${base} YAML colours ${it}`, { skip }, async () => {
      assert.deepEqual(await colours(base, source), coloured);
    });
  }
}
