import assert from "node:assert/strict";
import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { pathToFileURL } from "node:url";
import { type LspClient, positionAt, startLspClient } from "../support/lsp-client.ts";
import { metricProject } from "../support/yaml.ts";

const yaml = metricProject();

const script = `import json
import valohai

rate = valohai.parameters("rate").value
print(json.dumps({"accuracy": rate}))
`;

interface Project {
  readonly client: LspClient;
  readonly yamlUri: string;
  readonly scriptUri: string;
}

async function projectWith(
  t: TestContext,
  texts: { readonly yaml: string; readonly script?: string },
  capabilities: object = {},
): Promise<Project> {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "valohai-scripts-")));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(path.join(folder, "valohai.yaml"), texts.yaml);
  if (texts.script !== undefined) writeFileSync(path.join(folder, "train.py"), texts.script);
  const uriOf = (name: string) => pathToFileURL(path.join(folder, name)).href;
  const client = await startLspClient(t, {
    rootUri: pathToFileURL(folder).href,
    capabilities: {
      textDocument: { publishDiagnostics: { versionSupport: true } },
      ...capabilities,
    },
  });
  return { client, yamlUri: uriOf("valohai.yaml"), scriptUri: uriOf("train.py") };
}

async function openScript({ client, scriptUri }: Project, text: string): Promise<void> {
  await client.connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri: scriptUri, languageId: "python", version: 1, text },
  });
}

const codes = (found: readonly { readonly code: string }[]) =>
  found.map((it) => it.code).filter((it) => it.startsWith("script-"));

test("says where a file and its script disagree, and follows unsaved scripts", async (t) => {
  const project = await projectWith(t, { yaml, script: script.replace("accuracy", "acuracy") });
  await project.client.open(project.yamlUri, yaml);
  await project.client.diagnosticsAs(
    project.yamlUri,
    (it) => codes(it).join() === "script-metadata-missing",
  );
  await openScript(project, script);
  await project.client.diagnosticsAs(project.yamlUri, (it) => codes(it).length === 0);
});

test("reads a script again that is opened again with the version of the time before", async (t) => {
  const project = await projectWith(t, { yaml, script });
  const { client, yamlUri, scriptUri } = project;
  await openScript(project, script.replace("accuracy", "acuracy"));
  await client.open(yamlUri, yaml);
  await client.diagnosticsAs(yamlUri, (it) => codes(it).includes("script-metadata-missing"));
  await client.connection.sendNotification("textDocument/didClose", {
    textDocument: { uri: scriptUri },
  });
  await openScript(project, script);
  await client.diagnosticsAs(yamlUri, (it) => codes(it).length === 0);
});

test("goes from a metadata key to the script and back", async (t) => {
  const project = await projectWith(t, { yaml, script });
  const { client, yamlUri, scriptUri } = project;
  await client.open(yamlUri, yaml);
  const position = positionAt(yaml, yaml.indexOf("accuracy") + 2);
  const [there] = await client.connection.sendRequest<{ uri: string; range: object }[]>(
    "textDocument/definition",
    { textDocument: { uri: yamlUri }, position },
  );
  assert.equal(there?.uri, scriptUri);
  assert.deepEqual(there?.range, {
    start: positionAt(script, script.indexOf("accuracy")),
    end: positionAt(script, script.indexOf("accuracy") + "accuracy".length),
  });
  await openScript(project, script);
  const at = positionAt(script, script.indexOf('"rate"') + 2);
  const params = { textDocument: { uri: scriptUri }, position: at };
  const [back] = await client.connection.sendRequest<{ uri: string; range: { start: object } }[]>(
    "textDocument/definition",
    params,
  );
  assert.equal(back?.uri, yamlUri);
  assert.deepEqual(back?.range.start, positionAt(yaml, yaml.indexOf("rate,")));
  const hover = await client.connection.sendRequest<{ contents: { value: string } }>(
    "textDocument/hover",
    params,
  );
  assert.equal(hover.contents.value, "Parameter `rate` of step `train`: float, default `0.1`");
});

test("shows in a script which steps run it", async (t) => {
  const project = await projectWith(t, { yaml, script });
  await openScript(project, script);
  const lenses = await project.client.connection.sendRequest<{ command: { title: string } }[]>(
    "textDocument/codeLens",
    { textDocument: { uri: project.scriptUri } },
  );
  assert.deepEqual(
    lenses.map((it) => it.command.title),
    ["Runs in step train"],
  );
});

test("offers the metadata keys that the script prints", async (t) => {
  const project = await projectWith(t, { yaml, script });
  const typed = yaml.replace("train.metadata.accuracy", "train.metadata.");
  await project.client.open(project.yamlUri, typed);
  const position = positionAt(typed, typed.indexOf("train.metadata.") + "train.metadata.".length);
  const list = await project.client.connection.sendRequest<{ items: { label: string }[] }>(
    "textDocument/completion",
    { textDocument: { uri: project.yamlUri }, position },
  );
  assert.ok(list.items.some((it) => it.label === "accuracy"));
});

test("reads no script outside of the workspace folder", async (t) => {
  const outside = mkdtempSync(path.join(tmpdir(), "valohai-outside-"));
  t.after(() => rmSync(outside, { recursive: true, force: true }));
  writeFileSync(path.join(outside, "secret.py"), `import json\nprint(json.dumps({"secret": 1}))`);
  const project = await projectWith(t, { yaml });
  const link = new URL("train.py", project.yamlUri);
  symlinkSync(path.join(outside, "secret.py"), link);
  await project.client.open(project.yamlUri, yaml);
  await project.client.diagnosticsAs(
    project.yamlUri,
    (it) => codes(it).join() === "script-missing",
  );
});

test("says that a script is not there only inside of the workspace folder", async (t) => {
  const { client, yamlUri } = await projectWith(t, { yaml });
  const hoverIn = async (uri: string) => {
    await client.open(uri, yaml);
    const position = positionAt(yaml, yaml.indexOf("train.py") + 1);
    return client.connection.sendRequest("textDocument/hover", { textDocument: { uri }, position });
  };
  assert.match(JSON.stringify(await hoverIn(yamlUri)), /is not in the project/);
  const lone = mkdtempSync(path.join(tmpdir(), "valohai-lone-"));
  t.after(() => rmSync(lone, { recursive: true, force: true }));
  writeFileSync(path.join(lone, "train.py"), script);
  for (const uri of [
    pathToFileURL(path.join(lone, "valohai.yaml")).href,
    "untitled:Untitled-1",
    yamlUri.replace("file:", "git:"),
    "vscode-vfs://github/owner/name/valohai.yaml",
  ]) {
    assert.doesNotMatch(JSON.stringify(await hoverIn(uri)), /is not in the project/, uri);
  }
});

const optionsScript = `import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--rate", type=float, default=0.1)
parser.add_argument("--epochs", type=int, default=5)
`;

interface Action {
  readonly title: string;
  readonly edit: { readonly changes: { readonly [uri: string]: readonly { newText: string }[] } };
}

const start = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const rewrites = { diagnostics: [], only: ["refactor.rewrite"] };

test("adds to a step what its script takes, from the file and from the script", async (t) => {
  const project = await projectWith(t, { yaml, script: optionsScript });
  const { client, yamlUri, scriptUri } = project;
  await client.open(yamlUri, yaml);
  await openScript(project, optionsScript);
  for (const uri of [scriptUri, yamlUri]) {
    const actions: readonly Action[] = await client.connection.sendRequest(
      "textDocument/codeAction",
      {
        textDocument: { uri },
        range: { ...start, start: { line: 1, character: 0 } },
        context: rewrites,
      },
    );
    const action = actions.find((it) => /of the script/.test(it.title));
    assert.equal(action?.title, 'Add 1 parameter of the script to step "train"');
    assert.match(action?.edit.changes[yamlUri]?.[0]?.newText ?? "", /name: epochs/);
  }
});

test("creates a step from a script that no step runs, also in a file that is not there", async (t) => {
  const other = "- step:\n    name: other\n    image: busybox:1\n    command: echo\n";
  const project = await projectWith(t, { yaml: other, script: optionsScript });
  await openScript(project, optionsScript);
  const actions: readonly Action[] = await project.client.connection.sendRequest(
    "textDocument/codeAction",
    { textDocument: { uri: project.scriptUri }, range: start, context: rewrites },
  );
  assert.deepEqual(
    actions.map((it) => it.title),
    ["Create a step from this script in valohai.yaml"],
  );
  const created = await project.client.connection.sendRequest("valohai/createStep", {
    uri: project.scriptUri,
  });
  assert.match(JSON.stringify(created), /"exists":true.*python train\.py \{parameters\}/);
  rmSync(new URL(project.yamlUri));
  await project.client.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: project.yamlUri, type: 3 }],
  });
  const anew = await project.client.connection.sendRequest("valohai/createStep", {
    uri: project.scriptUri,
  });
  assert.match(JSON.stringify(anew), /"exists":false.*- step:/);
});

test("offers the edge from a list that a script prints to what a task has to vary", async (t) => {
  const steps = `- step: { name: make, image: a, command: python train.py }
- step: { name: fit, image: a, command: b, parameters: [{ name: id, type: integer }] }
- pipeline:
    name: p
    nodes: [{ name: make, type: execution, step: make }, { name: fit, type: task, step: fit }]
    edges: []
`;
  const project = await projectWith(t, { yaml: steps, script: 'print(json.dumps({"ids": [1]}))' });
  await project.client.open(project.yamlUri, steps);
  const at = positionAt(steps, steps.indexOf("edges"));
  const actions: readonly Action[] = await project.client.connection.sendRequest(
    "textDocument/codeAction",
    { textDocument: { uri: project.yamlUri }, range: { start: at, end: at }, context: rewrites },
  );
  const added = actions.find((it) => it.title === "Add the missing edge of the pipeline");
  const texts = added?.edit.changes[project.yamlUri]?.map((it) => it.newText).join("");
  assert.match(texts ?? "", /^\n {6}- \[make\.metadata\.ids, fit\.parameter\.id\]$/);
});

test("creates no step in a file with an unresolved merge, and says why", async (t) => {
  const other = "- step:\n    name: other\n<<<<<<< ours\n=======\n>>>>>>> theirs\n";
  const project = await projectWith(t, { yaml: other, script: optionsScript });
  await openScript(project, optionsScript);
  const { connection } = project.client;
  const actions = await connection.sendRequest("textDocument/codeAction", {
    textDocument: { uri: project.scriptUri },
    range: start,
    context: rewrites,
  });
  assert.deepEqual(actions, []);
  const created = await connection.sendRequest("valohai/createStep", { uri: project.scriptUri });
  assert.deepEqual(created, {
    uri: project.yamlUri,
    exists: true,
    edits: [],
    message: "A merge conflict in this file is not resolved, so no step is written",
  });
});

test("keeps what is open of a script whose file is removed, until it is closed", async (t) => {
  const project = await projectWith(t, { yaml, script });
  const { client, yamlUri, scriptUri } = project;
  await client.open(yamlUri, yaml);
  await openScript(project, script);
  rmSync(new URL(scriptUri));
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: scriptUri, type: 3 }],
  });
  const hover = async () => {
    const position = positionAt(yaml, yaml.indexOf("train.py"));
    const params = { textDocument: { uri: yamlUri }, position };
    const found = await client.connection.sendRequest<{ contents: { value: string } } | null>(
      "textDocument/hover",
      params,
    );
    return found?.contents.value ?? "";
  };
  // A busy machine may look at the folder later than the hover waits for that.
  for (let attempt = 0; attempt < 20; attempt++) {
    if (/not in the project/.test(await hover())) break;
  }
  assert.match(await hover(), /not in the project/);
  await client.connection.sendNotification("textDocument/didClose", {
    textDocument: { uri: scriptUri },
  });
});
