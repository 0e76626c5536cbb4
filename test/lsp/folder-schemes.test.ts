import assert from "node:assert/strict";
import { test } from "node:test";
import { filesCapability } from "#protocol";
import { type LspClient, startLspClient } from "../support/lsp-client.ts";
import { skippedInWorker } from "../support/server-host.ts";

interface Registration {
  readonly method: string;
  readonly registerOptions?: {
    readonly documentSelector?: readonly { readonly scheme?: string }[];
    readonly filters?: readonly { readonly scheme?: string }[];
  };
}

const dynamic = { dynamicRegistration: true };

/** A client with one folder on this machine that answers about files, and what the server has asked it to register. */
async function started(t: Parameters<typeof startLspClient>[0], answersAboutFiles: boolean) {
  const registrations: Registration[] = [];
  const capabilities = {
    workspace: {
      workspaceFolders: true,
      fileOperations: dynamic,
      workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
    },
    textDocument: { synchronization: dynamic, hover: dynamic },
    experimental: answersAboutFiles ? { [filesCapability]: true } : {},
  };
  const client = await startLspClient(
    t,
    { rootUri: "file:///project", capabilities },
    (connection) => {
      connection.onRequest("client/registerCapability", (params) => {
        registrations.push(...params.registrations);
        return null;
      });
    },
  );
  return { client, registrations };
}

async function addFolder({ connection }: LspClient, uri: string): Promise<void> {
  const event = { added: [{ uri, name: uri }], removed: [] };
  await connection.sendNotification("workspace/didChangeWorkspaceFolders", { event });
  // An answer: what was sent before has been read.
  await connection.sendRequest("valohai/ping");
}

/** The schemes that the server asked for with each method, in the order of the registrations. */
function schemesBy(registrations: readonly Registration[], method: string): string[][] {
  return registrations
    .filter((it) => it.method === method)
    .map(({ registerOptions = {} }) => {
      const { documentSelector, filters } = registerOptions;
      return [...new Set((documentSelector ?? filters ?? []).map((it) => it.scheme ?? ""))];
    });
}

test("folders with another scheme that are added later are asked for like the first ones, once", async (t) => {
  const { client, registrations } = await started(t, true);
  await addFolder(client, "memory:///one");
  await addFolder(client, "memory:///two");
  await addFolder(client, "file:///other");
  for (const method of ["didOpen", "didChange", "didClose", "hover", "rename", "codeAction"]) {
    const found = schemesBy(registrations, `textDocument/${method}`);
    assert.deepEqual(found, [["file"], ["memory"]], method);
  }
  assert.deepEqual(schemesBy(registrations, "workspace/willRenameFiles"), [["memory"]]);
});

const skip = skippedInWorker("a worker has no files but those of its client");

test("a client that does not answer about files is asked for those of this machine alone", {
  skip,
}, async (t) => {
  const { client, registrations } = await started(t, false);
  await addFolder(client, "memory:///one");
  assert.deepEqual(schemesBy(registrations, "textDocument/hover"), [["file"]]);
  assert.deepEqual(schemesBy(registrations, "workspace/willRenameFiles"), []);
});
