import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "#core/base/edit.ts";
import {
  type ApplyChangesParams,
  applyChangesRequest,
  type EditsResult,
  type EnteredMetadataParams,
  type ExamplePipelineResult,
  enteredMetadataRequest,
  examplePipelineRequest,
  type FreezeVariantsParams,
  freezeVariantsRequest,
} from "#protocol";
import { type LspClient, startLspClient } from "../support/lsp-client.ts";

const uri = "file:///project/valohai.yaml";

const sweep = `- step:
    name: train
    image: python:3.12
    command: python train.py {parameters}
    parameters:
      - { name: size, type: integer }
- task:
    name: sweep
    step: train
    type: grid_search
    parameters:
      - name: size # of a batch
        style: multiple
        rules:
          items: [16, 32, 64]
- pipeline:
    name: p
    nodes:
      - { name: many, type: task, task: sweep }
`;

const sixteen = { kind: "integer", digits: "16" } as const;
const eight = { kind: "integer", digits: "8" } as const;

test("writes values that were tried out with the smallest edit", async (t) => {
  const client = await startLspClient(t);
  const { text } = await client.open(uri, sweep);
  const params: ApplyChangesParams = {
    uri,
    pipeline: "p",
    changes: [
      {
        kind: "rule",
        task: "sweep",
        parameter: "size",
        rule: "items",
        value: { kind: "list", items: [eight, sixteen] },
      },
    ],
  };
  const result: EditsResult = await client.connection.sendRequest(applyChangesRequest, params);
  assert.equal(result.message, undefined);
  assert.equal(
    applyEdits(text, result.edits),
    sweep.replace("items: [16, 32, 64]", "items: [8, 16]"),
  );
});

test("writes the variants that pass the filters as parameter sets", async (t) => {
  const client = await startLspClient(t);
  const { text } = await client.open(uri, sweep);
  const params: FreezeVariantsParams = {
    uri,
    pipeline: "p",
    node: "many",
    changes: [],
    metadata: {},
    filters: [{ kind: "range", parameter: "size", from: sixteen, open: true }],
    order: { parameter: "size", direction: "descending" },
  };
  const result: EditsResult = await client.connection.sendRequest(freezeVariantsRequest, params);
  const after = applyEdits(text, result.edits);
  assert.match(after, /type: manual_search\n {4}parameter-sets:\n.*size: 64.*\n.*size: 32.*\n/);
  assert.match(result.message ?? "", /^Task "many-frozen"/);
  assert.ok(result.shown);
  assert.equal(after.slice(result.shown.start, result.shown.end), "many-frozen");
  await replaceText(client, after);
  const again: EditsResult = await client.connection.sendRequest(freezeVariantsRequest, params);
  assert.deepEqual(again.edits, []);
  assert.match(again.message ?? "", /^Task "many-frozen" already has/);
});

test("freezes the variants that have not run, in the order of a metric", async (t) => {
  const client = await startLspClient(t);
  const { text } = await client.open(uri, sweep);
  const params: FreezeVariantsParams = {
    uri,
    pipeline: "p",
    node: "many",
    changes: [],
    metadata: {},
    filters: [{ kind: "among", indices: ["1"], inside: false }],
    order: { parameter: "accuracy", direction: "ascending", first: ["2"] },
  };
  const result: EditsResult = await client.connection.sendRequest(freezeVariantsRequest, params);
  const after = applyEdits(text, result.edits);
  assert.match(after, /parameter-sets:\n.*size: 64.*\n.*size: 16.*\n- pipeline/);
  const stale: EditsResult = await client.connection.sendRequest(freezeVariantsRequest, {
    ...params,
    version: result.version - 1,
  });
  assert.deepEqual(stale.edits, []);
  assert.match(stale.message ?? "", /^The file has changed in the meantime/);
});

test("frozen variants are set apart by blank lines as the file's items are", async (t) => {
  const client = await startLspClient(t);
  const { text } = await client.open(uri, sweep.replaceAll("\n- ", "\n\n- "));
  const params = { uri, pipeline: "p", node: "many", changes: [], metadata: {}, filters: [] };
  const result: EditsResult = await client.connection.sendRequest(freezeVariantsRequest, params);
  const after = applyEdits(text, result.edits);
  assert.match(after, /\n\n- task:\n {4}name: many-frozen\n(?: {4}.*\n)+\n- pipeline:\n/);
});

test("says why nothing can be frozen", async (t) => {
  const client = await startLspClient(t);
  await client.open(uri, sweep);
  const params = { uri, pipeline: "x", node: "y", changes: [], metadata: {}, filters: [] };
  const result: EditsResult = await client.connection.sendRequest(freezeVariantsRequest, params);
  assert.deepEqual(result.edits, []);
  assert.equal(result.message, 'No pipeline is named "x"');
});

test("writes nothing into a file with an unresolved merge, and says why", async (t) => {
  const client = await startLspClient(t);
  await client.open(uri, `${sweep}<<<<<<< ours\n=======\n>>>>>>> theirs\n`);
  const params = { uri, pipeline: "p", node: "many", changes: [], metadata: {}, filters: [] };
  for (const request of [applyChangesRequest, freezeVariantsRequest, examplePipelineRequest]) {
    const result: EditsResult | null = await client.connection.sendRequest(request, params);
    if (request === examplePipelineRequest && result === null) continue;
    assert.deepEqual(result?.edits, []);
    assert.equal(
      result?.message,
      "A merge conflict in this file is not resolved, so nothing is written",
    );
  }
});

/** Another text of the document. */
async function replaceText({ connection }: LspClient, text: string): Promise<void> {
  await connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text }],
  });
}

const fed = sweep
  .replace("type: task, task: sweep", "type: task, step: train")
  .replace("nodes:\n", "nodes:\n      - { name: first, type: execution, step: train }\n")
  .concat("    edges:\n      - [first.metadata.sizes, many.parameter.size]\n");

test("lenses and hints count with the metadata that were entered in a preview, until it forgets them", async (t) => {
  let refreshed = 0;
  const capabilities = { workspace: { codeLens: { refreshSupport: true } } };
  const client = await startLspClient(t, { capabilities }, (connection) => {
    connection.onRequest("workspace/codeLens/refresh", () => {
      refreshed++;
      return null;
    });
  });
  await client.open(uri, fed);
  const enter = async (metadata: EnteredMetadataParams["metadata"]): Promise<void> => {
    await client.connection.sendRequest(enteredMetadataRequest, { uri, metadata });
  };
  const titles = async (): Promise<readonly string[]> => {
    const lenses = await client.connection.sendRequest<{ command: { title: string } }[]>(
      "textDocument/codeLens",
      { textDocument: { uri } },
    );
    return lenses.map(({ command }) => command.title).filter((it) => it !== "Show graph");
  };
  const sizes = { kind: "list", items: [eight, sixteen] } as const;
  assert.deepEqual((await titles()).slice(1), [
    "Preview executions (depends on metadata of first)",
  ]);
  await enter({ p: { first: { sizes } } });
  assert.deepEqual((await titles()).slice(1), ["Preview 2 executions"]);
  await enter({ p: { first: { sizes } } });
  await replaceText(client, fed.replace("first.metadata.sizes", "first.metadata.other"));
  assert.match((await titles())[1] ?? "", /depends on metadata/, "another key was not entered");
  await replaceText(client, fed);
  await enter({});
  assert.deepEqual((await titles()).slice(1), [
    "Preview executions (depends on metadata of first)",
  ]);
  assert.equal(refreshed, 2, "what is entered again changes nothing");
});

test("gives a hint only where the client shows no lens", async (t) => {
  const hintsOf = async (capabilities: object, settings: object): Promise<number> => {
    const client = await startLspClient(t, { capabilities });
    const valohai = { settings: { valohai: settings } };
    await client.connection.sendNotification("workspace/didChangeConfiguration", valohai);
    await client.open(uri, sweep);
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const params = { textDocument: { uri }, range };
    const hints = await client.connection.sendRequest<object[]>("textDocument/inlayHint", params);
    return hints.length;
  };
  const lenses = { textDocument: { codeLens: {} } };
  assert.equal(await hintsOf({}, {}), 2);
  assert.equal(await hintsOf(lenses, {}), 0);
  assert.equal(await hintsOf(lenses, { codeLens: { enabled: false } }), 2);
  assert.equal(await hintsOf(lenses, { inlayHints: { enabled: false } }), 0);
});

test("proposes a pipeline of the file's own steps where there is none, steps as well in an empty file, and nothing in what is no list", async (t) => {
  const client = await startLspClient(t);
  const { text } = await client.open(uri, sweep.slice(0, sweep.indexOf("- task")));
  const example = await client.connection.sendRequest<ExamplePipelineResult>(
    examplePipelineRequest,
    { uri },
  );
  const after = applyEdits(text, example.edits);
  assert.match(
    after,
    /- pipeline:\n {4}name: train-pipeline\n[\s\S]*type: task\n {8}step: train\n/,
  );
  assert.equal(after.slice(example.shown?.start, example.shown?.end), "train-pipeline");
  await replaceText(client, "");
  const first = await client.connection.sendRequest<ExamplePipelineResult>(examplePipelineRequest, {
    uri,
  });
  assert.equal(applyEdits("", first.edits), `${first.text}\n`);
  assert.match(first.text, /^- step:\n/);
  await replaceText(client, "only a text\n");
  const none = await client.connection.sendRequest(examplePipelineRequest, { uri });
  assert.equal(none, null);
});
