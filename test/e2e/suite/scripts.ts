import assert from "node:assert/strict";
import * as vscode from "vscode";
import { metricProject } from "../../support/yaml.ts";
import { openText, until } from "../editor.ts";
import { inEditor } from "../in-editor.ts";

const yaml = metricProject({ script: "scripted.py" });

const program = `import json
import valohai

rate = valohai.parameters("rate").value
print(json.dumps({"accuracy": rate}))
`;

async function openBoth() {
  const script = await openText("scripts/scripted.py", program);
  const file = await openText("scripts/valohai.yaml", yaml);
  return { script: script.document, file: file.document };
}

inEditor("goes from a metadata key to the script that prints it", async () => {
  const { file, script } = await openBoth();
  const at = file.positionAt(yaml.indexOf("metadata.accuracy") + "metadata.".length);
  const [found] = await until("a definition in the script", async () => {
    const all = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      "vscode.executeDefinitionProvider",
      file.uri,
      at,
    );
    return all.length > 0 ? all : undefined;
  });
  assert.ok(found);
  const uri = "targetUri" in found ? found.targetUri : found.uri;
  assert.equal(uri.toString(), script.uri.toString());
});

inEditor("says above a script which step runs it", async () => {
  const { script } = await openBoth();
  const titles = await until("a lens over the script", async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      "vscode.executeCodeLensProvider",
      script.uri,
      10,
    );
    const found = lenses.flatMap((it) => it.command?.title ?? []);
    return found.some((it) => it.startsWith("Runs in")) ? found : undefined;
  });
  assert.ok(titles.includes("Runs in step train"), titles.join());
});

inEditor("renames a parameter in its script as well", async () => {
  const { file, script } = await openBoth();
  const at = file.positionAt(yaml.indexOf("name: rate") + "name: ".length + 1);
  const edit = await until("a rename that reaches the script", async () => {
    const found = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      "vscode.executeDocumentRenameProvider",
      file.uri,
      at,
      "speed",
    );
    return found.entries().length > 1 ? found : undefined;
  });
  const inScript = edit.get(script.uri);
  assert.deepEqual(
    inScript.map((it) => it.newText),
    ["speed"],
  );
});
