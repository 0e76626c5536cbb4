import assert from "node:assert/strict";
import { test } from "node:test";
import {
  filesChangedCapability,
  filesChangedNotification,
  type PipelineSourceResult,
  pipelineSourceRequest,
} from "#protocol";
import { startLspClient } from "../support/lsp-client.ts";
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
