import assert from "node:assert/strict";
import * as vscode from "vscode";
import { openFile, openText, until } from "../editor.ts";
import { inEditor } from "../in-editor.ts";

const path = "dynamic-task/valohai.yaml";

/** Where a word of the document stands: the n-th time that it occurs. */
function placeOf(document: vscode.TextDocument, word: string, nth = 0): vscode.Position {
  const text = document.getText();
  let at = text.indexOf(word);
  for (let left = nth; left > 0; left--) at = text.indexOf(word, at + 1);
  assert.ok(at >= 0, `the file has no ${word}`);
  return document.positionAt(at);
}

function lineOf(location: vscode.Location | vscode.LocationLink): number {
  return "targetUri" in location
    ? (location.targetSelectionRange ?? location.targetRange).start.line
    : location.range.start.line;
}

/** The first answer of a feature that is not empty: the server may still be starting. */
function answered<T>(command: string, ...parameters: unknown[]): Promise<readonly T[]> {
  return until(command, async () => {
    const found = await vscode.commands.executeCommand<T[] | undefined>(command, ...parameters);
    return found && found.length > 0 ? found : undefined;
  });
}

inEditor("goes from a socket to the parameter and to the step that declares it", async () => {
  const { document } = await openFile(path);
  const socket = placeOf(document, "train.parameter.").translate(0, "train.parameter.".length);
  const [definition] = await answered<vscode.Location | vscode.LocationLink>(
    "vscode.executeDefinitionProvider",
    document.uri,
    socket,
  );
  assert.match(document.lineAt(definition ? lineOf(definition) : 0).text, /name: id/);
  const [type] = await answered<vscode.Location | vscode.LocationLink>(
    "vscode.executeTypeDefinitionProvider",
    document.uri,
    socket,
  );
  assert.match(document.lineAt(type ? lineOf(type) : 0).text, /name: train/);
});

inEditor("finds every reference of a step", async () => {
  const { document } = await openFile(path);
  const found = await answered<vscode.Location>(
    "vscode.executeReferenceProvider",
    document.uri,
    placeOf(document, "name: train").translate(0, 7),
  );
  assert.deepEqual(
    found.map(({ range }) => document.lineAt(range.start.line).text.trim()),
    ["name: train", "step: train"],
  );
});

inEditor("renames a node with its edges, and says why a name cannot be", async () => {
  const { document } = await openText(
    "rename/valohai.yaml",
    `- step: { name: s, image: busybox, command: x, inputs: [{ name: data }] }
- pipeline:
    name: p
    nodes:
      - { name: first, type: execution, step: s }
      - { name: second, type: execution, step: s }
    edges:
      - [first.output.*, second.input.data]
`,
  );
  const place = placeOf(document, "first.output");
  const rename = (name: string) =>
    vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      "vscode.executeDocumentRenameProvider",
      document.uri,
      place,
      name,
    );
  await answered("vscode.executeReferenceProvider", document.uri, place);
  await vscode.workspace.applyEdit(await rename("prepare data"));
  const text = document.getText();
  assert.match(text, /\{ name: prepare data, type/);
  assert.match(text, /\[prepare data\.output\.\*, second/);
  await assert.rejects(Promise.resolve(rename("second")), /already has a node "second"/);
});

inEditor("shows the outline with the nodes and edges of a pipeline", async () => {
  const { document } = await openFile(path);
  const symbols = await answered<vscode.DocumentSymbol>(
    "vscode.executeDocumentSymbolProvider",
    document.uri,
  );
  const pipeline = symbols.find((it) => it.kind === vscode.SymbolKind.Module);
  assert.ok(pipeline, "there is a pipeline");
  const kinds = pipeline.children.map((it) => it.name);
  assert.ok(kinds.includes("train") && kinds.includes("edges"), kinds.join());
  assert.match(pipeline.children.find((it) => it.name === "train")?.detail ?? "", /^task · /);
});
