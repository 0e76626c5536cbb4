import assert from "node:assert/strict";
import { test } from "node:test";
import type { ToolAnswer } from "#core/features/tools/tool.ts";
import { type ToolParams, toolRequest } from "#project-protocol";
import { enteredMetadataRequest } from "#protocol";
import { type LspClient, startLspClient } from "../support/lsp-client.ts";
import { projectFolder } from "../support/project-folder.ts";
import { fitFile } from "../support/yaml.ts";

const yaml = fitFile({ edges: "[gen.metadata.ids, fit.parameter.a]" });

async function ask(client: LspClient, tool: string, input: unknown = {}): Promise<ToolAnswer> {
  const params: ToolParams = { tool, input };
  return client.connection.sendRequest(toolRequest, params);
}

test("a tool reads unsaved texts, entered metadata and the scripts of the folder", async (t) => {
  const folder = projectFolder(t, { "valohai.yaml": "" });
  const client = await startLspClient(t, { rootUri: folder.uri });
  assert.match((await ask(client, "valohai_check")).text, /^valohai\.yaml: 1 error\n/);
  const uri = folder.uriOf("valohai.yaml");
  await client.open(uri, yaml.replace("type: execution", "type: exection"));
  const typed = await ask(client, "valohai_check", { file: "valohai.yaml" });
  assert.match(
    typed.text,
    /valohai\.yaml:\d+:\d+: error node-type: .*\n {4}fix: Change to "execution"/,
  );
  await client.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: yaml }],
  });
  assert.match(
    (await ask(client, "valohai_plan")).text,
    /depends on metadata\. To try values, give/,
  );
  const three = {
    kind: "list",
    items: ["1", "2", "3"].map((digits) => ({ kind: "integer", digits })),
  };
  await client.connection.sendRequest(enteredMetadataRequest, {
    uri,
    metadata: { p: { gen: { ids: three } } },
  });
  assert.match((await ask(client, "valohai_plan")).text, /p: 4 executions in all/);
  const given = { metadata: { gen: { ids: [1] } } };
  assert.match((await ask(client, "valohai_plan", given)).text, /p: 2 executions in all/);
});

test("only files of the workspace folders are read, and several folders are told apart", async (t) => {
  const [one, two] = [projectFolder(t, { "valohai.yaml": yaml }), projectFolder(t, {})];
  const other = projectFolder(t, { "valohai.yaml": yaml });
  const folders = [one, other].map(({ uri }) => ({ uri, name: uri }));
  const client = await startLspClient(t, { workspaceFolders: folders });
  two.write("valohai.yaml", yaml);
  const outside = await ask(client, "valohai_check", { file: two.uriOf("valohai.yaml") });
  assert.deepEqual([outside.isError, /is outside the folder/.test(outside.text)], [true, true]);
  const name = (uri: string) => uri.slice(uri.lastIndexOf("/") + 1);
  const several = await ask(client, "valohai_check");
  assert.ok(several.isError);
  for (const it of [one, other]) assert.ok(several.text.includes(`${name(it.uri)}/valohai.yaml`));
  const file = `${name(other.uri)}/valohai.yaml`;
  const named = await ask(client, "valohai_plan", { file });
  assert.ok(named.text.startsWith(`${file}:`), named.text);
});

test("an input of any type is answered", async (t) => {
  const client = await startLspClient(t);
  for (const input of [null, 1, "x", [], {}, { name: {} }]) {
    for (const tool of ["valohai_explain", "valohai_check", "", "__proto__"]) {
      const { text, isError } = await ask(client, tool, input);
      assert.ok(isError && text.length > 10, `${tool} ${JSON.stringify(input)}: ${text}`);
      assert.doesNotMatch(text, /this is a bug/);
    }
  }
});
