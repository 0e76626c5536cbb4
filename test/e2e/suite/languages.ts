import assert from "node:assert/strict";
import * as vscode from "vscode";
import { openText, until } from "../editor.ts";
import { inEditor } from "../in-editor.ts";

const item = "- step:\n    name: a\n    image: b\n    comand: c\n";

inEditor("treats an open YAML file as Valohai YAML on command", async () => {
  const { document } = await openText("other.yaml", item);
  assert.equal(document.languageId, "yaml");
  // The command also offers to keep the choice, which nobody answers here.
  void vscode.commands.executeCommand("valohai.treatAsValohaiYaml");
  await untilLanguage(document.uri, "valohai-yaml");
  await until("its problems", () =>
    vscode.languages.getDiagnostics(document.uri).length > 0 ? true : undefined,
  );
});

inEditor("reads the files that the setting names, and no longer when it does not", async () => {
  const { document } = await openText("configs/sweep.yaml", item);
  assert.equal(document.languageId, "yaml");
  const settings = vscode.workspace.getConfiguration("valohai", document.uri);
  await settings.update("files", ["configs/*.yaml"], vscode.ConfigurationTarget.Workspace);
  await untilLanguage(document.uri, "valohai-yaml");
  await settings.update("files", undefined, vscode.ConfigurationTarget.Workspace);
  await untilLanguage(document.uri, "yaml");
});

async function untilLanguage(uri: vscode.Uri, language: string): Promise<void> {
  await until(`the language ${language}`, () => {
    const document = vscode.workspace.textDocuments.find((it) => `${it.uri}` === `${uri}`);
    return document?.languageId === language ? true : undefined;
  });
}
