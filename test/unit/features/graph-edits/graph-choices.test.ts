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

function labelsTo(found: readonly GraphChoice[], node: string): readonly string[] {
  return found.filter((it) => it.node === node).map((it) => it.label);
}

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
  const labels = labelsTo(
    choices(plain, { kind: "connect", node: "1:prepare", side: "source" }),
    "1:train",
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

test("offers for a target the sources in the order in which the completion offers them", () => {
  const found = choices(plain, { kind: "connect", node: "1:train", side: "source" });
  const sources = labelsTo(found, "1:serve").flatMap((it) =>
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
  const ends = choices(plain, { kind: "move", edge, side: "target" });
  assert.ok(labelsTo(ends, "1:train").includes("input.extra"));
  assert.ok(labelsTo(ends, "1:serve").includes("file.api.model"));
  assert.ok(!ends.some((it) => it.label === "input.data" && it.node === "1:train"));
  const [first] = ends;
  assert.ok(first?.edit.kind === "move" && first.edit.source === "prepare.output.*");
});

test("offers new nodes: first those of steps and tasks that nothing runs", () => {
  const text = `${plain}- step: { name: report.all, image: i, command: c }\n`;
  const labels = choices(text, { kind: "addNode" }).map((it) => [
    it.label,
    it.edit.kind === "addNode" ? it.edit.name : "",
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
