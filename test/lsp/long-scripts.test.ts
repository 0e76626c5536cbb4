import assert from "node:assert/strict";
import { test } from "node:test";
import { hoversBefore } from "../support/hovers-before.ts";
import { longScript } from "../support/long-script.ts";
import { type LspClient, startLspClient } from "../support/lsp-client.ts";
import { projectFolder } from "../support/project-folder.ts";

/** A file with a step that runs a script. */
function running(script: string): string {
  return `- step:
    name: train
    image: busybox
    command: python ${script} {parameters}
    parameters:
      - name: rate
        type: float
`;
}

/** How many hovers are answered between the opening of a file and its diagnostics, which wait for its script. */
async function hoversWhileRead(client: LspClient, uri: string, text: string): Promise<number> {
  const textDocument = { uri, languageId: "valohai-yaml", version: 1, text };
  await client.connection.sendNotification("textDocument/didOpen", { textDocument });
  const found = client.connection.sendRequest("textDocument/diagnostic", { textDocument: { uri } });
  return hoversBefore(client, found);
}

test("other texts are answered while a long script is read", async (t) => {
  const folder = projectFolder(t, {
    "first.py": longScript(500),
    "short.py": longScript(500),
    "long.py": longScript(250_000),
  });
  // A client that cannot be asked to pull again, so that an answer waits for what is being read.
  const capabilities = { textDocument: { diagnostic: {} } };
  const client = await startLspClient(t, { rootUri: folder.uri, capabilities });
  const open = (name: string) =>
    hoversWhileRead(client, folder.uriOf(`${name}/valohai.yaml`), running(`${name}.py`));
  await open("first");
  const usual = await open("short");
  const longer = await open("long");
  assert.ok(longer > usual + 4, `${usual} hovers, and ${longer} while a long script is read`);
});
