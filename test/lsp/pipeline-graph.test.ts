import assert from "node:assert/strict";
import { test } from "node:test";
import {
  enteredMetadataRequest,
  graphHoverRequest,
  type PipelineGraphParams,
  type PipelineGraphResult,
  pipelineGraphRequest,
} from "#protocol";
import { layoutFaults } from "../support/graphs.ts";
import { type LspClient, startLspClient } from "../support/lsp-client.ts";
import { file, pipeline, step } from "../support/yaml.ts";

const uri = "file:///project/valohai.yaml";

const spread = pipeline(
  `- { name: list, type: execution, step: list }
- { name: each, type: task, step: train }`,
  "edges:\n  - [list.metadata.ids, each.parameter.size]",
  "spread",
);

const other = pipeline(
  "- { name: alone, type: execution, step: nothing }",
  "edges: []\nparameters: [{ name: size, targets: [] }]",
  "other",
);

const yaml =
  file(
    step("list"),
    step("train", "parameters: [{ name: size, type: integer }]", "train {parameters}"),
  ) +
  spread +
  other;

async function graphOf(
  client: LspClient,
  params: Omit<PipelineGraphParams, "uri"> = {},
): Promise<PipelineGraphResult> {
  return client.connection.sendRequest(pipelineGraphRequest, { uri, ...params });
}

async function change(client: LspClient, version: number, text: string): Promise<void> {
  await client.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version },
    contentChanges: [{ text }],
  });
}

const labels = ({ drawing }: PipelineGraphResult) => drawing?.graph.nodes.map((it) => it.label);

test("answers the pipeline at a place, else the one that is named, else the first", async (t) => {
  const client = await startLspClient(t);
  await client.open(uri, yaml);
  const first = await graphOf(client);
  assert.deepEqual(
    [first.drawing?.graph.pipeline, first.pipelines],
    ["spread", ["spread", "other"]],
  );
  assert.deepEqual(first.drawing && layoutFaults(first.drawing.graph, first.drawing.placed), []);
  const named = await graphOf(client, { offset: 3, pipeline: "other" });
  assert.equal(named.drawing?.graph.pipeline, "other");
  const there = await graphOf(client, { offset: yaml.indexOf("each"), pipeline: "other" });
  assert.equal(there.drawing?.graph.pipeline, "spread");
  assert.equal((await graphOf(client, { pipeline: "none" })).drawing, undefined);
  const parameters = await graphOf(client, { pipeline: "other", parameters: true });
  assert.deepEqual(
    parameters.drawing?.graph.nodes.map((it) => it.kind),
    ["parameter", "execution"],
  );
});

test("counts with the metadata that were entered, and has the problems that are shown", async (t) => {
  const client = await startLspClient(t);
  await client.open(uri, yaml);
  assert.match(labels(await graphOf(client))?.[1] ?? "", /as often as the metadata of list says/);
  const ids = {
    kind: "list",
    items: [1, 2, 3].map((it) => ({ kind: "integer", digits: `${it}` })),
  };
  const metadata = { spread: { list: { ids } } };
  await client.connection.sendRequest(enteredMetadataRequest, { uri, metadata });
  assert.match(labels(await graphOf(client))?.[1] ?? "", /, 3 executions,/);
  const [alone] = (await graphOf(client, { pipeline: "other" })).drawing?.graph.nodes ?? [];
  const [problem] = alone?.problems ?? [];
  assert.match(problem?.text ?? "", /^No step is named "nothing"/);
  assert.equal(yaml.slice(problem?.range?.start, problem?.range?.end), "nothing");
});

test("draws nodes as one whose names begin with a prefix", async (t) => {
  const client = await startLspClient(t);
  const nodes = ["fit-a", "fit-b", "fit-c"].map(
    (it) => `- { name: ${it}, type: execution, step: list }`,
  );
  await client.open(uri, file(step("list")) + pipeline(nodes.join("\n"), "edges: []", "p"));
  const { drawing } = await graphOf(client, { collapsed: ["fit-", "gone-"] });
  assert.deepEqual(
    drawing?.placed.nodes.map((it) => it.id),
    ["group:fit-"],
  );
});

test("follows edits: with a new version, and all that stays in its place", async (t) => {
  const client = await startLspClient(t);
  await client.open(uri, yaml);
  const first = await graphOf(client);
  const longer = yaml.replace(
    "edges:\n",
    "  - { name: last, type: execution, step: list }\n    edges:\n      - [each.dependency.*, last.dependency.*]\n",
  );
  await change(client, 2, longer);
  const second = await graphOf(client, { ...(first.drawing && { before: first.drawing.placed }) });
  assert.ok(second.version > first.version);
  assert.deepEqual(second.drawing?.placed.nodes.slice(0, 2), first.drawing?.placed.nodes);
  assert.equal(second.drawing?.placed.nodes.length, 3);
  await change(client, 3, longer.replace("edges:\n", "edges: ]\n"));
  assert.notEqual((await graphOf(client)).syntaxError, undefined);
});

test("says as plain text what hovers say of a node and an edge, with the metadata that were entered", async (t) => {
  const client = await startLspClient(t);
  await client.open(uri, yaml);
  const asked = (place: string) =>
    client.connection.sendRequest(graphHoverRequest, { uri, offset: yaml.indexOf(place) });
  assert.match(String(await asked("list, type")), /^execution node list\n/);
  assert.match(String(await asked("[list.metadata")), /ids.*parameter size/s);
  const ids = { kind: "list", items: [{ kind: "integer", digits: "7" }] };
  const metadata = { spread: { list: { ids } } };
  await client.connection.sendRequest(enteredMetadataRequest, { uri, metadata });
  assert.match(String(await asked("each, type")), /1 execution/);
});

test("answers null for a file that is not open", async (t) => {
  const client = await startLspClient(t);
  assert.equal(await client.connection.sendRequest(graphHoverRequest, { uri, offset: 0 }), null);
  assert.equal(await client.connection.sendRequest(pipelineGraphRequest, { uri }), null);
});
