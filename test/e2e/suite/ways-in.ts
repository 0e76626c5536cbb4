import assert from "node:assert/strict";
import * as vscode from "vscode";
import { fileInFolder, openFile, openText, until } from "../editor.ts";
import { inEditor } from "../in-editor.ts";

const { executeCommand } = vscode.commands;

async function copied(command: string): Promise<string> {
  await vscode.env.clipboard.writeText("");
  await executeCommand(command);
  return until(`what ${command} copies`, async () => {
    const text = await vscode.env.clipboard.readText();
    return text === "" ? undefined : text;
  });
}

/** Puts the cursor at a word of an editor. */
function select(editor: vscode.TextEditor, word: string): void {
  const at = editor.document.positionAt(editor.document.getText().indexOf(word));
  editor.selection = new vscode.Selection(at, at);
}

inEditor("copies how vh starts what is at the cursor", async () => {
  const editor = await openFile("dynamic-task/valohai.yaml");
  select(editor, "name: train");
  assert.equal(await copied("valohai.copyVhCommand"), "vh exec run train");
  select(editor, "name: dynamic-task");
  assert.equal(await copied("valohai.copyVhCommand"), "vh pipeline run dynamic-task");
});

inEditor("writes a command into a new terminal and does not run it", async () => {
  const ran = fileInFolder("ran");
  const name = "x; touch ran #";
  const text = (it: string) =>
    `- step: { name: ${JSON.stringify(it)}, image: "a:1", command: c }\n`;
  const editor = await openText("terminal.valohai.yaml", text(name));
  select(editor, "name:");
  const before = vscode.window.terminals.length;
  await executeCommand("valohai.prepareInTerminal");
  await until("the terminal", () => (vscode.window.terminals.length > before ? true : undefined));
  const broken = await openText("broken.valohai.yaml", text("x\ntouch ran\n"));
  select(broken, "name:");
  await executeCommand("valohai.prepareInTerminal");
  await new Promise((resolve) => setTimeout(resolve, 1500));
  assert.equal(vscode.window.terminals.length, before + 1);
  const exists = await vscode.workspace.fs.stat(ran).then(
    () => true,
    () => false,
  );
  assert.equal(exists, false);
  for (const it of vscode.window.terminals) it.dispose();
});

inEditor("copies support information without texts and paths", async () => {
  await vscode.workspace.getConfiguration("valohai").update("files", ["secret/*.yaml"]);
  const text = await copied("valohai.copySupportInfo");
  await vscode.workspace.getConfiguration("valohai").update("files", undefined);
  assert.match(text, /^Valohai YAML \d+\.\d+\.\d+\n.* \d+\.\d+\.\d+, /);
  assert.match(text, /^Language server: answers$/m);
  assert.match(text, /^valohai\.files: 1 entries$/m);
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder && !text.includes(folder.uri.path) && !text.includes(folder.name));
  assert.doesNotMatch(text, /secret/);
});

inEditor("checks all files as a task, whose problems the matcher finds", async () => {
  const uri = fileInFolder("task.valohai.yaml");
  const text = "- step: { name: a, image: b:1, comand: c, command: c }\n";
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  await openFile("dynamic-task/valohai.yaml");
  const [task] = await vscode.tasks.fetchTasks({ type: "valohai" });
  assert.deepEqual(task?.problemMatchers, ["$valohai-yaml"]);
  const status = new Promise<number | undefined>((resolve) => {
    const listener = vscode.tasks.onDidEndTaskProcess(({ exitCode }) => {
      listener.dispose();
      resolve(exitCode);
    });
  });
  if (task) await vscode.tasks.executeTask(task);
  assert.equal(await status, 1);
  // Those of the language server have an address beside the code.
  const problem = await until("the problem that the matcher finds", () =>
    vscode.languages.getDiagnostics(uri).find((it) => it.code === "prop-unknown"),
  );
  assert.deepEqual([problem.range.start.line, problem.range.start.character], [0, 31]);
  await vscode.workspace.fs.delete(uri);
});

inEditor("opens a copy of the example that is nowhere saved", async () => {
  await executeCommand("valohai.openExample");
  const document = await until("the example", () => {
    const shown = vscode.window.activeTextEditor?.document;
    return shown?.isUntitled && shown.getText().includes("dynamic-task") ? shown : undefined;
  });
  assert.equal(document.languageId, "valohai-yaml");
});

/** The titles of the pages that are open. */
function openPages(): readonly string[] {
  const tabs = vscode.window.tabGroups.all.flatMap((it) => it.tabs);
  return tabs.flatMap(({ input, label }) => (input instanceof vscode.TabInputWebview ? label : []));
}

for (const [command, page] of [
  ["valohai.previewTaskVariants", "Variants: train"],
  ["valohai.showGraph", "Graph: dynamic-task"],
] as const) {
  inEditor(`${command} in the walkthrough is about the file that is open in a tab`, async () => {
    while (vscode.window.tabGroups.activeTabGroup.activeTab)
      await executeCommand("workbench.action.revertAndCloseActiveEditor");
    await openFile("dynamic-task/valohai.yaml");
    await executeCommand("workbench.action.keepEditor");
    await executeCommand("workbench.action.openWalkthrough", "valohai-yaml.valohai-yaml#start");
    await until("the walkthrough", () =>
      vscode.window.activeTextEditor === undefined ? true : undefined,
    );
    await executeCommand(command);
    await until("the page", () => (openPages().includes(page) ? true : undefined));
    const shown = vscode.window.visibleTextEditors.map((it) => it.document.uri.path);
    assert.deepEqual(shown, [fileInFolder("dynamic-task/valohai.yaml").path]);
  });
}

inEditor("shows the output channel", async () => {
  await executeCommand("valohai.showLog");
});
