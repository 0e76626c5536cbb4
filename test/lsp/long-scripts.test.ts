import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { longScript } from "../support/long-script.ts";
import { type Diagnostic, type LspClient, startLspClient } from "../support/lsp-client.ts";
import { projectFolder } from "../support/project-folder.ts";

const small = "file:///small/valohai.yaml";
const smallText = "- step:\n    name: a\n    image: b:1\n    command: c\n";
const yaml = `- step:
    name: train
    image: busybox
    command: python train.py {parameters}
    parameters:
      - name: rate
        type: float
`;

/** A client that pulls and cannot be asked to do so again, so that an answer waits for what is being read. */
async function startWith(t: TestContext, script: string) {
  const folder = projectFolder(t, { "valohai.yaml": yaml, "train.py": script });
  const client = await startLspClient(t, {
    rootUri: folder.uri,
    capabilities: { textDocument: { diagnostic: {} } },
  });
  await client.open(small, smallText);
  return { client, uri: folder.uriOf("valohai.yaml") };
}

async function pull({ connection }: LspClient, uri: string) {
  const { items } = await connection.sendRequest<{ readonly items: readonly Diagnostic[] }>(
    "textDocument/diagnostic",
    { textDocument: { uri } },
  );
  return items.map((it) => it.code);
}

/** How many hovers in a small text are answered one after the other before something else is. */
async function hoversBefore({ connection }: LspClient, other: Promise<unknown>): Promise<number> {
  let isOver = false;
  void other.finally(() => {
    isOver = true;
  });
  let count = 0;
  for (; !isOver; count++) {
    await connection.sendRequest("textDocument/hover", {
      textDocument: { uri: small },
      position: { line: 1, character: 5 },
    });
  }
  return count;
}

/** How many hovers are answered while a file is opened that runs a script of a length. */
async function hoversWhileRead(t: TestContext, length: number): Promise<number> {
  const { client, uri } = await startWith(t, longScript(length));
  const textDocument = { uri, languageId: "valohai-yaml", version: 1, text: yaml };
  await client.connection.sendNotification("textDocument/didOpen", { textDocument });
  const found = pull(client, uri);
  const count = await hoversBefore(client, found);
  assert.deepEqual(await found, ["script-input-undeclared"]);
  return count;
}

test("other texts are answered while a long script is read", async (t) => {
  const usual = await hoversWhileRead(t, 500);
  const longer = await hoversWhileRead(t, 50_000);
  assert.ok(longer > usual + 10, `${usual} hovers, and ${longer} while a long script is read`);
});
