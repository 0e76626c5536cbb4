import assert from "node:assert/strict";
import * as vscode from "vscode";
import { fileInFolder, openText, until } from "../editor.ts";
import { inEditor } from "../in-editor.ts";

const step = `- step:
    name: train
    image: busybox
    command: train {parameters}
    parameters:
      - { name: rate, type: float, default: 0.5 }
`;

const pipeline = `${step}- pipeline:
    name: p
    nodes:
      - name: fit
        type: execution
        step: train
        override: { parameters: [{ name: rate, default: 0.7 }] }
    edges: []
`;

inEditor("completes a whole node, which the editor writes as it is offered", async () => {
  const before = pipeline.replace("    edges", "      - task nod\n    edges");
  const editor = await openText("node.valohai.yaml", before);
  const end = editor.document.positionAt(before.indexOf("task nod") + "task nod".length);
  editor.selection = new vscode.Selection(end, end);
  const text = await until("the node", async () => {
    await vscode.commands.executeCommand("editor.action.triggerSuggest");
    await vscode.commands.executeCommand("acceptSelectedSuggestion");
    const now = editor.document.getText();
    return now === before ? undefined : now;
  });
  assert.match(text, / {6}- name: train\n {8}type: task\n {8}step: train\n/);
});

inEditor("hovers where a value comes from", async () => {
  const { document } = await openText("chain.valohai.yaml", pipeline);
  const at = document.positionAt(document.getText().indexOf("rate, default: 0.7") + 1);
  const words = await until("the chain", async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      at,
    );
    const texts = hovers.flatMap((it) => it.contents);
    const text = texts.map((it) => (typeof it === "string" ? it : it.value)).join("\n");
    return text.includes("override of the node") ? text : undefined;
  });
  assert.match(words, /default of the step: `0\.5`/);
  assert.match(words, /train --rate=0\.7/);
});

inEditor("converts a node by a refactoring", async () => {
  const { document } = await openText("convert.valohai.yaml", pipeline);
  const at = document.positionAt(document.getText().indexOf("execution"));
  const action = await until("the refactoring", async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      new vscode.Range(at, at),
      vscode.CodeActionKind.Refactor.value,
    );
    return actions.find((it) => it.title === "Convert to a task node");
  });
  assert.ok(action.edit);
  await vscode.workspace.applyEdit(action.edit);
  assert.equal(document.getText(), pipeline.replace("execution", "task"));
});

/** The file that the command makes in a new folder with these scripts, if everything is chosen as it is offered. */
async function createdIn(
  name: string,
  scripts: { readonly [path: string]: string },
): Promise<string> {
  const folder = fileInFolder(name);
  for (const [path, text] of Object.entries(scripts)) {
    const file = vscode.Uri.joinPath(folder, path);
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  }
  const created = vscode.commands.executeCommand("valohai.createFile", folder);
  const text = await until("the new file", async () => {
    // A list that has just opened is still empty, and none of it would be chosen then.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
    return vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, "valohai.yaml")).then(
      (it) => new TextDecoder().decode(it),
      () => undefined,
    );
  });
  await created;
  return text;
}

inEditor("creates a valohai.yaml from the scripts of a folder", async () => {
  const text = await createdIn("fresh", { "train.py": "print(1)\n" });
  assert.match(text, /^- step:\n {4}name: train\n[\s\S]*python train\.py \{parameters\}\n$/);
});

inEditor("creates a valohai.yaml with the pipeline that its scripts suggest", async () => {
  const text = await createdIn("fresh-pipeline", {
    "preprocess.py": 'import json\nprint(json.dumps({"ids": [1, 2]}))\n',
    "train.py": 'import valohai\nprint(valohai.parameters("id").value)\n',
  });
  assert.match(text, /\n {6}- \[preprocess\.metadata\.ids, train\.parameter\.id\]\n$/);
});
