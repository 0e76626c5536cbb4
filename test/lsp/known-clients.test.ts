import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { startLspClient } from "../support/lsp-client.ts";

/** What a server offers to a client with this name that announces what it needs. */
async function offeredTo(t: TestContext, name: string, textDocument: object) {
  const { initialized } = await startLspClient(t, {
    capabilities: { textDocument },
    clientInfo: { name },
  });
  return initialized.capabilities;
}

test("linked editing is offered where a person turns it on, and not where an editor does it unasked", async (t) => {
  const offered = async (name: string, textDocument: object) => {
    const capabilities = await offeredTo(t, name, textDocument);
    return capabilities["linkedEditingRangeProvider"];
  };
  const announced = { linkedEditingRange: {} };
  assert.equal(await offered("Neovim", announced), true);
  assert.equal(await offered("Neovim", {}), undefined);
  assert.equal(await offered("Zed", announced), undefined);
  assert.equal(await offered("Zed Preview", announced), undefined);
});

test("diagnostics of the workspace are not offered to Neovim, which would no longer ask again for those of open files", async (t) => {
  const offered = async (name: string) => {
    const { diagnosticProvider } = await offeredTo(t, name, { diagnostic: {} });
    return { ...Object(diagnosticProvider) }.workspaceDiagnostics;
  };
  assert.equal(await offered("Visual Studio Code"), true);
  assert.equal(await offered("Neovim"), false);
});
