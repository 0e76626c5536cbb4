import assert from "node:assert/strict";
import { test } from "node:test";
import { createDocument } from "#core/document/document.ts";
import { complete } from "#core/features/completion/index.ts";
import type { GraphChoice, GraphQuestion } from "#core/features/graph-edits/graph-edit.ts";
import { graphChoices } from "#core/features/graph-edits/index.ts";
import { edgesFile } from "../../../support/yaml.ts";

const plain = edgesFile(`      - [prepare.output.*, train.input.data]
`);

function choices(text: string, question: GraphQuestion): readonly GraphChoice[] {
  const found = graphChoices(createDocument(text), "p", question);
  assert.ok(!("kind" in found), JSON.stringify(found));
  return found;
}

/** The nodes among choices, in their order. */
function nodesOf(found: readonly GraphChoice[]): readonly (string | undefined)[] {
  return [...new Set(found.map((it) => it.node))];
}

/** What is offered for a question once a node is chosen. */
function choicesAt(
  text: string,
  question: Exclude<GraphQuestion, { kind: "addNode" | "removeNode" }>,
  other: string,
): readonly GraphChoice[] {
  return choices(text, { ...question, other });
}

const labelsOf = (found: readonly GraphChoice[]) => found.map((it) => it.label);

test("offers the nodes that an edge can lead to, in the order of the completion, but none that closes a cycle", () => {
  const found = nodesOf(choices(plain, { kind: "connect", node: "1:train", side: "source" }));
  const text = `${plain}      - [train.dependency.*, ]\n`;
  const offered = complete(createDocument(text), text.lastIndexOf("]")).filter(
    (it) => it.kind === "node",
  );
  const completed = [...new Set(offered.map((it) => `1:${it.label}`))];
  assert.deepEqual(
    found,
    completed.filter((it) => it !== "1:prepare"),
  );
  assert.ok(completed.includes("1:prepare"), "completion offers what closes a cycle, last");
});

test("offers the edges between two nodes: what is required first, then one for each socket", () => {
  const labels = labelsOf(
    choicesAt(plain, { kind: "connect", node: "1:prepare", side: "source" }, "1:train"),
  );
  assert.deepEqual(labels.slice(0, 2), [
    "parameter.rate → parameter.rate",
    "output.* → input.extra",
  ]);
  assert.ok(labels.includes("dependency.* → dependency.*"));
  assert.ok(!labels.includes("output.* → input.data"), "it is there already");
  const known = new Set(labels);
  assert.equal(known.size, labels.length, "each once");
});

test("offers an input that has an edge after the sockets that have none", () => {
  const text = edgesFile(
    "      - [prepare.output.*, train.input.extra]\n      - [search.output.*, train.input.data]\n",
  );
  const labels = labelsOf(
    choicesAt(text, { kind: "connect", node: "1:prepare", side: "source" }, "1:train"),
  );
  const fed = labels.findIndex((it) => it.endsWith("input.data"));
  assert.ok(fed > labels.indexOf("dependency.* → dependency.*"), labels.join("\n"));
});

test("offers no second edge to a parameter, but other places for the edge that fills it", () => {
  const filled = edgesFile("      - [prepare.parameter.rate, train.parameter.rate]\n");
  const connect = { kind: "connect", node: "1:prepare", side: "source" } as const;
  const labels = labelsOf(choicesAt(filled, connect, "1:train"));
  assert.deepEqual(
    labels.filter((it) => it.endsWith("→ parameter.rate")),
    [],
  );
  assert.ok(labels.includes("parameter.rate → parameter.epochs"));
  const two = `${filled}      - [prepare.parameter.sizes, train.parameter.layers]\n`;
  const start = two.indexOf("[prepare.parameter.sizes");
  const edge = { source: "prepare.parameter.sizes", target: "train.parameter.layers", start };
  const ends = labelsOf(choicesAt(two, { kind: "move", edge, side: "target" }, "1:train"));
  assert.ok(!ends.includes("parameter.rate") && ends.includes("parameter.epochs"));
  const sources = labelsOf(choicesAt(two, { kind: "move", edge, side: "source" }, "1:prepare"));
  assert.ok(sources.includes("parameter.rate"));
});

test("offers no edge that is there in another spelling of its types, and no second one to its parameter", () => {
  const connect = { kind: "connect", node: "1:prepare", side: "source" } as const;
  const offered = (edge: string) =>
    labelsOf(choicesAt(edgesFile(`      - ${edge}\n`), connect, "1:train"));
  const toRate = offered("[prepare.parameters.rate, train.parameters.rate]");
  assert.ok(toRate.includes("parameter.rate → parameter.epochs"));
  assert.ok(!toRate.some((it) => it.endsWith("→ parameter.rate")));
  const toData = offered("[prepare.outputs.*, train.inputs.data]");
  assert.ok(toData.includes("output.* → input.extra"));
  assert.ok(!toData.includes("output.* → input.data"));
});

test("offers for a target the sources in the order in which the completion offers them", () => {
  const found = choicesAt(plain, { kind: "connect", node: "1:train", side: "source" }, "1:serve");
  const sources = labelsOf(found).flatMap((it) =>
    it.endsWith(" → file.api.model") && it.startsWith("output.")
      ? [it.split(" → ")[0]?.slice("output.".length)]
      : [],
  );
  const text = `${plain}      - [train.output., serve.file.api.model]\n`;
  const offered = complete(createDocument(text), text.lastIndexOf(", serve")).map((it) => it.label);
  assert.deepEqual(
    sources,
    offered.filter((it) => sources.includes(it)),
  );
  assert.ok(sources.length > 1);
});

test("offers where an edge can come from, and where its end can be instead", () => {
  const sources = nodesOf(choices(plain, { kind: "connect", node: "1:prepare", side: "target" }));
  assert.deepEqual([...sources].sort(), ["1:search"]);
  const start = plain.indexOf("[prepare.output.*");
  const edge = { source: "prepare.output.*", target: "train.input.data", start };
  const question = { kind: "move", edge, side: "target" } as const;
  assert.deepEqual([...nodesOf(choices(plain, question))].sort(), [
    "1:search",
    "1:serve",
    "1:train",
  ]);
  const ends = choicesAt(plain, question, "1:train");
  assert.ok(labelsOf(ends).includes("input.extra"));
  assert.ok(!labelsOf(ends).includes("input.data"));
  assert.ok(labelsOf(choicesAt(plain, question, "1:serve")).includes("file.api.model"));
  const [first] = ends;
  assert.ok(first?.edit?.kind === "move" && first.edit.source === "prepare.output.*");
});

test("offers new nodes: first those of steps and tasks that nothing runs", () => {
  const text = `${plain}- step: { name: report.all, image: i, command: c }\n`;
  const labels = choices(text, { kind: "addNode" }).map((it) => [
    it.label,
    it.edit?.kind === "addNode" ? it.edit.name : "",
  ]);
  assert.deepEqual(labels, [
    ["report.all", "report-all"],
    ["prepare", "prepare-2"],
    ["train", "train-2"],
    ["sweep", "sweep"],
    ["production", "production"],
  ]);
});

test("says why a node cannot be connected, and why nothing is offered", () => {
  const repeated = plain.replace("name: search,", "name: train,");
  const question: GraphQuestion = { kind: "connect", node: "2:train", side: "source" };
  assert.match(
    JSON.stringify(graphChoices(createDocument(repeated), "p", question)),
    /name is missing, repeated/,
  );
  const broken = `${plain}- step: [\n`;
  assert.match(
    JSON.stringify(graphChoices(createDocument(broken), "p", { kind: "addNode" })),
    /syntax error/,
  );
});

test("offers the nodes of a large pipeline in time, and the edges to one of them", () => {
  const nodes = Array.from(
    { length: 1000 },
    (_, at) => `      - { name: n${at}, type: execution, step: train }\n`,
  );
  const text = edgesFile("", nodes.join(""));
  const document = createDocument(text);
  const start = performance.now();
  const question = { kind: "connect", node: "1:prepare", side: "source" } as const;
  const found = graphChoices(document, "p", question);
  const edges = graphChoices(document, "p", { ...question, other: "1:n500" });
  assert.ok(!("kind" in found) && !("kind" in edges));
  assert.ok(found.length > 1000 && edges.length > 3);
  assert.ok(performance.now() - start < 5000, `${performance.now() - start} ms`);
});
