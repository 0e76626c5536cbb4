import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { positionAt, startClientAs, startLspClient } from "../support/lsp-client.ts";
import { isWorker } from "../support/server-host.ts";
import { file, pipeline, step, task } from "../support/yaml.ts";

/** What a server offers to a client with this name that announces what it needs. */
async function offeredTo(t: TestContext, name: string, capabilities: object) {
  const { initialized } = await startLspClient(t, { capabilities, clientInfo: { name } });
  return initialized.capabilities;
}

test("linked editing is offered where a person turns it on, and not where an editor does it unasked", async (t) => {
  const offered = async (name: string, textDocument: object) => {
    const capabilities = await offeredTo(t, name, { textDocument });
    return capabilities["linkedEditingRangeProvider"];
  };
  const announced = { linkedEditingRange: {} };
  assert.equal(await offered("Neovim", announced), true);
  assert.equal(await offered("Neovim", {}), undefined);
  assert.equal(await offered("Zed", announced), undefined);
  assert.equal(await offered("Zed Preview", announced), undefined);
});

const pullsAgain = {
  textDocument: { diagnostic: {} },
  workspace: { diagnostics: { refreshSupport: true } },
};

test("diagnostics are to be asked for only by a client that can be asked to do that again, or shows no others", async (t) => {
  const offered = async (capabilities: object) => {
    const { diagnosticProvider } = await offeredTo(t, "client", capabilities);
    return diagnosticProvider !== undefined;
  };
  const textDocument = { diagnostic: {} };
  assert.equal(await offered(pullsAgain), true);
  assert.equal(await offered({ textDocument }), false);
  assert.equal(
    await offered({ textDocument: { ...textDocument, publishDiagnostics: null } }),
    true,
  );
});

test("diagnostics of the workspace are not offered to Neovim, which would no longer ask again for those of open files", async (t) => {
  const offered = async (name: string) => {
    const { diagnosticProvider } = await offeredTo(t, name, pullsAgain);
    return { ...Object(diagnosticProvider) }.workspaceDiagnostics;
  };
  assert.equal(await offered("Visual Studio Code"), true);
  assert.equal(await offered("Neovim"), false);
});

test("what a pipeline will run is offered as a text only where there is a disk to write it to", async (t) => {
  const yaml = file(
    step("train", "parameters: [{ name: x }]"),
    task("sweep", "parameters: [{ name: x, style: multiple, rules: { items: [1, 2] } }]"),
    pipeline("- { name: a, type: task, task: sweep }"),
  );
  const uri = "file:///project/valohai.yaml";
  const client = await startClientAs(t, {
    capabilities: {
      textDocument: {
        codeLens: {},
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
      },
      window: { showDocument: { support: true } },
    },
  });
  await client.open(uri, yaml);
  const textDocument = { uri };
  const lenses = await client.connection.sendRequest<object[]>("textDocument/codeLens", {
    textDocument,
  });
  const start = positionAt(yaml, yaml.indexOf("name: a"));
  const actions = await client.connection.sendRequest<{ title: string }[]>(
    "textDocument/codeAction",
    { textDocument, range: { start, end: start }, context: { diagnostics: [] } },
  );
  assert.equal(lenses.length > 0, !isWorker);
  assert.equal(
    actions.some((it) => it.title.startsWith("Show what")),
    !isWorker,
  );
});
