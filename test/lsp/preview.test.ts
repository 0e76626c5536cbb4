import assert from "node:assert/strict";
import { test } from "node:test";
import { applyEdits } from "../../server/src/core/base/edit.ts";
import {
  type ApplyChangesParams,
  applyChangesRequest,
  type EditsResult,
  type FreezeVariantsParams,
  freezeVariantsRequest,
} from "../../server/src/protocol.ts";
import { startLspClient } from "../support/lsp-client.ts";

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
});

test("says why nothing can be frozen", async (t) => {
  const client = await startLspClient(t);
  await client.open(uri, sweep);
  const params = { uri, pipeline: "x", node: "y", changes: [], metadata: {}, filters: [] };
  const result: EditsResult = await client.connection.sendRequest(freezeVariantsRequest, params);
  assert.deepEqual(result.edits, []);
  assert.equal(result.message, 'No pipeline is named "x"');
});
