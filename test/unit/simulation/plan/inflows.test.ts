import assert from "node:assert/strict";
import { test } from "node:test";
import { plan } from "../../../support/simulation.ts";

const file = (edges: string) => `
- step: {name: gen, image: i, command: g, inputs: [{name: raw}], parameters: [{name: seed, default: 7}]}
- step:
    name: fit
    image: i
    command: fit {parameters}
    parameters: [{name: a, optional: true}, {name: b, default: fixed}]
    inputs: [{name: data}]
- task: {name: sweep, step: fit, parameters: [{name: b, style: multiple, rules: {items: [x, y]}}]}
- task: {name: open, step: fit, type: random_search, parameters: [{name: b, style: random}]}
- pipeline:
    name: p
    nodes:
      - {name: gen, type: execution, step: gen}
      - {name: many, type: task, task: sweep}
      - {name: drawn, type: task, task: open}
      - {name: serve, type: deployment, deployment: d}
      - {name: fit, type: execution, step: fit}
      - {name: spread, type: task, step: fit}
    edges: [${edges}]
`;

/** Source, edge and metadata with what the plan says about the edge. */
const rows: readonly (readonly [edge: string, metadata: string, said: string])[] = [
  ["gen.metadata.a, fit.parameter.a", '{"a": 5}', "value: 5 (documented)"],
  ["gen.metadata.a, fit.parameter.a", '{"a": "it"}', "value: 'it' (documented)"],
  ["gen.metadata.a, fit.parameter.a", "{}", "nothing: not known before the run (unknown)"],
  ["gen.metadata.a, spread.parameter.a", '{"a": [1]}', "list: 1 value (documented)"],
  [
    "gen.metadata.a, spread.parameter.a",
    '{"a": [1, 2]}',
    "list: 2 values, one execution each (documented)",
  ],
  ["gen.parameter.seed, fit.parameter.a", "{}", "value: 7 (documented)"],
  ["gen.output.*.csv, fit.input.data", "{}", "files: files that match *.csv (documented)"],
  ["gen.input.raw, fit.input.data", "{}", "files: the files of input raw (documented)"],
  [
    "many.output.*, fit.input.data",
    "{}",
    "files: files that match *, from all 2 executions (documented)",
  ],
  [
    "drawn.output.*, fit.input.data",
    "{}",
    "files: files that match *, from all executions (documented)",
  ],
  [
    "spread.output.*, fit.input.data",
    "{}",
    "files: files that match *, from all executions (documented)",
  ],
  ["gen.dependency.*, fit.dependency.*", "{}", "order: waits for it (documented)"],
  [
    "serve.deployment.url, fit.parameter.a",
    "{}",
    "later: known once the deployment exists (documented)",
  ],
  ["gen.metadata.a, serve.file.x", "{}", "later: metadata, known when it runs (documented)"],
  ["gen.thing.a, serve.file.x", "{}", "later: an unknown socket, known when it runs (unknown)"],
];

test("says what an edge brings", () => {
  for (const [edge, metadata, said] of rows) {
    const found = plan(file(`[${edge}]`), { metadata: `{"gen": ${metadata}}` });
    const inflows = found.nodes.flatMap((it) => it.inflows);
    assert.deepEqual(
      inflows.map((it) => `${it.kind}: ${it.text} (${it.grade})`),
      [said],
      `${edge} ${metadata}`,
    );
    const [from, to] = edge.split(", ");
    assert.deepEqual([inflows[0]?.source, inflows[0]?.target], [from, to]);
    assert.equal(inflows[0]?.from, from?.split(".")[0]);
  }
});

test("shortens a long value", () => {
  const say = (length: number) =>
    plan(file("[gen.metadata.a, fit.parameter.a]"), {
      metadata: `{"gen": {"a": "${"x".repeat(length)}"}}`,
    }).nodes.flatMap((it) => it.inflows)[0]?.text;
  assert.equal(say(78), `'${"x".repeat(78)}'`);
  assert.equal(say(79), `'${"x".repeat(79)}…`);
});

test("leaves out edges without both ends or from an unknown node", () => {
  const found = plan(file("[gen.output.*], [nobody.output.*, fit.input.data]"));
  assert.deepEqual(
    found.nodes.flatMap((it) => it.inflows),
    [],
  );
});

test("of several edges into one parameter the one that counts brings the value", () => {
  const edges = "[gen.metadata.a, fit.parameter.a], [gen.metadata.b, fit.parameter.a]";
  const found = plan(file(edges), { metadata: '{"gen": {"a": 1, "b": 2}}' });
  const texts = found.nodes.flatMap((it) => it.inflows).map((it) => `${it.source} ${it.text}`);
  assert.equal(texts.length, 2);
  assert.deepEqual(texts.filter((it) => it.endsWith("not known before the run")).length, 1);
});

test("places an edge in the whole text", () => {
  const text = file("[gen.output.*, fit.input.data]");
  const [inflow] = plan(text).nodes.flatMap((it) => it.inflows);
  assert.equal(
    text.slice(inflow?.range.start, inflow?.range.end),
    "[gen.output.*, fit.input.data]",
  );
});
