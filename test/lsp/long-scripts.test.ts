import assert from "node:assert/strict";
import { test } from "node:test";
import { longScript } from "../support/long-script.ts";
import { type Diagnostic, type LspClient, startLspClient } from "../support/lsp-client.ts";
import { projectFolder } from "../support/project-folder.ts";

const small = "file:///small/valohai.yaml";
const smallText = "- step:\n    name: a\n    image: b:1\n    command: c\n";
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

/** How many hovers are answered between the opening of a file and its diagnostics, which wait for its script. */
async function hoversWhileRead(client: LspClient, uri: string, text: string): Promise<number> {
  const textDocument = { uri, languageId: "valohai-yaml", version: 1, text };
  await client.connection.sendNotification("textDocument/didOpen", { textDocument });
  const found = client.connection.sendRequest<{ readonly items: readonly Diagnostic[] }>(
    "textDocument/diagnostic",
    { textDocument: { uri } },
  );
  const count = await hoversBefore(client, found);
  const codes = (await found).items.map((it) => it.code);
  assert.ok(codes.includes("script-input-undeclared"));
  return count;
}

test("other texts are answered while a long script is read", async (t) => {
  const folder = projectFolder(t, {
    "first.py": longScript(500),
    "short.py": longScript(500),
    "long.py": longScript(200_000),
  });
  // A client that cannot be asked to pull again, so that an answer waits for what is being read.
  const capabilities = { textDocument: { diagnostic: {} } };
  const client = await startLspClient(t, { rootUri: folder.uri, capabilities });
  await client.open(small, smallText);
  const open = (name: string) =>
    hoversWhileRead(client, folder.uriOf(`${name}/valohai.yaml`), running(`${name}.py`));
  await open("first");
  const usual = await open("short");
  const longer = await open("long");
  assert.ok(longer > usual + 10, `${usual} hovers, and ${longer} while a long script is read`);
});
