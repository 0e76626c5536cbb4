import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { metricProject } from "../support/yaml.ts";
import { renameAt } from "../vscode/gestures.ts";
import { savedText } from "../vscode/saved-text.ts";
import { sharedWorkbench } from "../vscode/shared-workbench.ts";
import { temporaryFolder } from "../vscode/temporary.ts";
import type { Workbench } from "../vscode/workbench.ts";

const yaml = (rate: string, key: string) => metricProject({ rate, key });

const script = (rate: string, key: string, variable = "speed") => `import json
import valohai

${variable} = valohai.parameters("${rate}").value
print(json.dumps({"${key}": ${variable}}))
`;

interface Opened {
  readonly workbench: Workbench;
  text(name: string): Promise<string>;
}

/** What a rename changes in the file that is shown is not saved by the rename. */
const settings = { "files.autoSave": "afterDelay" };

/** Opens a folder with a Valohai file and its script, and waits until the server answers. */
async function opened(t: TestContext, beside: readonly string[] = []): Promise<Opened> {
  const folder = await temporaryFolder("rename");
  await writeFile(join(folder, "valohai.yaml"), yaml("rate", "accuracy"));
  await writeFile(join(folder, "train.py"), script("rate", "accuracy"));
  const workbench = await sharedWorkbench(t, { trust: "trusted", settings, folder, beside });
  await workbench.openFile("valohai.yaml");
  await workbench.page.getByRole("button", { name: "Valohai YAML" }).first().waitFor();
  await workbench.openFile("train.py");
  await workbench.page.getByText("Runs in step train").waitFor();
  return { workbench, text: (name) => readFile(join(workbench.folder, name), "utf8") };
}

test("F2 and Enter rename in file and script together, from either side", async (t) => {
  const { workbench, text } = await opened(t);
  const { page, folder } = workbench;
  await workbench.openFile("valohai.yaml");
  await renameAt(workbench, 19, 26, "precision");
  await savedText(join(folder, "train.py"), '"precision"');
  await savedText(join(folder, "valohai.yaml"), ".precision");
  assert.equal(await text("valohai.yaml"), yaml("rate", "precision"));
  assert.equal(await text("train.py"), script("rate", "precision"));

  await workbench.openFile("train.py");
  await renameAt(workbench, 4, 30, "pace");
  await savedText(join(folder, "valohai.yaml"), "name: pace");
  await savedText(join(folder, "train.py"), '"pace"');
  assert.equal(await text("valohai.yaml"), yaml("pace", "precision"));
  assert.equal(await text("train.py"), script("pace", "precision"));

  await workbench.goToLine(5, 22);
  await page.keyboard.press("Shift+F12");
  const found = page.locator(".reference-zone-widget .ref-tree .monaco-list-row");
  await found.filter({ hasText: "valohai.yaml" }).first().waitFor();
  await page.keyboard.press("Escape");
  await workbench.goToLine(4, 30);
  await page.keyboard.press("F12");
  await page.getByRole("tab", { name: "valohai.yaml", selected: true }).waitFor();
  await page.getByRole("button", { name: "Ln 6, Col 17" }).waitFor();
});

/** Waits for a message; the window of the tests keeps messages in the list that the bell opens. */
async function isShown(workbench: Workbench, message: string): Promise<void> {
  await workbench.runCommand("Notifications: Show Notifications");
  await workbench.page.locator(".notifications-center", { hasText: message }).waitFor();
  await workbench.runCommand("Notifications: Clear All Notifications");
}

/** Renames every variable that F2 is pressed on, as an extension for Python does. */
const otherExtension = `const vscode = require("vscode");
exports.activate = () => vscode.languages.registerRenameProvider({ language: "python", scheme: "file" }, {
  prepareRename(document, position) {
    const before = document.lineAt(position).text.slice(0, position.character);
    if (before.split('"').length % 2 === 0) throw new Error("no variable");
    return document.getWordRangeAtPosition(position);
  },
  provideRenameEdits(document, position, newName) {
    const word = document.getText(document.getWordRangeAtPosition(position));
    const edit = new vscode.WorkspaceEdit();
    for (const { index } of document.getText().matchAll(new RegExp("\\\\b" + word + "\\\\b", "g"))) {
      const range = new vscode.Range(document.positionAt(index), document.positionAt(index + word.length));
      edit.replace(document.uri, range, newName);
    }
    return edit;
  },
});
`;

async function otherExtensionFolder(): Promise<string> {
  const folder = join(await temporaryFolder("extension"), "tests.other-python-1.0.0");
  const manifest = {
    name: "other-python",
    publisher: "tests",
    version: "1.0.0",
    engines: { vscode: "^1.91.0" },
    main: "main.js",
    activationEvents: ["onLanguage:python"],
  };
  await mkdir(folder);
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  await writeFile(join(folder, "main.js"), otherExtension);
  return folder;
}

test("other names of a script are left to its extension, and a refused rename changes nothing", async (t) => {
  const { workbench, text } = await opened(t, [await otherExtensionFolder()]);
  const { folder } = workbench;
  await renameAt(workbench, 4, 2, "pace");
  await savedText(join(folder, "train.py"), "pace =");
  assert.equal(await text("train.py"), script("rate", "accuracy", "pace"));

  await renameAt(workbench, 4, 30, "my'rate");
  await isShown(workbench, 'Nothing is renamed: "my\'rate" cannot name a parameter');
  await workbench.openFile("valohai.yaml");
  await renameAt(workbench, 6, 18, "my'rate");
  await isShown(workbench, '"my\'rate" cannot name a parameter');
  assert.equal(await text("train.py"), script("rate", "accuracy", "pace"));
  assert.equal(await text("valohai.yaml"), yaml("rate", "accuracy"));

  await renameAt(workbench, 6, 18, "max_rate");
  await savedText(join(folder, "valohai.yaml"), "name: max_rate");
  await savedText(join(folder, "train.py"), '"max_rate"');
  assert.equal(await text("train.py"), script("max_rate", "accuracy", "pace"));
});
