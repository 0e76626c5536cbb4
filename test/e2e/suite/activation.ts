import assert from "node:assert/strict";
import * as vscode from "vscode";
import { openFile, openText, until } from "../editor.ts";
import { inEditor } from "../in-editor.ts";

inEditor("takes valohai.yaml as Valohai YAML", async () => {
  const { document } = await openFile("dynamic-task/valohai.yaml");
  assert.equal(document.languageId, "valohai-yaml");
});

inEditor("is active once valohai.yaml is open", async () => {
  await openFile("dynamic-task/valohai.yaml");
  const extension = await until("the extension", () =>
    vscode.extensions.all.find(({ packageJSON }) => packageJSON.name === "valohai-yaml"),
  );
  await until("its activation", () => (extension.isActive ? true : undefined));
});

inEditor("leaves every other YAML file alone", async () => {
  const { document } = await openText("settings.yaml", "level: 1\n");
  assert.equal(document.languageId, "yaml");
});
