import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { reportFailure } from "../vscode/failure-report.ts";
import { chooseFile } from "../vscode/file-dialog.ts";
import { repository } from "../vscode/repository.ts";
import { openWebWorkbench } from "../vscode/web-workbench.ts";
import type { Workbench } from "../vscode/workbench.ts";

let workbench: Workbench;

before(async () => {
  const example = join(repository, "examples", "dynamic-task", "valohai.yaml");
  workbench = await openWebWorkbench({
    "fit.py": "print(1)\n",
    "dynamic-task/valohai.yaml": await readFile(example, "utf8"),
    "dynamic-task/ids.json": '{"storeids": [1, 2, 3, 4]}',
  });
});

after(() => workbench?.close());

/** Waits for a line of the editor that has the keyboard. */
async function line(text: string): Promise<void> {
  const shown = workbench.page.locator(".editor-group-container.active .view-line");
  await shown.filter({ hasText: text }).first().waitFor();
}

test("a valohai.yaml is created from the scripts of a virtual folder", async (t) => {
  reportFailure(t, workbench);
  const { page } = workbench;
  await workbench.runCommand("Valohai: Create valohai.yaml");
  await page.getByPlaceholder("Choose the scripts that become steps").waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("tab", { name: "valohai.yaml", selected: true }).waitFor();
  await line("python fit.py {parameters}");
});

test("a script that is renamed in the explorer takes the commands along that start it", async (t) => {
  reportFailure(t, workbench);
  const { page } = workbench;
  await page.locator(".explorer-folders-view .monaco-list-row", { hasText: "fit.py" }).click();
  await page.keyboard.press("F2");
  await page.locator(".explorer-folders-view input:focus").fill("learn.py");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Show Preview" }).click();
  // Each change is to be confirmed.
  await page.locator(".bulk-edit-panel .edit-checkbox").first().check();
  await page.getByRole("button", { name: "Apply" }).click();
  await workbench.openFile("valohai.yaml");
  await line("python learn.py {parameters}");
});

test("a file of a virtual folder gives the preview its metadata", async (t) => {
  reportFailure(t, workbench);
  const { page } = workbench;
  await workbench.openFile("dynamic-task/valohai.yaml");
  await workbench.runCommand("Valohai: Preview Task Variants");
  await page.locator("iframe.webview.ready").first().waitFor();
  const frame = await workbench.webviewFrame();
  await frame.getByRole("button", { name: "From file…" }).click();
  await chooseFile(page, "/dynamic-task/ids.json");
  await frame.getByRole("heading", { name: "4 executions" }).waitFor();
});
