import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { positionAt, startLspClient } from "../support/lsp-client.ts";
import { projectFolder } from "../support/project-folder.ts";
import { metricProject } from "../support/yaml.ts";

const yaml = metricProject();

const texts = {
  "valohai.yaml": yaml,
  "train.py": 'import json\n\nprint(json.dumps({"accuracy": 1}))\n',
  "other.py": "print(1)\n",
  "plot.R": "print(1)\n",
};

type Name = keyof typeof texts;

interface Situation {
  readonly opened?: readonly Name[];
  readonly closed?: readonly Name[];
  readonly extra?: object;
}

/** The files that a rename in the YAML changes, for a client that has opened and closed these scripts. */
async function changedBy(
  t: TestContext,
  { opened = [], closed = [], extra = {} }: Situation,
): Promise<readonly string[]> {
  const folder = projectFolder(t, texts);
  const { connection, open } = await startLspClient(t, { rootUri: folder.uri, ...extra });
  connection.onRequest("client/registerCapability", () => null);
  await open(folder.uriOf("valohai.yaml"), yaml);
  for (const name of opened) {
    const languageId = name.endsWith(".R") ? "r" : "python";
    await connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri: folder.uriOf(name), languageId, version: 1, text: texts[name] },
    });
  }
  for (const name of closed) {
    const textDocument = { uri: folder.uriOf(name) };
    await connection.sendNotification("textDocument/didClose", { textDocument });
  }
  const { changes } = await connection.sendRequest<{ changes: object }>("textDocument/rename", {
    textDocument: { uri: folder.uriOf("valohai.yaml") },
    position: positionAt(yaml, yaml.indexOf("accuracy") + 1),
    newName: "score",
  });
  return Object.keys(changes).map((it) => it.slice(it.lastIndexOf("/") + 1));
}

const refusal =
  /^"train\.py" may have unsaved changes, which this editor has not sent, so nothing is renamed; open it first/;

const both = ["valohai.yaml", "train.py"];

const registers = {
  textDocument: {
    synchronization: { dynamicRegistration: true },
    hover: { dynamicRegistration: true },
  },
};

const renamed: readonly (readonly [string, Situation])[] = [
  ["has opened the script", { opened: ["train.py"] }],
  ["has opened another script of its kind", { opened: ["other.py"] }],
  ["has closed the script", { opened: ["train.py"], closed: ["train.py"] }],
  ["says so", { extra: { initializationOptions: { renamesUnsentScripts: true } } }],
];

for (const [name, situation] of renamed) {
  test(`a script is renamed in where the client ${name}`, async (t) => {
    assert.deepEqual(await changedBy(t, situation), both);
  });
}

const refused: readonly (readonly [string, Situation])[] = [
  ["has opened none", {}],
  ["has opened one of another kind", { opened: ["plot.R"] }],
  // So do Sublime Text and LSP4IJ, which then send no files but those that their settings name.
  ["lets the server register for scripts", { extra: { capabilities: registers } }],
];

for (const [name, situation] of refused) {
  test(`nothing is renamed that a script names where the client ${name}`, async (t) => {
    await assert.rejects(changedBy(t, situation), { message: refusal });
  });
}
