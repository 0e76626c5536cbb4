import assert from "node:assert/strict";
import * as vscode from "vscode";
import { openText, until } from "../editor.ts";
import { inEditor } from "../in-editor.ts";

const file = `- step:
    name: preprocess
    image: python:3.12
    command: python ./preprocess.py
- step:
    name: train
    image: python:3.12
    command: python ./train.py {parameters}
    parameters:
      - name: store
        type: string
- pipeline:
    name: dynamic-task
    nodes:
      - name: preprocess
        type: execution
        step: preprocess
      - name: train
        type: task
        step: train
    edges:
      - [preprocess.metadata.storeids, train.parameter.store]
`;

/** Each slip with the one stretch that must be underlined, and the word that a fix writes in its place. */
const slips = [
  {
    name: "a step name",
    right: "step: train",
    wrong: "step: trian",
    underlined: "trian",
    meant: "train",
  },
  {
    name: "a node",
    right: "[preprocess.",
    wrong: "[preproces.",
    underlined: "preproces",
    meant: "preprocess",
  },
  {
    name: "a socket type",
    right: ".metadata.",
    wrong: ".metdata.",
    underlined: "metdata",
    meant: "metadata",
  },
  {
    name: "a parameter",
    right: ".parameter.store]",
    wrong: ".parameter.stores]",
    underlined: "stores",
    meant: "store",
  },
] as const;

for (const [index, { name, right, wrong, underlined, meant }] of slips.entries()) {
  inEditor(`underlines exactly ${name} that is misspelt, and the fix fixes it`, async () => {
    const { document } = await openText(`slip-${index}.valohai.yaml`, file.replace(right, wrong));
    const problem = await until("the one error", () => {
      const errors = vscode.languages
        .getDiagnostics(document.uri)
        .filter((it) => it.severity === vscode.DiagnosticSeverity.Error);
      return errors.length === 1 ? errors[0] : undefined;
    });
    assert.equal(document.getText(problem.range), underlined);
    const fix = await until("its fix", () => fixTo(meant, document.uri, problem.range));
    assert.ok(fix.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.equal(document.getText(), file);
    await until("no error", () =>
      vscode.languages.getDiagnostics(document.uri).length === 0 ? true : undefined,
    );
  });
}

async function fixTo(
  word: string,
  uri: vscode.Uri,
  range: vscode.Range,
): Promise<vscode.CodeAction | undefined> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
  return actions.find((it) => it.title === `Change to "${word}"`);
}
