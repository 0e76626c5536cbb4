import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { pathToFileURL } from "node:url";
import { type LspClient, type Position, startLspClient } from "../support/lsp-client.ts";
import { projectFolder } from "../support/project-folder.ts";

interface Item {
  readonly label: string;
  readonly documentation?: { readonly value: string };
  readonly insertTextFormat: number;
  readonly textEdit: { readonly newText: string };
}

const uri = "file:///project/valohai.yaml";

async function completionsAt(
  client: LspClient,
  file: string,
  source: string,
): Promise<readonly Item[]> {
  const { cursor } = await client.open(file, source);
  const list = await client.connection.sendRequest<{ readonly items: readonly Item[] }>(
    "textDocument/completion",
    { textDocument: { uri: file }, position: cursor },
  );
  return list.items;
}

test("the server says what an offer means when it is asked", async (t) => {
  const client = await startLspClient(t);
  const items = await completionsAt(client, uri, "- step:\n    name: a\n    <|>\n");
  const image = items.find((it) => it.label === "image");
  assert.ok(image);
  assert.equal(image.documentation, undefined);
  const resolved = await client.connection.sendRequest<Item>("completionItem/resolve", image);
  assert.match(resolved.documentation?.value ?? "", /image/);
  assert.equal(resolved.label, "image");
});

test("the server leaves stops out for a client without snippets", async (t) => {
  const source = "<|>";
  const plain = await completionsAt(await startLspClient(t), uri, source);
  const step = plain.find((it) => it.label === "step");
  assert.equal(step?.insertTextFormat, 1);
  assert.match(step?.textEdit.newText ?? "", /^- step:\n {4}name: my-step\n/);
  const client = await startLspClient(t, {
    capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
  });
  const snippets = await completionsAt(client, uri, source);
  const withStops = snippets.find((it) => it.label === "step");
  assert.equal(withStops?.insertTextFormat, 2);
  assert.match(withStops?.textEdit.newText ?? "", /name: \$\{1:my-step\}/);
});

const twoSteps = `- step:
    name: preprocess
    image: busybox:1
    command: run
- pipeline:
    name: p
    nodes:
      - name: pr<|>
    edges: []
`;

interface Change {
  readonly range?: object;
  readonly text: string;
}

/** Labels as an editor gets them that asks when a letter is typed, and again when a person wants to see them. */
async function askTwice(t: TestContext, change: (text: string, cursor: Position) => Change) {
  const client = await startLspClient(t);
  const { text, cursor } = await client.open(uri, twoSteps);
  const after = { line: cursor.line, character: cursor.character + 1 };
  const ask = async (position: Position) => {
    const parameters = { textDocument: { uri }, position, context: { triggerKind: 1 } };
    const list = await client.connection.sendRequest<{ readonly items: readonly Item[] }>(
      "textDocument/completion",
      parameters,
    );
    return list.items.map((it) => it.label);
  };
  const untouched = await ask(cursor);
  await client.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: [change(text, cursor)],
  });
  return { untouched, typed: await ask(after), asked: await ask(after) };
}

for (const [way, change] of [
  ["changes", (_: string, at: Position) => ({ range: { start: at, end: at }, text: "e" })],
  ["whole texts", (text: string) => ({ text: text.replace("pr\n", "pre\n") })],
] as const) {
  test(`the server offers nothing for a name that is typed, and names on request: ${way}`, async (t) => {
    const { untouched, typed, asked } = await askTwice(t, change);
    assert.deepEqual(untouched, ["preprocess"]);
    assert.deepEqual(typed, []);
    assert.deepEqual(asked, ["preprocess"]);
  });
}

test("the server offers names at once when the client says that the user asks", async (t) => {
  const client = await startLspClient(t);
  const { cursor } = await client.open(uri, twoSteps);
  const change = { range: { start: cursor, end: cursor }, text: "e" };
  await client.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: [change],
  });
  await client.connection.sendRequest("valohai/asked", {});
  const position = { line: cursor.line, character: cursor.character + 1 };
  const list = await client.connection.sendRequest<{ readonly items: readonly Item[] }>(
    "textDocument/completion",
    { textDocument: { uri }, position, context: { triggerKind: 1 } },
  );
  assert.deepEqual(
    list.items.map((it) => it.label),
    ["preprocess"],
  );
});

/** A workspace in a folder of its own; `outside` is beside it. */
function workspaceIn(t: TestContext) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "valohai-yaml-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const root = path.join(folder, "project");
  mkdirSync(path.join(root, "src"), { recursive: true });
  mkdirSync(path.join(folder, "outside"));
  for (const name of ["project/train.py", "project/src/model.py", "outside/secret.py"]) {
    writeFileSync(path.join(folder, name), "");
  }
  return pathToFileURL(root).href;
}

test("the server offers files of the workspace, and none outside", async (t) => {
  const rootUri = workspaceIn(t);
  const client = await startLspClient(t, { rootUri });
  const labelsIn = async (command: string, name: string) => {
    const source = `- step:\n    name: a\n    command: ${command}\n`;
    const items = await completionsAt(client, `${rootUri}/${name}.yaml`, source);
    return items.map((it) => it.label);
  };
  const files = await labelsIn("python <|>", "a.valohai");
  assert.ok(files.includes("train.py") && files.includes("src/"), files.join());
  assert.deepEqual(await labelsIn("python src/<|>", "b.valohai"), ["model.py"]);
  assert.deepEqual(await labelsIn("python ../outside/<|>", "c.valohai"), []);
});

const pipeline = `- step:
    name: train
    image: busybox:1
    command: train {parameters}
    parameters: [{ name: rate, type: float, default: 0.5 }]
- pipeline:
    name: p
    nodes: [{ name: fit, type: execution, step: train, override: { parameters: [{ name: ra<|>te, default: 0.7 }] } }]
    edges: []
`;

test("the server shows where a value comes from", async (t) => {
  const client = await startLspClient(t);
  const { cursor } = await client.open(uri, pipeline);
  const hover = await client.connection.sendRequest<{ contents: { value: string } }>(
    "textDocument/hover",
    { textDocument: { uri }, position: cursor },
  );
  assert.match(
    hover.contents.value,
    /1\. default of the step: `0.5`\n2\. \*\*override of the node: `0.7`\*\* ✓/,
  );
  assert.match(hover.contents.value, /train --rate=0\.7/);
});

interface Action {
  readonly title: string;
  readonly kind: string;
  readonly edit: { readonly changes: { readonly [uri: string]: readonly unknown[] } };
}

test("the server offers refactorings, but not at each movement of the cursor", async (t) => {
  const client = await startLspClient(t);
  const { cursor } = await client.open(
    uri,
    pipeline.replace("ra<|>te", "rate").replace("exe", "ex<|>e"),
  );
  const ask = (context: object) =>
    client.connection.sendRequest<readonly Action[]>("textDocument/codeAction", {
      textDocument: { uri },
      range: { start: cursor, end: cursor },
      context: { diagnostics: [], ...context },
    });
  const found = await ask({ only: ["refactor.rewrite"] });
  assert.deepEqual(
    found.map(({ title, kind }) => [title, kind]),
    [["Convert to a task node", "refactor.rewrite"]],
  );
  assert.equal(found[0]?.edit.changes[uri]?.length, 1);
  const automatic = await ask({ triggerKind: 2 });
  assert.ok(automatic.every(({ kind }) => !kind.startsWith("refactor")));
});

test("the server proposes steps and writes a new file", async (t) => {
  const { connection } = await startLspClient(t);
  const files = ["train.py", "lib/utils.py", "requirements.txt"];
  assert.deepEqual(await connection.sendRequest("valohai/stepProposals", { files }), [
    { name: "train", script: "train.py", likely: true },
    { name: "utils", script: "lib/utils.py", likely: false },
  ]);
  const text = await connection.sendRequest<string>("valohai/newFile", {
    files,
    scripts: ["train.py"],
  });
  assert.match(
    text,
    /^- step:\n {4}name: train\n[\s\S]*pip install[\s\S]*python train\.py \{parameters\}\n$/,
  );
});

test("the server proposes the pipeline that the chosen scripts make, and writes it if it is wanted", async (t) => {
  const project = projectFolder(t, {
    "list.py": 'import json\nprint(json.dumps({"ids": [1, 2]}))\n',
    "train.py": 'import valohai\nprint(valohai.parameters("id").value)\n',
  });
  const { connection } = await startLspClient(t, { rootUri: project.uri });
  const files = ["list.py", "train.py"];
  const params = { files, scripts: files, folder: project.uri };
  const ask = (request: string, more: object) =>
    connection.sendRequest(request, { ...params, ...more });
  const proposal = { producer: "list", key: "ids", consumer: "train", parameter: "id", sure: true };
  assert.deepEqual(await ask("valohai/pipelineProposal", {}), proposal);
  assert.equal(await ask("valohai/pipelineProposal", { scripts: ["train.py"] }), null);
  const edge = /\n {6}- \[list\.metadata\.ids, train\.parameter\.id\]\n$/;
  assert.match(String(await ask("valohai/newFile", { hasPipeline: true })), edge);
  assert.doesNotMatch(String(await ask("valohai/newFile", {})), /pipeline/);
});
