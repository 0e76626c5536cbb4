import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { positionAt, startLspClient } from "../support/lsp-client.ts";
import { projectFolder } from "../support/project-folder.ts";
import { metricProject } from "../support/yaml.ts";

const yaml = metricProject();

const script = `import json

print(json.dumps({"accuracy": 1}))
`;

/** Opens a script, inserts a line at its start with each of these versions, and answers how far down that moves the rest. */
async function linesInserted(
  t: TestContext,
  versions: readonly number[],
  canRegister = true,
): Promise<number> {
  const project = projectFolder(t, { "valohai.yaml": yaml, "train.py": script });
  const { connection, open } = await startLspClient(t, {
    rootUri: project.uri,
    capabilities: {
      textDocument: {
        synchronization: { dynamicRegistration: canRegister },
        hover: { dynamicRegistration: canRegister },
      },
    },
  });
  const [yamlUri, scriptUri] = [`${project.uri}/valohai.yaml`, `${project.uri}/train.py`];
  await open(yamlUri, yaml);
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri: scriptUri, languageId: "python", version: 1, text: script },
  });
  const start = { line: 0, character: 0 };
  for (const version of versions) {
    await connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: scriptUri, version },
      contentChanges: [{ range: { start, end: start }, text: "import sys\n" }],
    });
  }
  const [there] = await connection.sendRequest<{ uri: string; range: { start: typeof start } }[]>(
    "textDocument/definition",
    { textDocument: { uri: yamlUri }, position: positionAt(yaml, yaml.indexOf("accuracy") + 2) },
  );
  assert.equal(there?.uri, scriptUri);
  return there.range.start.line - 2;
}

test("a change that comes twice with one version is made once", async (t) => {
  assert.equal(await linesInserted(t, [2, 2, 5, 5, 5]), 2);
});

test("equal changes are made as often as they come where the version is not counted up", async (t) => {
  assert.equal(await linesInserted(t, [1, 1, 1]), 3);
});

test("a client that is asked for no scripts sends nothing twice", async (t) => {
  assert.equal(await linesInserted(t, [2, 2], false), 2);
});
