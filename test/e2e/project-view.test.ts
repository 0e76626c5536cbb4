import { test } from "node:test";
import { sharedWorkbench } from "../vscode/shared-workbench.ts";
import { temporaryFolder } from "../vscode/temporary.ts";

test("the view of the project has a row for each thing, goes to its line and follows edits", async (t) => {
  const workbench = await sharedWorkbench(t, { trust: "trusted" });
  const { page } = workbench;
  await workbench.runCommand("Explorer: Focus on Valohai View");
  const row = (name: string | RegExp) => page.getByRole("treeitem", { name }).first();
  await row("dynamic-task/valohai.yaml, file").waitFor();
  await row(/^dynamic-task, pipeline, 2 nodes, 1 edge/).waitFor();
  await row(/^Problems, /).waitFor();
  await row("Steps, 2").click();
  await row("train, step, python:3.12").click();
  // The name is selected, so that typing replaces it.
  const selection = page.locator("[id='status.editor.selection']");
  await selection.filter({ hasText: "Ln 10, Col 16 (5 selected)" }).waitFor();
  await page.keyboard.type("fit");
  await row("fit, step, python:3.12").waitFor();
});

test("a folder without a Valohai file is offered the next step", async (t) => {
  const workbench = await sharedWorkbench(t, { folder: await temporaryFolder("empty") });
  const { page } = workbench;
  await workbench.runCommand("Explorer: Focus on Valohai View");
  await page.getByText("This folder has no valohai.yaml yet.").waitFor();
  await page.getByRole("button", { name: "Get Started" }).click();
  await page.getByText("Preview the executions of a task").first().waitFor();
  await page.getByRole("button", { name: "Open Example" }).first().click();
  await page.getByRole("tab", { name: /Untitled-1/ }).waitFor();
});
