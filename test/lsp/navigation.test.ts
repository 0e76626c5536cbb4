import assert from "node:assert/strict";
import { test } from "node:test";
import { type Position, startLspClient, textIn } from "../support/lsp-client.ts";

const uri = "file:///project/valohai.yaml";

const source = `
- step:
    name: train
    image: busybox:1
    command: train {parameter:id}
    parameters:
      - { name: id, type: string }
- pipeline:
    name: p
    nodes:
      - { name: "𝄞", type: task, step: train }
    edges:
      - ["𝄞.metadata.ids", "𝄞.parameter.i<|>d"]
`;

interface Range {
  readonly start: Position;
  readonly end: Position;
}

test("definition and type definition are locations, or links for a client that takes them", async (t) => {
  const plain = await startLspClient(t);
  const { text, cursor } = await plain.open(uri, source);
  const params = { textDocument: { uri }, position: cursor };
  const [location] = await plain.connection.sendRequest<{ uri: string; range: Range }[]>(
    "textDocument/definition",
    params,
  );
  assert.deepEqual(location?.range.start, { line: 5, character: 16 });
  const linking = await startLspClient(t, {
    capabilities: {
      textDocument: { definition: { linkSupport: true }, typeDefinition: { linkSupport: true } },
    },
  });
  await linking.open(uri, source);
  const [link] = await linking.connection.sendRequest<
    { targetRange: Range; originSelectionRange: Range }[]
  >("textDocument/typeDefinition", params);
  assert.equal(link && textIn(text, link.targetRange), "train");
  assert.equal(link && textIn(text, link.originSelectionRange), "id");
});

test("references are given with the declaration or without it", async (t) => {
  const client = await startLspClient(t);
  const { text, cursor } = await client.open(uri, source);
  const ask = (includeDeclaration: boolean) =>
    client.connection.sendRequest<{ uri: string; range: Range }[]>("textDocument/references", {
      textDocument: { uri },
      position: cursor,
      context: { includeDeclaration },
    });
  const all = await ask(true);
  assert.deepEqual(
    all.map((it) => [it.range.start.line, textIn(text, it.range)]),
    [
      [3, "id"],
      [5, "id"],
      [11, "id"],
    ],
  );
  assert.deepEqual(all[2]?.range.start, { line: 11, character: 42 });
  assert.deepEqual(
    (await ask(false)).map((it) => it.range.start.line),
    [3, 11],
  );
});

test("highlights show where a name is defined and where it is used", async (t) => {
  const client = await startLspClient(t);
  const { cursor } = await client.open(uri, source);
  const found = await client.connection.sendRequest<{ range: Range; kind: number }[]>(
    "textDocument/documentHighlight",
    { textDocument: { uri }, position: cursor },
  );
  assert.deepEqual(
    found.map((it) => [it.range.start.line, it.kind]),
    [
      [3, 2],
      [5, 3],
      [11, 2],
    ],
  );
});
