import assert from "node:assert/strict";
import { chmodSync } from "node:fs";
import { test } from "node:test";
import { applyEdits } from "#core/base/edit.ts";
import type { GraphEdit, GraphQuestion } from "#core/features/graph-edits/graph-edit.ts";
import {
  type GraphChoicesResult,
  type GraphEditResult,
  graphChoicesRequest,
  graphEditRequest,
} from "#graph-protocol";
import { type LspClient, startLspClient } from "../support/lsp-client.ts";
import { projectFolder } from "../support/project-folder.ts";
import { file, pipeline, step } from "../support/yaml.ts";

const uri = "file:///project/valohai.yaml";

const yaml =
  file(step("list"), step("train", "inputs: [{ name: data }]")) +
  pipeline(
    "- { name: list, type: execution, step: list }\n- { name: train, type: execution, step: train }",
  );

const edit: GraphEdit = { kind: "connect", source: "list.output.*", target: "train.input.data" };

const shown = { uri, version: 1, pipeline: "main" };

function asked(client: LspClient, params = shown): Promise<GraphEditResult> {
  return client.connection.sendRequest(graphEditRequest, { ...params, edit });
}

function choices(
  client: LspClient,
  question: GraphQuestion,
  params = shown,
): Promise<GraphChoicesResult> {
  return client.connection.sendRequest(graphChoicesRequest, { ...params, question });
}

test("says what can be connected, and how it is written", async (t) => {
  const client = await startLspClient(t);
  await client.open(uri, yaml);
  const question = { kind: "connect", node: "1:list", side: "source", other: "1:train" } as const;
  const found = await choices(client, question);
  assert.deepEqual([found.message, found.choices[0]?.edit], [undefined, edit]);
  const answer = await asked(client);
  assert.equal(answer.done, "Connected list to train");
  assert.equal(
    applyEdits(yaml, answer.edits),
    yaml.replace("edges: []", "edges:\n      - [list.output.*, train.input.data]"),
  );
});

test("changes nothing in another version of the text, and says so", async (t) => {
  const client = await startLspClient(t);
  await client.open(uri, yaml);
  await client.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: `# new\n${yaml}` }],
  });
  const { edits, message } = await asked(client);
  assert.deepEqual([edits, message], [[], "The file has changed in the meantime; try again"]);
  const found = await choices(client, { kind: "addNode" });
  assert.deepEqual([found.choices, found.message], [[], message]);
  assert.equal((await asked(client, { ...shown, version: 2 })).message, undefined);
});

test("changes nothing in a file that is read-only, and says so", async (t) => {
  const folder = projectFolder(t, { "valohai.yaml": yaml });
  const client = await startLspClient(t, { rootUri: folder.uri });
  const own = folder.uriOf("valohai.yaml");
  await client.open(own, yaml);
  chmodSync(new URL(own), 0o444);
  const { edits, message } = await asked(client, { ...shown, uri: own });
  assert.deepEqual([edits, message], [[], '"valohai.yaml" is read-only, so nothing is changed']);
});

test("changes nothing in a file with an unresolved merge, and says so", async (t) => {
  const client = await startLspClient(t);
  await client.open(uri, `<<<<<<< ours\n${yaml}=======\n>>>>>>> theirs\n`);
  const { edits, message } = await asked(client);
  assert.deepEqual(edits, []);
  assert.match(message ?? "", /merge conflict/);
});

test("answers null for a file that is not open", async (t) => {
  const client = await startLspClient(t);
  assert.equal(await choices(client, { kind: "addNode" }), null);
  assert.equal(await asked(client), null);
});
