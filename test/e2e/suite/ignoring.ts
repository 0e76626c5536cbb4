import assert from "node:assert/strict";
import * as vscode from "vscode";
import { fileInFolder, openText, until } from "../editor.ts";
import { inEditor } from "../in-editor.ts";

const code = "node-name-dot";
const file = `- step:
    name: train
    image: python:3.12
    command: python ./train.py
- pipeline:
    name: training
    nodes:
      - { name: train.it, type: execution, step: train }
    edges: []
`;

inEditor("ignores a code on its line by a code action", async () => {
  const { document } = await openText("ignored.valohai.yaml", file);
  const action = await actionAt(document, `Ignore ${code} on this line`);
  assert.ok(action.edit);
  await vscode.workspace.applyEdit(action.edit);
  assert.equal(document.getText(), file.replace("step: train }", `$& # valohai-ignore ${code}`));
  await until("no such problem", () => (problemIn(document) ? undefined : true));
});

inEditor("turns a code off in the project by a code action, which makes its config", async () => {
  const { document } = await openText("turned-off.valohai.yaml", file);
  const { command } = await actionAt(document, `Turn ${code} off in this project`);
  assert.ok(command);
  await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
  await until("no such problem", () => (problemIn(document) ? undefined : true));
  const uri = fileInFolder(".valohai-lint.yaml");
  const config = await vscode.workspace.openTextDocument(uri);
  assert.equal(config.getText(), `rules:\n  ${code}: off\n`);
  assert.equal(config.isDirty, false);
  const removal = new vscode.WorkspaceEdit();
  removal.deleteFile(uri);
  await vscode.workspace.applyEdit(removal);
  await until("the problem again", () => problemIn(document));
});

inEditor("checks and completes the config of a project, which stays YAML", async () => {
  const text = "rules:\n  edge-pairs: off\n";
  const { document } = await openText("checked/.valohai-lint.yaml", text);
  assert.equal(document.languageId, "yaml");
  const [problem] = await until("the problem", () => {
    const found = vscode.languages.getDiagnostics(document.uri);
    return found.length > 0 ? found : undefined;
  });
  assert.match(problem?.message ?? "", /did you mean "edge-pair"/);
  const offers = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    new vscode.Position(1, 6),
  );
  assert.ok(offers.items.some((it) => it.label === "edge-pair"));
});

function problemIn({ uri }: vscode.TextDocument): vscode.Diagnostic | undefined {
  return vscode.languages.getDiagnostics(uri).find(({ code: found }) => {
    return typeof found === "object" && found.value === code;
  });
}

async function actionAt(document: vscode.TextDocument, title: string): Promise<vscode.CodeAction> {
  const { range } = await until("the problem", () => problemIn(document));
  return until(title, async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
    return actions.find((it) => it.title === title);
  });
}
