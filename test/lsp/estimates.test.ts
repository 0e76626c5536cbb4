import assert from "node:assert/strict";
import { test } from "node:test";
import {
  filesChangedCapability,
  filesChangedNotification,
  type PipelineSourceResult,
  pipelineSourceRequest,
} from "#protocol";
import { startLspClient, textIn } from "../support/lsp-client.ts";
import { projectFolder } from "../support/project-folder.ts";
import { fitFile } from "../support/yaml.ts";

test("gives the preview what the config of the project estimates, as it is in the editor", async (t) => {
  const config = "estimates:\n  steps:\n    fit: { minutes: 2 }\n";
  const project = projectFolder(t, { "valohai.yaml": fitFile(), ".valohai-lint.yaml": config });
  const client = await startLspClient(t, {
    workspaceFolders: [{ uri: project.uri, name: "project" }],
  });
  const uri = project.uriOf("valohai.yaml");
  await client.open(uri, fitFile());
  const estimates = async () => {
    const params = { uri, pipeline: "p" };
    const { source }: PipelineSourceResult = await client.connection.sendRequest(
      pipelineSourceRequest,
      params,
    );
    return source?.estimates;
  };
  const place = project.uriOf(".valohai-lint.yaml");
  const value = (minutes: number) => ({
    min: minutes * 60_000,
    typical: minutes * 60_000,
    max: minutes * 60_000,
  });
  const read = await estimates();
  assert.equal(read?.uri, place);
  assert.equal(read.file, ".valohai-lint.yaml");
  assert.deepEqual(read.steps, { fit: { duration: { value: value(2), line: 3 } } });
  await client.open(place, config.replace("2", "3"));
  assert.deepEqual((await estimates())?.steps["fit"]?.duration?.value, value(3));
});

test("completes the names of the files that a config counts for", async (t) => {
  const config = "estimates:\n  steps:\n    fit: { minutes: 2 }\n    <|>\n";
  const step = (name: string) => `- step:\n    name: ${name}\n    image: i\n    command: c\n`;
  const project = projectFolder(t, {
    "valohai.yaml": fitFile(),
    "own/valohai.yaml": step("own"),
    "own/.valohai-lint.yaml": "rules: {}\n",
    "other/valohai.yaml": step("other"),
  });
  const client = await startLspClient(t, {
    workspaceFolders: [{ uri: project.uri, name: "project" }],
  });
  const file = project.uriOf(".valohai-lint.yaml");
  await client.open(project.uriOf("valohai.yaml"), `${fitFile()}${step("typed")}`);
  const { cursor } = await client.open(file, config);
  const { items } = await client.connection.sendRequest<{
    readonly items: readonly { readonly label: string }[];
  }>("textDocument/completion", { textDocument: { uri: file }, position: cursor });
  assert.deepEqual(items.map((it) => it.label).sort(), ["gen", "other", "typed"]);
});

test("tells a client that announces it when the config has changed, so that it asks again", async (t) => {
  const config = "estimates:\n  steps:\n    fit: { minutes: 2 }\n";
  const project = projectFolder(t, { "valohai.yaml": fitFile(), ".valohai-lint.yaml": config });
  const client = await startLspClient(t, {
    workspaceFolders: [{ uri: project.uri, name: "project" }],
    capabilities: { experimental: { [filesChangedCapability]: true } },
  });
  const uri = project.uriOf("valohai.yaml");
  await client.open(uri, fitFile());
  const minutes = async () => {
    const params = { uri, pipeline: "p" };
    const { source }: PipelineSourceResult = await client.connection.sendRequest(
      pipelineSourceRequest,
      params,
    );
    return (source?.estimates?.steps["fit"]?.duration?.value.typical ?? 0) / 60_000;
  };
  /** Resolves at a notification after which the answer is as expected. */
  const changedTo = (expected: number) =>
    new Promise<void>((resolve) => {
      const listening = client.connection.onNotification(filesChangedNotification, async () => {
        if ((await minutes()) !== expected) return;
        listening.dispose();
        resolve();
      });
    });
  assert.equal(await minutes(), 2);
  const place = project.uriOf(".valohai-lint.yaml");
  await client.open(place, config);
  const edited = changedTo(3);
  const textDocument = { uri: place, version: 2 };
  await client.connection.sendNotification("textDocument/didChange", {
    textDocument,
    contentChanges: [{ text: config.replace("2", "3") }],
  });
  await edited;
  await client.connection.sendNotification("textDocument/didClose", { textDocument });
  const written = changedTo(4);
  project.write(".valohai-lint.yaml", config.replace("2", "4"));
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: place, type: 2 }],
  });
  await written;
});

const stepNamed = (name: string) =>
  `- step:\n    name: ${name}\n    image: i\n    command: c\n    environment: aws-large\n`;

test("reports the names in a config that its files do not have, and follows edits of these", async (t) => {
  const config =
    "estimates:\n  steps:\n    preprocss: { minutes: 2 }\n  environments:\n    aws-lrge: {}\n";
  const project = projectFolder(t, {
    "valohai.yaml": stepNamed("train"),
    "sub/valohai.yaml": stepNamed("preprocess"),
    ".valohai-lint.yaml": config,
  });
  const client = await startLspClient(t, {
    workspaceFolders: [{ uri: project.uri, name: "project" }],
  });
  const place = project.uriOf(".valohai-lint.yaml");
  const messagesAre = (...expected: readonly string[]) =>
    client.diagnosticsAs(place, (found) => {
      const messages = found.map((it) => it.message);
      return JSON.stringify(messages) === JSON.stringify(expected);
    });
  await client.open(place, config);
  const unknownStep = 'No step is named "preprocss"; did you mean "preprocess"?';
  const unknownEnvironment =
    'No step and no node names the environment "aws-lrge"; did you mean "aws-large"?';
  const [found] = await messagesAre(unknownStep, unknownEnvironment);
  assert.equal(found && textIn(config, found.range), "preprocss");
  assert.equal(found?.severity, 2);
  const actions = await client.connection.sendRequest<
    readonly { readonly title: string; readonly edit: unknown }[]
  >("textDocument/codeAction", {
    textDocument: { uri: place },
    range: found?.range,
    context: { diagnostics: [found] },
  });
  assert.deepEqual(
    actions.map(({ title, edit }) => ({ title, edit })),
    [
      {
        title: 'Change to "preprocess"',
        edit: { changes: { [place]: [{ range: found?.range, newText: "preprocess" }] } },
      },
    ],
  );
  const uri = project.uriOf("valohai.yaml");
  await client.open(uri, stepNamed("train"));
  const edited = async (version: number, text: string) =>
    client.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  await edited(2, stepNamed("preprocss"));
  await messagesAre(unknownEnvironment);
  await edited(3, `${stepNamed("train")}- step: [\n`);
  await messagesAre();
  await edited(4, stepNamed("train"));
  await messagesAre(unknownStep, unknownEnvironment);
  const written = project.uriOf("new/valohai.yaml");
  project.write("new/valohai.yaml", stepNamed("preprocss"));
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: written, type: 1 }],
  });
  await messagesAre(unknownEnvironment);
});

test("answers a client that pulls with the names that a config's files do not have", async (t) => {
  const config = "estimates: { steps: { trian: {} } }\n";
  const project = projectFolder(t, {
    "valohai.yaml": stepNamed("train"),
    ".valohai-lint.yaml": config,
  });
  const client = await startLspClient(t, {
    workspaceFolders: [{ uri: project.uri, name: "project" }],
    capabilities: { textDocument: { diagnostic: {} } },
  });
  const uri = project.uriOf(".valohai-lint.yaml");
  await client.open(uri, config);
  const report = await client.connection.sendRequest<{ items: readonly { message: string }[] }>(
    "textDocument/diagnostic",
    { textDocument: { uri } },
  );
  assert.deepEqual(
    report.items.map((it) => it.message),
    ['No step is named "trian"; did you mean "train"?'],
  );
});

test("renames a step below estimates of its config as well", async (t) => {
  const config = "estimates: { steps: { train: {} } }\n";
  const project = projectFolder(t, {
    "valohai.yaml": stepNamed("train"),
    ".valohai-lint.yaml": config,
  });
  const client = await startLspClient(t, {
    workspaceFolders: [{ uri: project.uri, name: "project" }],
  });
  const uri = project.uriOf("valohai.yaml");
  await client.open(uri, stepNamed("train"));
  const { changes } = await client.connection.sendRequest<{
    readonly changes: { readonly [uri: string]: readonly { readonly newText: string }[] };
  }>("textDocument/rename", {
    textDocument: { uri },
    position: { line: 1, character: 11 },
    newName: "fit",
  });
  const texts = Object.entries(changes).map(([it, edits]) => [it, edits.map((e) => e.newText)]);
  assert.deepEqual(texts, [
    [uri, ["fit"]],
    [project.uriOf(".valohai-lint.yaml"), ["fit"]],
  ]);
});
