import assert from "node:assert/strict";
import * as vscode from "vscode";
import { openFile, until } from "../editor.ts";
import { inEditor } from "../in-editor.ts";

inEditor(
  "says a count in a lens, and in a hint only where the editor shows no lenses",
  async () => {
    const { document } = await openFile("training/valohai.yaml");
    const everything = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = (): Thenable<vscode.InlayHint[]> =>
      vscode.commands.executeCommand("vscode.executeInlayHintProvider", document.uri, everything);
    await until("the lens of the sweep", async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        "vscode.executeCodeLensProvider",
        document.uri,
      );
      return lenses.find((it) => it.command?.title === "Preview 9 executions");
    });
    assert.deepEqual(await hints(), []);
    const editor = vscode.workspace.getConfiguration("editor");
    const { Global } = vscode.ConfigurationTarget;
    await editor.update("codeLens", false, Global);
    try {
      await until("the hint of the sweep", async () =>
        (await hints()).find((it) => it.label === "9 executions"),
      );
    } finally {
      await editor.update("codeLens", undefined, Global);
    }
  },
);
