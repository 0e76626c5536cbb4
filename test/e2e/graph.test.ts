import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { reportFailure } from "../vscode/failure-report.ts";
import { openWorkbench, type Workbench } from "../vscode/workbench.ts";

test("the graph of a pipeline follows the cursor and the text, and comes back after a reload", async (t) => {
  const workbench = await opened(t);
  const { page } = workbench;
  await workbench.openFile("training/valohai.yaml");
  await workbench.runCommand("Valohai: Show Pipeline Graph");
  await page.locator("iframe.webview.ready").first().waitFor();
  const frame = await workbench.webviewFrame();
  await frame.getByRole("option", { name: /^preprocess, .*stage 1 of 4/ }).waitFor();
  const text = await readFile(join(workbench.folder, "training", "valohai.yaml"), "utf8");
  const lineOf = (words: string): number => text.slice(0, text.indexOf(words)).split("\n").length;

  await page.locator(".tab", { hasText: "valohai.yaml" }).first().click();
  await workbench.goToLine(lineOf("- name: evaluate\n"), 9);
  await frame.getByRole("option", { name: /^evaluate/, selected: true }).waitFor();

  await frame.getByRole("option", { name: /^sweep/ }).click();
  await frame.getByRole("option", { name: /^sweep/, selected: true }).waitFor();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.locator(".monaco-editor.focused").waitFor();
  await page.keyboard.type("assess");
  await frame.getByRole("option", { name: /^assess/ }).waitFor();
  assert.equal(await frame.getByRole("option", { name: /^evaluate/ }).count(), 0);
  await page.keyboard.press("ControlOrMeta+z");
  await frame.getByRole("option", { name: /^evaluate/ }).waitFor();

  await Promise.all([page.waitForEvent("load"), workbench.runCommand("Developer: Reload Window")]);
  await page.locator("iframe.webview.ready").first().waitFor();
  await page.getByRole("tab", { name: /^Graph: train-and-deploy/ }).waitFor();
  const again = await workbench.webviewFrame();
  await again.getByRole("option", { name: /^preprocess, .*stage 1 of 4/ }).waitFor();
});

async function opened(t: TestContext): Promise<Workbench> {
  const workbench = await openWorkbench({ trust: "trusted" });
  reportFailure(t, workbench);
  t.after(() => workbench.close());
  return workbench;
}
