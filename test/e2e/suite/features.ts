import assert from "node:assert/strict";
import * as vscode from "vscode";
import { openFile, openText, until } from "../editor.ts";
import { inEditor } from "../in-editor.ts";

const example = "dynamic-task/valohai.yaml";

inEditor("completes inside an edge by the position in it", async () => {
  const { document } = await openFile(example);
  const edge = placeOf(document, "[preprocess.metadata.storeids, train.parameter.id]");
  const text = document.getText().replace(edge.text, "[preprocess.metadata.storeids, train.]");
  const typed = await openText("edge.valohai.yaml", text);
  const at = typed.document.getText().indexOf("train.]") + "train.".length;
  const labels = await until("what can follow the node", async () => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      typed.document.uri,
      typed.document.positionAt(at),
    );
    const found = list.items.map((it) =>
      typeof it.label === "string" ? it.label : it.label.label,
    );
    return found.some((it) => it.includes("parameter")) ? found : undefined;
  });
  assert.ok(!labels.some((it) => /^(?:train\.)?(?:output|metadata|file)$/.test(it)), labels.join());
});

inEditor("opens the list again after a key whose values are known", async () => {
  const document = await vscode.workspace.openTextDocument({
    language: "valohai-yaml",
    content: "- pipeline:\n    name: p\n    nodes:\n      - name: n\n        ty",
  });
  const end = document.positionAt(document.getText().length);
  const item = await until("the key", async () => {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      end,
    );
    return list.items.find((it) => it.label === "type");
  });
  assert.equal(item.command?.command, "editor.action.triggerSuggest");
});

inEditor("hovers every part of a socket", async () => {
  const { document } = await openFile(example);
  const { start } = placeOf(document, "train.parameter.id");
  for (const part of ["train", "parameter", "id"]) {
    const at = start + "train.parameter.id".indexOf(part) + 1;
    const shown = await until(`a hover of ${part}`, async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        "vscode.executeHoverProvider",
        document.uri,
        document.positionAt(at),
      );
      const contents = hovers.flatMap((it) => it.contents);
      return contents.length > 0 ? contents : undefined;
    });
    const words = shown.map((it) => (typeof it === "string" ? it : it.value)).join("\n");
    assert.match(words, new RegExp(part));
  }
});

inEditor("goes to the definition of a step and of a parameter", async () => {
  const { document } = await openFile(example);
  const text = document.getText();
  const step = text.indexOf("step: train") + "step: ".length;
  await expectDefinition(document, step, text.indexOf("name: train") + "name: ".length);
  const { start } = placeOf(document, "train.parameter.id");
  const declared = text.indexOf("name: id") + "name: ".length;
  await expectDefinition(document, start + "train.parameter.".length, declared);
});

function placeOf(document: vscode.TextDocument, text: string): { start: number; text: string } {
  const start = document.getText().indexOf(text);
  assert.ok(start >= 0, `"${text}" is not in the example`);
  return { start, text };
}

async function expectDefinition(
  document: vscode.TextDocument,
  from: number,
  to: number,
): Promise<void> {
  const target = await until("the definition", async () => {
    const found = await vscode.commands.executeCommand<
      readonly (vscode.Location | vscode.LocationLink)[]
    >("vscode.executeDefinitionProvider", document.uri, document.positionAt(from + 1));
    return found[0];
  });
  const range =
    "targetUri" in target ? (target.targetSelectionRange ?? target.targetRange) : target.range;
  assert.equal(document.offsetAt(range.start), to);
}
