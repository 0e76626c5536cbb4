import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Graphviz } from "@hpcc-js/wasm-graphviz";
import { marked } from "marked";
import { visibleText } from "#core/base/visible-text.ts";
import { graphFormats, graphTexts } from "#core/features/exports/graph/export-graph.ts";
import { graphSvg } from "#core/features/exports/graph/graph-svg.ts";
import { collapsedGraph } from "#core/graph/collapsed-graph.ts";
import { fitText } from "#core/graph/fit-text.ts";
import type { Graph } from "#core/graph/graph.ts";
import { layout } from "#core/graph/graph-layout.ts";
import { graphIn, type WaitingNode, waitingFile } from "../../../../support/graphs.ts";
import { hostileNames } from "../../../../support/hostile-names.ts";
import { readXml, type XmlElement } from "../../../../support/read-xml.ts";

const training = graphIn(
  readFileSync("examples/training/valohai.yaml", "utf8"),
  "train-and-deploy",
  { parameters: true },
);

function exported(graph: Graph, format: (typeof graphFormats)[number]): string {
  return format === "svg" ? graphSvg(graph, layout(graph)) : graphTexts[format](graph);
}

/** A pipeline with a node for each hostile name, in a row; no name of a node has a dot. */
const names = hostileNames.map((it) => it.replaceAll(".", "·"));
const hostile = graphIn(
  waitingFile(names.map((it, at): WaitingNode => (at === 0 ? [it] : [it, names[at - 1] ?? ""]))),
);

test("text lists the stages, with the edges that leave each node", () => {
  assert.equal(
    exported(training, "text"),
    `train-and-deploy
parameters
  image-size: parameter, 128
    -> preprocess: value
stage 1
  preprocess: execution of preprocess-images, 1 execution
    -> sweep: files
    -> evaluate: files
stage 2
  sweep: task learning-rate-sweep, 9 executions in 3 batches
    -> evaluate: files
stage 3
  evaluate: execution of evaluate-model, 1 execution, may stop the pipeline
    -> deploy: files
stage 4
  deploy: deployment flower-service
`,
  );
});

test("a group of nodes is one node in every format", async () => {
  const fan = graphIn(waitingFile([["load"], ["a-1", "load"], ["a-2", "load"], ["a-3", "load"]]));
  const graph = collapsedGraph(fan, ["a-"]);
  assert.match(exported(graph, "text"), /^ {2}a-\*: group of 3 nodes, 3 executions$/m);
  const graphviz = await Graphviz.load();
  assert.match(graphviz.dot(exported(graph, "dot")), />a&#45;\*<.*>group of 3 nodes</s);
  const boxes = readXml(exported(graph, "svg")).children.filter((it) => it.name === "g");
  assert.equal(boxes.length, 3);
});

test("text says what never starts and what is wrong", () => {
  const graph = graphIn(waitingFile([["a", "b"], ["b", "a"], [""], ["a"]]));
  assert.deepEqual(exported(graph, "text").split("\n").slice(1), [
    "stage 1",
    "  unnamed: execution of s, 1 execution",
    "never starts",
    "  a: execution of s, 1 execution",
    "    -> b: order",
    "  b: execution of s, 1 execution",
    "    -> a: order",
    "  a: execution of s, unknown number of executions",
    '    error: Several nodes are named "a"; the first one counts',
    'error: Edges form a cycle, so these nodes never start: "a", "b"',
    "",
  ]);
});

test("mermaid has a shape for each kind of node and an arrow for what an edge carries", () => {
  assert.deepEqual(exported(training, "mermaid").split("\n").slice(0, 8), [
    "flowchart LR",
    '  n0(["image-size<br/>parameter<br/>128"])',
    '  n1("preprocess<br/>execution of preprocess-images<br/>1 execution")',
    '  n2[["sweep<br/>task learning-rate-sweep<br/>9 executions in 3 batches"]]',
    '  n3("evaluate<br/>execution of evaluate-model<br/>1 execution<br/>may stop the pipeline")',
    '  n4{{"deploy<br/>deployment flower-service"}}',
    '  n0 -.->|"value"| n1',
    '  n1 -->|"files"| n2',
  ]);
});

test("markdown is a block of mermaid and nothing else, whatever the names", () => {
  for (const graph of [training, hostile]) {
    const [block, ...others] = marked.lexer(exported(graph, "markdown"));
    assert.deepEqual(others, []);
    assert.ok(block?.type === "code" && block["lang"] === "mermaid");
    assert.equal(`${block["text"]}\n`, exported(graph, "mermaid"));
  }
});

/** The texts of an SVG that Graphviz drew, in the order of its nodes. */
function drawnTexts(element: XmlElement): readonly string[] {
  const own = element.name === "text" ? [element.text] : [];
  return [...own, ...element.children.flatMap(drawnTexts)];
}

test("dot is what Graphviz reads, and shows names as text", async () => {
  const graphviz = await Graphviz.load();
  const drawn = (graph: Graph) =>
    drawnTexts(readXml(graphviz.layout(exported(graph, "dot"), "svg", "dot")));
  const own = drawn(training);
  for (const text of ["sweep", "task learning-rate-sweep", "9 executions in 3 batches", "files"]) {
    assert.ok(own.includes(text), text);
  }
  // Graphviz draws each blank as one that does not break.
  const plain = (text: string) => text.replaceAll("\u00a0", " ").trim();
  const texts = new Set(drawn(hostile).map(plain));
  for (const { name } of hostile.nodes) {
    assert.ok(texts.has(plain(visibleText(name)) || "unnamed"), name);
  }
});

test("svg is one document that shows each node with its label, and needs nothing else", () => {
  const svg = exported(training, "svg");
  const root = readXml(svg);
  const titles = root.children.flatMap((it) =>
    it.children.flatMap((child) => (child.name === "title" ? [child.text] : [])),
  );
  for (const { label } of training.nodes) assert.ok(titles.includes(label), label);
  assert.deepEqual(titles.slice(0, training.edges.length), [
    "value",
    "files",
    "files",
    "files",
    "files",
  ]);
  const addresses = svg.match(/https?:[^"]*/g) ?? [];
  assert.deepEqual([...new Set(addresses)], ["http://www.w3.org/2000/svg"]);
  assert.doesNotMatch(svg, /<script|<style|var\(|href|\bNaN\b|undefined/);
});

test("svg shows kinds by shape, what edges carry by line and marker, and counts", () => {
  const graph = graphIn(
    `- step: {name: s, image: i, command: "c {parameters}", parameters: [{name: a, max: 2, type: integer, default: 3}]}
- pipeline:
    name: p
    nodes:
      - {name: one, type: execution, step: s, actions: [{when: node-starting, then: require-approval}]}
      - {name: two, type: task, step: s}
      - {name: three, type: deployment, deployment: d}
      - {name: four, type: odd}
    edges:
      - [one.output.x, two.input.x]
      - [one.dependency.*, two.dependency.*]
      - [one.metadata.x, two.parameter.a]
      - [one.parameter.a, four.parameter.a]
      - [three.deployment.x, four.parameter.x]
      - [two.dependency.*, four.dependency.*]
      - [two.output.x, three.file.a.b]
`,
  );
  const svg = exported(graph, "svg");
  for (const kind of ["list", "files", "value", "deployment", "order"]) {
    assert.ok(svg.includes(`marker-end="url(#valohai-${kind})"`), kind);
  }
  assert.match(svg, />3×<\/text>/);
  assert.match(svg, /stroke-dasharray="5 4"/);
  const one = svg.split("\n").find((it) => it.includes("<title>one,"));
  assert.match(one ?? "", /<circle [^>]*><text[^>]*>1<\/text>.*v-10h3v10Z/);
});

test("svg is XML with names as text", () => {
  const svg = exported(hostile, "svg");
  const titles = readXml(svg).children.flatMap((it) => it.children.map((child) => child.text));
  for (const { label } of hostile.nodes) assert.ok(titles.includes(label), label);
});

test("no format has an invisible letter of the user's", () => {
  for (const format of graphFormats) {
    assert.doesNotMatch(exported(hostile, format), /[^\P{Cc}\n]|\p{Bidi_Control}/u, format);
  }
});

test("every format draws a pipeline without nodes", () => {
  const empty = graphIn(waitingFile([]));
  for (const format of graphFormats) assert.ok(exported(empty, format).endsWith("\n"), format);
  assert.equal(exported(empty, "text"), "p\n");
});

test("cuts a text to its width, in which some letters take twice the room and marks none", () => {
  assert.equal(fitText("abcde", 5), "abcde");
  assert.equal(fitText("abcdef", 5), "abcd…");
  assert.equal(fitText("ab cdef", 4), "ab…");
  assert.equal(fitText("日本語", 6), "日本語");
  assert.equal(fitText("日本語の", 6), "日本…");
  assert.equal(fitText("e\u0301e\u0301e\u0301", 3), "e\u0301e\u0301e\u0301");
});
