import assert from "node:assert/strict";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { savedText, saveUntil } from "../vscode/saved-text.ts";
import { sharedWorkbench } from "../vscode/shared-workbench.ts";
import type { Workbench, WorkbenchOptions } from "../vscode/workbench.ts";

const broken = `- step:
    name:   train
    image: python:3.12
    command: [python train.py
`;

test("says why a file is not formatted and leads to the line, each time it is asked", async (t) => {
  const workbench = await opened(t, { "broken.valohai.yaml": broken });
  await workbench.openFile("broken.valohai.yaml");
  await workbench.page.locator(".squiggly-error").first().waitFor();
  for (const line of [1, 2]) {
    await workbench.goToLine(line);
    await workbench.runCommand("Format Document");
    const message = await notification(workbench, /^The file is not formatted because of line 4: /);
    await message.getByText("Go to Line", { exact: true }).click();
    await workbench.page.locator(".statusbar").getByText("Ln 4, ").waitFor();
  }
});

test("says in the status bar alone why a file is not formatted when it is saved", async (t) => {
  const settings = { "[valohai-yaml]": { "editor.formatOnSave": true } };
  const workbench = await opened(t, { "broken.valohai.yaml": broken }, settings);
  const { page } = workbench;
  await workbench.openFile("broken.valohai.yaml");
  await page.locator(".squiggly-error").first().waitFor();
  await workbench.goToLine(2, 99);
  await page.keyboard.type("-model");
  await saveUntil(page, join(workbench.folder, "broken.valohai.yaml"), "train-model");
  await page.locator(".statusbar").getByText("Not formatted because of line 4: ").waitFor();
  await page.locator(".tab.dirty").waitFor({ state: "detached" });
  await workbench.runCommand("Format Document");
  await notification(workbench, /^The file is not formatted because of line 4: /);
  assert.equal(await page.getByText(/^The file is not formatted because/).count(), 1);
});

const config = "# Ours\nrules:\n  edge-self: hint # for now\n";
const dotted = `- step:
    name: train
    image: python:3.12
    command: python ./train.py
- pipeline:
    name: training
    nodes:
      - { name: train.it, type: execution, step: train }
    edges: []
`;

test("says which file turns a code off, and takes that back", async (t) => {
  const files = { ".valohai-lint.yaml": config, "dotted.valohai.yaml": dotted };
  const workbench = await opened(t, files);
  const { page, folder } = workbench;
  await workbench.openFile("dotted.valohai.yaml");
  await page.locator(".squiggly-error").first().waitFor();
  const turnOff = async (): Promise<Locator> => {
    await workbench.goToLine(8, 18);
    await chooseQuickFix(page, "Turn node-name-dot off in this project");
    return notification(workbench, /^Turned node-name-dot off for this project in /);
  };
  const lintFile = join(folder, ".valohai-lint.yaml");
  const message = await turnOff();
  assert.equal(await savedText(lintFile, "node-name-dot"), `${config}  node-name-dot: off\n`);
  await page.locator(".squiggly-error").first().waitFor({ state: "detached" });
  await message.getByText("Undo", { exact: true }).click();
  await page.locator(".squiggly-error").first().waitFor();
  assert.equal(await readFile(lintFile, "utf8"), config);
  const again = await turnOff();
  await again.getByText("Open File", { exact: true }).click();
  await page.getByRole("tab", { name: ".valohai-lint.yaml", selected: true }).waitFor();
  assert.ok((await stat(lintFile)).isFile());
});

/** Asks for the fixes at the cursor until this one is among them: they come some time after the underline. */
async function chooseQuickFix(page: Page, title: string): Promise<void> {
  const fix = page.locator(".action-widget").getByText(title);
  for (let attempt = 1; attempt < 5 && !(await fix.isVisible()); attempt++) {
    await page.keyboard.press("Escape");
    await page.keyboard.press("ControlOrMeta+.");
    await fix.waitFor({ timeout: 10_000 }).catch(() => undefined);
  }
  await fix.click();
}

/** The first notification with this text, in the list of all: the toasts are not shown to tests. */
async function notification({ page, runCommand }: Workbench, text: RegExp): Promise<Locator> {
  await page.locator(".statusbar .codicon-bell-dot").first().waitFor();
  await runCommand("Notifications: Show Notifications");
  const item = page.locator(".notifications-center .notification-list-item");
  const found = item.filter({ has: page.getByText(text) }).first();
  await found.waitFor();
  return found;
}

async function opened(
  t: TestContext,
  files: { readonly [path: string]: string },
  settings: NonNullable<WorkbenchOptions["settings"]> = {},
): Promise<Workbench> {
  const workbench = await sharedWorkbench(t, { trust: "trusted", settings });
  for (const [path, text] of Object.entries(files)) {
    await writeFile(join(workbench.folder, path), text);
  }
  return workbench;
}
