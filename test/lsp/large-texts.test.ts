import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { CancellationTokenSource } from "vscode-jsonrpc/node";
import { hoversBefore } from "../support/hovers-before.ts";
import { largeTexts } from "../support/large-texts.ts";
import { type Diagnostic, type LspClient, startLspClient } from "../support/lsp-client.ts";
import { projectFolder } from "../support/project-folder.ts";

const large = "file:///large/valohai.yaml";
const small = "file:///small/valohai.yaml";
const smallText = "- step:\n    name: a\n    image: b:1\n    command: c\n";
const pulling = { textDocument: { diagnostic: {} } };

/** A text that is read up to the limit. */
function largeText(): string {
  const steps = largeTexts.find(([name]) => name === "steps and pipelines")?.[1];
  assert.ok(steps);
  return steps(5_000_000);
}

async function startWith(t: TestContext, capabilities: object): Promise<LspClient> {
  const client = await startLspClient(t, { capabilities });
  await client.open(small, smallText);
  return client;
}

function openLarge({ connection }: LspClient, uri: string, text: string) {
  const textDocument = { uri, languageId: "valohai-yaml", version: 1, text };
  return connection.sendNotification("textDocument/didOpen", { textDocument });
}

function pull({ connection }: LspClient, uri: string) {
  return connection.sendRequest<{ readonly items: readonly Diagnostic[] }>(
    "textDocument/diagnostic",
    { textDocument: { uri } },
  );
}

function ask({ connection }: LspClient, request: string, uri: string) {
  const position = { line: 1, character: 5 };
  return connection.sendRequest<object | null>(`textDocument/${request}`, {
    textDocument: { uri },
    position,
  });
}

test("other texts are answered while a large one is read", async (t) => {
  const client = await startWith(t, pulling);
  const answers: string[] = [];
  const noted = async (name: string, answer: Promise<unknown>) => {
    assert.ok(await answer, name);
    answers.push(name);
  };
  void openLarge(client, large, largeText());
  await Promise.all([
    noted("large", pull(client, large)),
    noted("large hover", ask(client, "hover", large)),
    noted("completion", ask(client, "completion", small)),
    noted("hover", ask(client, "hover", small)),
  ]);
  assert.deepEqual(answers.slice(0, 2), ["completion", "hover"]);
  assert.deepEqual(answers.slice(2).sort(), ["large", "large hover"]);
});

test("diagnostics of a large text are pushed once it is read, and others before", async (t) => {
  const client = await startWith(t, {});
  void openLarge(client, large, largeText());
  const answer = ask(client, "hover", small);
  assert.ok(await answer);
  assert.ok(!client.published.some((it) => it.uri === large));
  assert.ok((await client.diagnostics(large, 1)).length > 0);
});

test("an edit while a large text is read leads to what opening the result gives", async (t) => {
  const client = await startWith(t, pulling);
  const text = largeText();
  void openLarge(client, large, text);
  const first = pull(client, large);
  await ask(client, "hover", small);
  const range = { start: { line: 8, character: 0 }, end: { line: 9, character: 0 } };
  const insertion = "- step:\n    nam: inserted\n";
  const change = (at: object, version: number, added: string) =>
    client.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: large, version },
      contentChanges: [{ range: at, text: added }],
    });
  void change(range, 2, "");
  await ask(client, "hover", small);
  void change({ start: range.start, end: range.start }, 3, insertion);
  const [, last] = await Promise.all([first, pull(client, large)]);
  const lines = text.split("\n");
  lines.splice(8, 1, ...insertion.trimEnd().split("\n"));
  const other = "file:///other/valohai.yaml";
  void openLarge(client, other, lines.join("\n"));
  const fresh = await pull(client, other);
  assert.deepEqual(withoutUris(last.items), withoutUris(fresh.items));
});

test("a request that is cancelled while a large text is read is not answered", async (t) => {
  const client = await startWith(t, pulling);
  void openLarge(client, large, largeText());
  const source = new CancellationTokenSource();
  const cancelled = client.connection.sendRequest(
    "textDocument/hover",
    { textDocument: { uri: large }, position: { line: 1, character: 5 } },
    source.token,
  );
  source.cancel();
  await assert.rejects(cancelled, { code: -32_800 });
  assert.ok(await ask(client, "hover", small));
});

test("other texts are answered while a large file that is closed is checked", async (t) => {
  const folder = projectFolder(t, {
    "valohai.yaml": "- step: {name: a, image: b:1, command: c}\n",
  });
  const client = await startLspClient(t, { rootUri: folder.uri, capabilities: pulling });
  const checked = () =>
    client.connection.sendRequest<{ readonly items: readonly object[] }>("workspace/diagnostic", {
      previousResultIds: [],
    });
  // An answer does not wait for a file that takes long to arrive; a later one has it.
  const checkedUntil = async (count: number) => {
    for (let left = 30; (await checked()).items.length < count; left--) assert.ok(left > 0);
  };
  await checkedUntil(1);
  const usual = await hoversBefore(client, checked());
  folder.write("large/valohai.yaml", largeText());
  const uri = folder.uriOf("large/valohai.yaml");
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri, type: 1 }],
  });
  const longer = await hoversBefore(client, checkedUntil(2));
  assert.ok(longer > usual + 10, `${usual} hovers, and ${longer} while a large file is checked`);
});

/** Diagnostics without the addresses of related places. */
function withoutUris(items: readonly Diagnostic[]) {
  return items.map(({ relatedInformation, ...rest }) => ({
    ...rest,
    related: relatedInformation?.map(({ location: { range }, message }) => ({ range, message })),
  }));
}
