import assert from "node:assert/strict";
import { test } from "node:test";
import { startLspClient, textIn } from "../support/lsp-client.ts";

/** Nothing that needs no files asks for any: the text is in a virtual workspace. */
const uri = "vscode-vfs://github/owner/repository/valohai.yaml";

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

interface Edit {
  readonly newText: string;
  readonly range: Parameters<typeof textIn>[1];
}

test("a rename is prepared with the name and changes every place of it", async (t) => {
  const client = await startLspClient(t);
  const { text, cursor } = await client.open(uri, source);
  const params = { textDocument: { uri }, position: cursor };
  const prepared = await client.connection.sendRequest<{
    range: Edit["range"];
    placeholder: string;
  }>("textDocument/prepareRename", params);
  assert.equal(prepared.placeholder, "id");
  assert.equal(textIn(text, prepared.range), "id");
  const { changes } = await client.connection.sendRequest<{ changes: { [uri: string]: Edit[] } }>(
    "textDocument/rename",
    { ...params, newName: "store" },
  );
  assert.deepEqual(
    changes[uri]?.map((it) => [it.range.start.line, textIn(text, it.range), it.newText]),
    [
      [3, "id", "store"],
      [5, "id", "store"],
      [11, "id", "store"],
    ],
  );
});

test("a rename that cannot be is refused with the reason, and one of nothing with null", async (t) => {
  const client = await startLspClient(t);
  const { cursor } = await client.open(uri, source);
  const ask = (method: string, position: object, newName: string) =>
    client.connection.sendRequest(method, { textDocument: { uri }, position, newName });
  await assert.rejects(ask("textDocument/rename", cursor, "a}b"), {
    message: '"a}b" cannot be used in a placeholder, which its "}" would end',
  });
  const nothing = { line: 2, character: 6 };
  assert.equal(await ask("textDocument/prepareRename", nothing, ""), null);
  assert.equal(await ask("textDocument/rename", nothing, "x"), null);
});

test("nothing is renamed in a file with an unresolved merge, and the reason is shown", async (t) => {
  const client = await startLspClient(t);
  const { cursor } = await client.open(uri, `${source}<<<<<<< HEAD\n`);
  for (const method of ["textDocument/prepareRename", "textDocument/rename"]) {
    const params = { textDocument: { uri }, position: cursor, newName: "x" };
    await assert.rejects(client.connection.sendRequest(method, params), {
      message: "A merge conflict in this file is not resolved, so nothing is renamed",
    });
  }
});
