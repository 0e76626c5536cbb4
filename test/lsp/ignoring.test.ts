import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import {
  type Diagnostic,
  type LspClient,
  positionAt,
  startLspClient,
} from "../support/lsp-client.ts";
import { type ProjectFolder, projectFolder } from "../support/project-folder.ts";

interface TextEdit {
  readonly range: Diagnostic["range"];
  readonly newText: string;
}

interface CodeAction {
  readonly title: string;
  readonly kind: string;
  readonly isPreferred?: boolean;
  readonly data?: unknown;
  readonly edit: {
    readonly changes?: { readonly [uri: string]: readonly TextEdit[] };
    readonly documentChanges?: readonly object[];
  };
}

const source = `- step:
    name: train
    image: busybox:1
    comand: train
`;
const code = "prop-unknown";
const able = {
  textDocument: { publishDiagnostics: { versionSupport: true } },
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ["create"] } },
};

function start(t: TestContext, { uri }: ProjectFolder, capabilities: object = able) {
  const workspaceFolders = [{ uri, name: "project" }];
  return startLspClient(t, { rootUri: uri, workspaceFolders, capabilities });
}

async function actionsAt(
  client: LspClient,
  uri: string,
  text: string,
  at: string,
  only?: readonly string[],
): Promise<readonly CodeAction[]> {
  const start = positionAt(text, text.indexOf(at));
  return client.connection.sendRequest("textDocument/codeAction", {
    textDocument: { uri },
    range: { start, end: start },
    context: { diagnostics: [], triggerKind: 1, ...(only ? { only } : {}) },
  });
}

test("a code can be ignored on its line, in the file and in the project, after what fixes the problem", async (t) => {
  const project = projectFolder(t, { "sub/valohai.yaml": source });
  const client = await start(t, project);
  const uri = project.uriOf("sub/valohai.yaml");
  await client.open(uri, source);
  const actions = await actionsAt(client, uri, source, "comand", ["quickfix"]);
  assert.deepEqual(
    actions.slice(-3).map((it) => it.title),
    [
      `Ignore ${code} on this line`,
      `Ignore ${code} in this file`,
      `Turn ${code} off in this project`,
    ],
  );
  assert.ok(actions.length > 3);
  assert.ok(actions.slice(-3).every((it) => !it.isPreferred && it.kind === "quickfix"));
  const line = { start: { line: 3, character: 17 }, end: { line: 3, character: 17 } };
  assert.deepEqual(actions.at(-3)?.edit.changes, {
    [uri]: [{ range: line, newText: ` # valohai-ignore ${code}` }],
  });
  const config = project.uriOf(".valohai-lint.yaml");
  const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  assert.deepEqual(actions.at(-1)?.edit.documentChanges, [
    { kind: "create", uri: config, options: { ignoreIfExists: true } },
    {
      textDocument: { uri: config, version: null },
      edits: [{ range: top, newText: `rules:\n  ${code}: off\n` }],
    },
  ]);
  assert.deepEqual(
    actions.slice(-3).map((it) => it.data),
    [undefined, undefined, code],
  );
  const fixes = await actionsAt(client, uri, source, "comand", ["source.fixAll"]);
  assert.ok(!JSON.stringify(fixes).includes("valohai-ignore"));
});

test("a code is turned off in the config that applies, as it is in the editor", async (t) => {
  const saved = "# Ours\nrules:\n  edge-self: hint\n";
  const project = projectFolder(t, { "valohai.yaml": source, ".valohai-lint.yaml": saved });
  const client = await start(t, project, { textDocument: able.textDocument });
  const uri = project.uriOf("valohai.yaml");
  const config = project.uriOf(".valohai-lint.yaml");
  await client.open(uri, source);
  const turnOff = async () => (await actionsAt(client, uri, source, "comand")).at(-1);
  const end = { line: 2, character: 17 };
  assert.deepEqual((await turnOff())?.edit.changes, {
    [config]: [{ range: { start: end, end }, newText: `\n  ${code}: off` }],
  });
  await client.diagnosticsAs(uri, (it) => it.some((found) => found.code === code));
  await client.open(config, `${saved}  ${code}: off\n`);
  await client.diagnosticsAs(uri, (it) => it.every((found) => found.code !== code));
  await client.connection.sendNotification("textDocument/didClose", {
    textDocument: { uri: config },
  });
  await client.diagnosticsAs(uri, (it) => it.some((found) => found.code === code));
});

test("a project is offered only where there is one whose config can be written", async (t) => {
  const project = projectFolder(t, { "valohai.yaml": source });
  const titles = async (client: LspClient, uri: string) => {
    await client.open(uri, source);
    return (await actionsAt(client, uri, source, "comand")).map((it) => it.title);
  };
  const outside = await titles(await start(t, project), "file:///elsewhere/valohai.yaml");
  assert.ok(outside.includes(`Ignore ${code} in this file`));
  assert.ok(!outside.some((it) => it.startsWith("Turn")));
  const plain = await start(t, project, { textDocument: able.textDocument });
  const unable = await titles(plain, project.uriOf("valohai.yaml"));
  assert.ok(!unable.some((it) => it.startsWith("Turn")));
  project.write(".valohai-lint.yaml", "rules: [\n");
  const broken = await titles(await start(t, project), project.uriOf("valohai.yaml"));
  assert.ok(!broken.some((it) => it.startsWith("Turn")));
});

const mistakes = "rules:\n  edge-pairs: off\n  edge-self: of\nignor: old\n";

test("a config is checked, completed and explained, and misspelt words are corrected", async (t) => {
  const project = projectFolder(t, {});
  const client = await start(t, project);
  const uri = project.uriOf(".valohai-lint.yaml");
  await client.open(uri, mistakes);
  const diagnostics = await client.diagnosticsAs(uri, (it) => it.length > 0);
  assert.deepEqual(diagnostics.map((it) => it.message).sort(), [
    'A .valohai-lint.yaml has no key "ignor"; did you mean "ignore"?',
    "A severity is one of off, hint, information, warning, error",
    'No rule has the code "edge-pairs"; did you mean "edge-pair"?',
  ]);
  const [fix] = await actionsAt(client, uri, mistakes, "edge-pairs");
  assert.equal(fix?.title, 'Change to "edge-pair"');
  assert.equal(fix?.isPreferred, true);
  const words = await actionsAt(client, uri, mistakes, "of\n");
  assert.deepEqual(words.map((it) => it.title).slice(0, 2), [
    'Change to "off"',
    'Change to "hint"',
  ]);
  assert.ok(words.every((it) => !it.isPreferred));
  const ask = (method: string, at: string) =>
    client.connection.sendRequest(`textDocument/${method}`, {
      textDocument: { uri },
      position: positionAt(mistakes, mistakes.indexOf(at) + 1),
    });
  assert.match(JSON.stringify(await ask("hover", "edge-self")), /edge-self/);
  assert.match(JSON.stringify(await ask("completion", "of\n")), /"warning"/);
  assert.equal(await ask("foldingRange", "of\n"), null);
  await client.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: "rules: {" }],
  });
  const broken = await client.diagnosticsAs(uri, (it) => it.length === 1);
  assert.match(broken[0]?.message ?? "", /not closed/);
});

test("a config has no problems of Valohai files", async (t) => {
  const project = projectFolder(t, {});
  const pulling = { textDocument: { diagnostic: {} } };
  const client = await start(t, project, pulling);
  const uri = project.uriOf(".valohai-lint.yaml");
  const pull = () =>
    client.connection.sendRequest("textDocument/diagnostic", { textDocument: { uri } });
  assert.deepEqual(await pull(), { kind: "full", items: [] });
  await client.open(uri, "rules: {}\n");
  assert.deepEqual(await pull(), { kind: "full", items: [] });
  await client.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: "rules: { edge-self: loud }\n" }],
  });
  assert.match(JSON.stringify(await pull()), /A severity is one of/);
});
