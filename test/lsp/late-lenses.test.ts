import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { type FileAnswer, type FileQuestion, type FilesParams, filesCapability } from "#protocol";
import { type LspClient, startLspClient } from "../support/lsp-client.ts";

const root = "memory:///project";
const script = `${root}/train.py`;

const texts: { readonly [uri: string]: string } = {
  [`${root}/valohai.yaml`]: "- step: { name: train, image: busybox:1, command: python train.py }\n",
  [script]: "print(1)\n",
};

function answerTo({ kind, uri }: FileQuestion): FileAnswer {
  const text = texts[uri];
  if (uri === root && kind === "list") {
    const names = Object.keys(texts).map((it) => it.slice(root.length + 1));
    return { kind: "entries", entries: names.map((it) => [it, "file"]), isWhole: true };
  }
  if (text === undefined) return { kind: "unread", reason: "does not exist", isMissing: true };
  if (kind === "read") return { kind: "text", text };
  return { kind: "place", place: "file", isReadOnly: false, isLink: false };
}

/** A client with a script open whose files come after a delay, in milliseconds; and how often it was asked to show lenses again. */
async function opened(t: TestContext, delay: number, folder: string | null) {
  const asked = { again: 0 };
  const capabilities = {
    workspace: { workspaceFolders: true, codeLens: { refreshSupport: true } },
    experimental: { [filesCapability]: true },
  };
  const client = await startLspClient(t, { rootUri: folder, capabilities }, (connection) => {
    connection.onRequest("valohai/files", async ({ questions }: FilesParams) => {
      await setTimeout(delay);
      return questions.map(answerTo);
    });
    connection.onRequest("workspace/codeLens/refresh", () => {
      asked.again++;
      return null;
    });
  });
  await client.connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri: script, languageId: "python", version: 1, text: texts[script] },
  });
  return { client, asked };
}

async function titles({ connection }: LspClient): Promise<readonly string[]> {
  const params = { textDocument: { uri: script } };
  const found = await connection.sendRequest<readonly { command: { title: string } }[]>(
    "textDocument/codeLens",
    params,
  );
  return found.map((it) => it.command.title);
}

test("lenses of a script whose files come late are asked for again until they are there", async (t) => {
  const { client, asked } = await opened(t, 1_200, root);
  assert.deepEqual(await titles(client), []);
  let shown: readonly string[] = [];
  for (let seen = 0; shown.length === 0; ) {
    while (asked.again === seen) await setTimeout(20);
    seen = asked.again;
    shown = await titles(client);
  }
  assert.deepEqual(shown, ["Runs in step train"]);
});

test("a folder that joins the workspace has lenses asked for again", async (t) => {
  const { client, asked } = await opened(t, 0, null);
  assert.deepEqual(await titles(client), []);
  const event = { added: [{ uri: root, name: "project" }], removed: [] };
  await client.connection.sendNotification("workspace/didChangeWorkspaceFolders", { event });
  while (asked.again === 0) await setTimeout(20);
  assert.deepEqual(await titles(client), ["Runs in step train"]);
});
