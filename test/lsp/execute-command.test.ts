import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { ErrorCodes } from "vscode-jsonrpc/node";
import { type LspClient, startClientAs } from "../support/lsp-client.ts";
import { projectFolder } from "../support/project-folder.ts";
import { file, pipeline, step } from "../support/yaml.ts";

const uri = "file:///project/valohai.yaml";
const text = file(step("train"), pipeline("- { name: a, type: execution, step: train }"));
const shows = { window: { showDocument: { support: true } } };

async function openIn(client: LspClient, at = uri, languageId = "yaml", content = text) {
  const textDocument = { uri: at, languageId, version: 1, text: content };
  await client.connection.sendNotification("textDocument/didOpen", { textDocument });
}

/** A client that has the file open, without any capability but those given. */
async function clientWith(t: TestContext, capabilities: object = {}): Promise<LspClient> {
  const client = await startClientAs(t, { capabilities });
  await openIn(client);
  return client;
}

function run({ connection }: LspClient, command: string, ...sent: readonly unknown[]) {
  return connection.sendRequest("workspace/executeCommand", { command, arguments: sent });
}

test("a client that opens no documents gets their texts", async (t) => {
  const client = await clientWith(t);
  const plan = await run(client, "valohai.showPlan", { uri, pipeline: "main" });
  assert.match(
    String(plan),
    /^main: 1 execution in all \(documented\)\nstage 1\n {2}a: 1 execution/,
  );
  const named = { uri, pipeline: "main", node: "a" };
  const node = await run(client, "valohai.previewTaskVariants", named);
  assert.match(String(node), /^main \/ a: 1 execution .*\n(?:.*\n)*#1\n {4}python train\.py\n$/);
});

test("a client that does not open a document after all gets its text", async (t) => {
  const client = await clientWith(t, shows);
  client.connection.onRequest("window/showDocument", () => ({ success: false }));
  assert.match(String(await run(client, "valohai.showPlan", { uri, pipeline: "main" })), /^main: /);
  client.connection.onRequest("window/showDocument", () => {
    throw new Error("not now");
  });
  assert.match(String(await run(client, "valohai.showPlan", { uri, pipeline: "main" })), /^main: /);
});

test("what cannot be run is refused with the reason", async (t) => {
  const client = await clientWith(t);
  const node = "valohai.previewTaskVariants";
  const [plan, place, edit] = ["valohai.showPlan", "valohai.showPlace", "valohai.applyEdit"];
  const other = "file:///project/other/valohai.yaml";
  const wrong: readonly (readonly [command: string, argument: unknown, message: RegExp])[] = [
    ["valohai.restartServer", {}, /No command is named "valohai.restartServer"/],
    ["constructor", {}, /No command is named "constructor"/],
    [plan, undefined, /is an object/],
    [plan, "main", /is an object/],
    [plan, { uri }, /"uri", "pipeline" and "node"/],
    [plan, { uri: other, pipeline: "main" }, /is not open/],
    [plan, { uri, pipeline: "mian" }, /No pipeline is named "mian"/],
    [node, { uri, pipeline: "main", node: 1 }, /"uri", "pipeline" and "node"/],
    [node, { uri, pipeline: "main" }, /No node of pipeline "main" is named ""/],
    [node, { uri, pipeline: "main", node: "b" }, /No node of pipeline "main" is named "b"/],
    [place, { uri }, /is a place in a file/],
    [edit, null, /is an object/],
  ];
  for (const [command, argument, message] of wrong) {
    const sent = argument === undefined ? [] : [argument];
    const expected = { code: ErrorCodes.InvalidParams, message };
    await assert.rejects(run(client, command, ...sent), expected, String(message));
  }
});

test("an editor with a preview of its own is sent its own commands, and the server announces none", async (t) => {
  const commands = { commands: { commands: ["valohai.previewTaskVariants"] } };
  const client = await clientWith(t, { experimental: commands });
  assert.equal(client.initialized.capabilities["executeCommandProvider"], undefined);
  const other = await clientWith(t, { experimental: { commands: { commands: "any" } } });
  assert.ok(other.initialized.capabilities["executeCommandProvider"]);
});

test("a lens of a script leads to the step, in clients that show places", async (t) => {
  const folder = projectFolder(t, { "valohai.yaml": text, "train.py": "print(1)\n" });
  const lensesOf = async (capabilities: object) => {
    const client = await startClientAs(t, { rootUri: folder.uri, capabilities });
    await openIn(client, folder.uriOf("train.py"), "python", "print(1)\n");
    const textDocument = { uri: folder.uriOf("train.py") };
    const lenses = await client.connection.sendRequest<
      { command: { command: string; arguments: unknown[] } }[]
    >("textDocument/codeLens", { textDocument });
    return { client, commands: lenses.map((it) => it.command) };
  };
  assert.deepEqual((await lensesOf({})).commands, []);
  const { client, commands } = await lensesOf(shows);
  const [lens] = commands;
  assert.ok(lens && commands.length === 1);
  const shown: object[] = [];
  client.connection.onRequest("window/showDocument", (it: object) => {
    shown.push(it);
    return { success: true };
  });
  assert.equal(await run(client, lens.command, ...lens.arguments), null);
  const start = { line: 1, character: 10 };
  const selection = { start, end: { line: 1, character: 15 } };
  assert.deepEqual(shown, [{ uri: folder.uriOf("valohai.yaml"), takeFocus: true, selection }]);
});
