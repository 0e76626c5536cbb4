import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "#core/base/edit.ts";
import { createDocument } from "#core/document/document.ts";
import type { GraphEdit } from "#core/features/graph-edits/graph-edit.ts";
import { editGraph, graphChoices } from "#core/features/graph-edits/index.ts";
import { nodeId } from "#core/graph/node-id.ts";
import { dedent } from "../../../support/marked-text.ts";
import { file, step } from "../../../support/yaml.ts";

const steps = file(
  step("load", "outputs: [{ name: data.csv }]"),
  step("train", "inputs: [{ name: data }, { name: more }]\nparameters: [{ name: size }]"),
);

const taskItem = "- task: { name: sweep, step: train, parameters: [] }\n";

/** Expects that an edit makes the second pipeline of the first; both are written below the steps. */
function checkEdit(before: string, edit: GraphEdit, after: string, done?: string): void {
  const text = steps + dedent(before);
  const answer = editGraph(createDocument(text), "p", edit);
  assert.equal(answer.kind, "edited", JSON.stringify(answer));
  if (answer.kind !== "edited") return;
  assert.equal(applyEdits(text, answer.edits), steps + dedent(after));
  if (done !== undefined) assert.equal(answer.done, done);
}

/** Expects that an edit is refused for this reason. */
function checkRefusal(text: string, edit: GraphEdit, reason: RegExp): void {
  const answer = editGraph(createDocument(steps + dedent(text)), "p", edit);
  assert.equal(answer.kind, "refused", JSON.stringify(answer));
  if (answer.kind === "refused") assert.match(answer.message, reason);
}

const nodes = `nodes:
      - name: load
        type: execution
        step: load
      - name: train
        type: execution
        step: train`;

/** A pipeline with the two nodes and, below them, more keys. */
function withNodes(keys: string): string {
  return `- pipeline:\n    name: p\n    ${nodes}\n${keys === "" ? "" : `${keys.replace(/^(?=.)/gm, "    ")}\n`}`;
}

const connect: GraphEdit = {
  kind: "connect",
  source: "load.output.data.csv",
  target: "train.input.data",
};

/** The edge from one socket to another that begins where its text first stands. */
function edgeIn(text: string, source: string, target: string, written = source) {
  return { source, target, start: (steps + dedent(text)).indexOf(written) };
}

test("connects: the first edge of a pipeline, however its list is written or missing", () => {
  const after = withNodes("edges:\n  - [load.output.data.csv, train.input.data]");
  checkEdit(withNodes(""), connect, after, "Connected load to train");
  checkEdit(withNodes("edges:"), connect, after);
  checkEdit(withNodes("edges: []"), connect, after);
  checkEdit(
    withNodes("edges: [] # none yet\nparameters: []"),
    connect,
    withNodes("edges: # none yet\n  - [load.output.data.csv, train.input.data]\nparameters: []"),
  );
  checkEdit(
    `- pipeline: { name: p, nodes: [{ name: load, type: execution, step: load }, { name: train, type: execution, step: train }], edges: [] }\n`,
    connect,
    `- pipeline: { name: p, nodes: [{ name: load, type: execution, step: load }, { name: train, type: execution, step: train }], edges: [[load.output.data.csv, train.input.data]] }\n`,
  );
});

test("connects: after the other edges, as they are written", () => {
  const other = "[load.dependency.*, train.dependency.*]";
  const own = "[load.output.data.csv, train.input.data]";
  checkEdit(
    withNodes(`edges:\n- ${other} # order\n\n# at the end`),
    connect,
    withNodes(`edges:\n- ${other} # order\n- ${own}\n\n# at the end`),
  );
  checkEdit(withNodes(`edges: [${other}]`), connect, withNodes(`edges: [${other}, ${own}]`));
  checkEdit(
    withNodes(`edges: [\n  ${other}, # order\n]`),
    connect,
    withNodes(`edges: [\n  ${other}, # order\n  ${own},\n]`),
  );
  checkEdit(
    withNodes("edges:\n  - source: load.dependency.*\n    target: train.dependency.*"),
    connect,
    withNodes(
      "edges:\n  - source: load.dependency.*\n    target: train.dependency.*\n  - source: load.output.data.csv\n    target: train.input.data",
    ),
  );
  checkEdit(
    withNodes("edges:\n  - { source: load.dependency.*, target: train.dependency.* }"),
    connect,
    withNodes(
      "edges:\n  - { source: load.dependency.*, target: train.dependency.* }\n  - { source: load.output.data.csv, target: train.input.data }",
    ),
  );
});

test("connects: with the line breaks of the file, and in quotes where they are needed", () => {
  const crlf = (text: string) => dedent(text).replaceAll("\n", "\r\n");
  const text = crlf(steps + withNodes("edges:\n  - [load.dependency.*, train.dependency.*]"));
  const answer = editGraph(createDocument(text), "p", connect);
  assert.ok(answer.kind === "edited");
  assert.equal(
    applyEdits(text, answer.edits),
    crlf(
      steps +
        withNodes(
          "edges:\n  - [load.dependency.*, train.dependency.*]\n  - [load.output.data.csv, train.input.data]",
        ),
    ),
  );
  checkEdit(
    withNodes("edges: []"),
    { kind: "connect", source: "load.output.a, b", target: "train.input.data" },
    withNodes('edges:\n  - ["load.output.a, b", train.input.data]'),
  );
});

test("refuses to connect what is connected, and lists that come from elsewhere", () => {
  const edge = "- [load.output.data.csv, train.input.data]";
  checkRefusal(withNodes(`edges:\n  ${edge}`), connect, /already exists/);
  const plural = "- { source: load.outputs.data.csv, target: train.inputs.data }";
  checkRefusal(withNodes(`edges:\n  ${plural}`), connect, /already exists/);
  checkRefusal(withNodes("edges: { a: 1 }"), connect, /"edges" is not a list/);
  checkRefusal(withNodes("edges: *none"), connect, /alias|syntax error/);
  const shared = `- pipeline:\n    name: q\n    ${nodes}\n    edges: &all\n      - [load.dependency.*, train.dependency.*]\n`;
  checkRefusal(shared + withNodes("edges: *all"), connect, /come from the alias \*all/);
  const base = `- x-base: &base\n    edges:\n      - [load.dependency.*, train.dependency.*]\n`;
  checkRefusal(base + withNodes("<<: *base"), connect, /merge key/);
  const used = `${withNodes("edges: &all\n  - [load.dependency.*, train.dependency.*]")}- pipeline: { name: q, nodes: [], edges: *all }\n`;
  checkRefusal(used, connect, /something else in the file would change/);
});

test("removes an edge: with its line and the comment on it, one of several, the last one", () => {
  const [one, two] = [
    "[load.output.data.csv, train.input.data]",
    "[load.output.*, train.input.more]",
  ];
  const both = withNodes(`edges:\n  # files\n  - ${one} # the data\n  - ${two}\n# end`);
  const first = edgeIn(
    both,
    "load.output.data.csv",
    "train.input.data",
    "[load.output.data.csv, train",
  );
  const second = edgeIn(both, "load.output.*", "train.input.more", "[load.output.*, train");
  checkEdit(
    both,
    { kind: "disconnect", edges: [first] },
    withNodes(`edges:\n  # files\n  - ${two}\n# end`),
    "Removed the edge from load to train",
  );
  checkEdit(
    both,
    { kind: "disconnect", edges: [second] },
    withNodes(`edges:\n  # files\n  - ${one} # the data\n# end`),
  );
  checkEdit(
    both,
    { kind: "disconnect", edges: [first, second] },
    withNodes("edges: []\n  # files\n# end"),
    "Removed 2 edges from load to train",
  );
});

test("removes edges between brackets, on one line or on lines of their own", () => {
  const [one, two, three] = [
    "[load.output.a, train.input.data]",
    "[load.output.b, train.input.more]",
    "[load.output.c, train.input.more]",
  ];
  const line = withNodes(`edges: [${one}, ${two}, ${three}]`);
  const ref = (text: string, key: string, input: string) =>
    edgeIn(text, `load.output.${key}`, `train.input.${input}`, `[load.output.${key}`);
  const [a, b, c] = [ref(line, "a", "data"), ref(line, "b", "more"), ref(line, "c", "more")];
  checkEdit(line, { kind: "disconnect", edges: [a, b] }, withNodes(`edges: [${three}]`));
  checkEdit(line, { kind: "disconnect", edges: [b, c] }, withNodes(`edges: [${one}]`));
  checkEdit(line, { kind: "disconnect", edges: [a, c] }, withNodes(`edges: [${two}]`));
  checkEdit(line, { kind: "disconnect", edges: [a, b, c] }, withNodes("edges: []"));
  const lines = withNodes(`edges: [\n  ${one}, # a\n  ${two} # b\n]`);
  checkEdit(
    lines,
    { kind: "disconnect", edges: [ref(lines, "b", "more")] },
    withNodes(`edges: [\n  ${one}, # a\n]`),
  );
});

test("moves an end of an edge, and keeps its quotes and comments", () => {
  const before = withNodes(
    `edges:\n  - ["load.output.*", 'train.input.data'] # files\n  - source: load.dependency.* # first\n    target: train.dependency.*`,
  );
  const edge = edgeIn(before, "load.output.*", "train.input.data", '["load');
  checkEdit(
    before,
    { kind: "move", edge, source: "load.output.data.csv", target: "train.input.more" },
    before
      .replace('"load.output.*"', '"load.output.data.csv"')
      .replace("'train.input.data'", "'train.input.more'"),
  );
  const long = edgeIn(before, "load.dependency.*", "train.dependency.*", "source: load");
  checkEdit(
    before,
    { kind: "move", edge: long, source: "load.output.*", target: "train.dependency.*" },
    before.replace("load.dependency.* # first", "load.output.* # first"),
    "The edge now leads from load.output.* to train.dependency.*",
  );
  checkRefusal(
    before,
    { kind: "move", edge: { ...edge, start: edge.start + 1 }, source: "a", target: "b" },
    /not there any more/,
  );
  const two = withNodes(
    "edges:\n  - [load.outputs.data.csv, train.input.data]\n  - [load.output.data.csv, train.input.more]",
  );
  checkRefusal(
    two,
    {
      kind: "move",
      edge: edgeIn(two, "load.output.data.csv", "train.input.more", "[load.output.data"),
      source: "load.output.data.csv",
      target: "train.input.data",
    },
    /already exists/,
  );
});

test("adds nodes for steps, tasks and deployments, as the others are written", () => {
  const added = "      - name: again\n        type: execution\n        step: load\n";
  const edges = "edges: []";
  checkEdit(
    withNodes(edges),
    { kind: "addNode", runs: { kind: "step", name: "load" }, name: "again" },
    withNodes(edges).replace("    edges", `${added}    edges`),
    "Added execution node again to pipeline p",
  );
  const short =
    "- pipeline:\n    name: p\n    nodes:\n      - { name: load, type: execution, step: load }\n    edges: []\n";
  checkEdit(
    taskItem + short,
    { kind: "addNode", runs: { kind: "task", name: "sweep" }, name: "sweep" },
    taskItem +
      short.replace("    edges", "      - { name: sweep, type: task, task: sweep }\n    edges"),
  );
  const serving =
    "- endpoint: { name: api, image: i, server-command: c }\n- deployment: { name: prod, defaults: { target: t } }\n";
  checkEdit(
    serving + short,
    { kind: "addNode", runs: { kind: "deployment", name: "prod" }, name: "deploy" },
    serving +
      short.replace(
        "    edges",
        "      - { name: deploy, type: deployment, deployment: prod, endpoints: [api] }\n    edges",
      ),
  );
  checkEdit(
    "- pipeline:\n    name: p\n    nodes: []\n    edges: []\n",
    { kind: "addNode", runs: { kind: "step", name: "load" }, name: "load" },
    "- pipeline:\n    name: p\n    nodes:\n      - name: load\n        type: execution\n        step: load\n    edges: []\n",
  );
  checkRefusal(
    short,
    { kind: "addNode", runs: { kind: "step", name: "load" }, name: "load" },
    /already has a node "load"/,
  );
  checkRefusal(
    short,
    { kind: "addNode", runs: { kind: "step", name: "load" }, name: "a.b" },
    /dot/,
  );
  checkRefusal(short, { kind: "addNode", runs: { kind: "step", name: "load" }, name: "" }, /empty/);
});

test("renames a node with the edges that name it, or not at all", () => {
  const before = withNodes("edges:\n  - [load.output.*, train.input.data] # files");
  checkEdit(
    before,
    { kind: "rename", node: "1:load", name: "fetch" },
    before.replace("name: load", "name: fetch").replace("[load.", "[fetch."),
    "Renamed node load to fetch",
  );
  checkRefusal(
    before,
    { kind: "rename", node: "1:load", name: "train" },
    /already has a node "train"/,
  );
  checkRefusal(before, { kind: "rename", node: "1:load", name: "a.b" }, /dot/);
  checkRefusal(before, { kind: "rename", node: "1:gone", name: "a" }, /not there any more/);
  const shared =
    "- pipeline:\n    name: p\n    nodes:\n      - { step: &n load, type: execution, name: *n }\n    edges: []\n";
  checkRefusal(
    shared,
    { kind: "rename", node: "1:load", name: "fetch" },
    /also names something else/,
  );
});

test("converts nodes, those of a blueprint to its step", () => {
  const before = withNodes("edges: []");
  const asTask = before
    .replace("step: train", "step: train")
    .replace(/execution(?=\n\s+step: train)/, "task");
  checkEdit(
    before,
    { kind: "convert", node: "1:train", to: "task" },
    asTask,
    "Converted train to a task node",
  );
  checkEdit(asTask, { kind: "convert", node: "1:train", to: "execution" }, before);
  const blueprint = `${taskItem}- pipeline: { name: p, nodes: [{ name: all, type: task, task: sweep }], edges: [] }\n`;
  checkEdit(
    blueprint,
    { kind: "convert", node: "1:all", to: "execution" },
    blueprint.replace("type: task, task: sweep", "type: execution, step: train"),
  );
  const toExecution = { kind: "convert", node: "1:train", to: "execution" } as const;
  checkRefusal(before, toExecution, /^The node is already an execution node$/);
  const deploying = `- pipeline: { name: p, nodes: [{ name: d, type: deployment, deployment: d }], edges: [] }\n`;
  checkRefusal(
    deploying,
    { kind: "convert", node: "1:d", to: "task" },
    /^Only an execution node can be converted$/,
  );
});

test("changes nothing in a file that cannot be read, has conflicts or no such pipeline", () => {
  const text = withNodes("edges: []");
  checkRefusal(`${text}- step: [\n`, connect, /syntax error/);
  checkRefusal(`<<<<<<< ours\n${text}=======\n>>>>>>> theirs\n`, connect, /merge conflict/);
  checkRefusal(text.replace("name: p", "name: q"), connect, /No pipeline is named "p"/);
});

test("renames the second of two nodes of a name alone, since edges mean the first", () => {
  const before = withNodes("edges:\n  - [load.output.*, train.input.data]").replace(
    "name: train",
    "name: load",
  );
  checkEdit(
    before,
    { kind: "rename", node: "2:load", name: "second" },
    before.replace(/load(?=\n\s+type: execution\n\s+step: train)/, "second"),
  );
  checkRefusal(
    before,
    { kind: "rename", node: "1:load", name: "first" },
    /Several nodes are named/,
  );
  checkRefusal(before, { kind: "rename", node: "2:load", name: "a.b" }, /dot/);
});

const removal: GraphEdit = { kind: "removeNode", node: nodeId("train") };

test("removes a node with its edges, its override and nothing else", () => {
  const before = `- pipeline:
    name: p
    edges:
      - [load.output.data.csv, train.input.data] # the data
      # kept
      - [load.output.data.csv, eval.input.data]
      - [train.output.m, eval.input.more]
    nodes:
      - {name: load, type: execution, step: load} # first
      - name: train
        type: execution
        step: train
        override: {image: other}
      # last
      - {name: eval, type: execution, step: train}
`;
  const after = `- pipeline:
    name: p
    edges:
      # kept
      - [load.output.data.csv, eval.input.data]
    nodes:
      - {name: load, type: execution, step: load} # first
      # last
      - {name: eval, type: execution, step: train}
`;
  checkEdit(before, removal, after, "Removed node train, 2 edges and its override");
});

test("removes a node without edges, and writes an empty list where none is left", () => {
  const edges = "edges:\n  - [load.output.data.csv, train.input.data]";
  const left = withNodes("edges: []").replace(/ {6}- name: train\n(?: {8}.*\n)*/, "");
  checkEdit(withNodes(edges), removal, left, "Removed node train and 1 edge");
  checkEdit(
    withNodes(""),
    removal,
    withNodes("").replace(/ {6}- name: train\n(?: {8}.*\n)*/, ""),
    "Removed node train",
  );
});

test("does not remove a node in which a pipeline parameter has a target, nor one that is not there", () => {
  const parameter = "parameters:\n  - {name: size, targets: [train.parameter.size], default: 2}";
  checkRefusal(withNodes(parameter), removal, /pipeline parameter "size" has a target in the node/);
  checkRefusal(withNodes(""), { ...removal, node: "gone" }, /not there any more/);
});

test("names what is removed with a node", () => {
  const text = steps + withNodes("edges:\n  - [load.output.data.csv, train.input.data]");
  const question = { kind: "removeNode", node: nodeId("train") } as const;
  assert.deepEqual(graphChoices(createDocument(text), "p", question), [
    {
      label: "Remove node train and 1 edge",
      detail: "load.output.data.csv → train.input.data",
      node: nodeId("train"),
      edit: removal,
    },
  ]);
});
