import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { chooseFile } from "../vscode/file-dialog.ts";
import { saveUntil, saveUntilOnly } from "../vscode/saved-text.ts";
import { sharedWorkbench } from "../vscode/shared-workbench.ts";

const runs = [0.0001, 0.01].map((rate, at) => ({
  counter: at + 1,
  status: "complete",
  step: "train-model",
  duration: 600,
  parameters: { "learning-rate": rate, "batch-size": 32, epochs: 10, augment: true },
  cumulative_metadata: { accuracy: 0.5 + at / 4 },
}));

test("reads earlier runs from a file, shows what has not run, and freezes it in one step", async (t) => {
  const workbench = await sharedWorkbench(t, { trust: "trusted" });
  const { page } = workbench;
  const list = join(workbench.folder, "training", "runs.json");
  await writeFile(list, JSON.stringify(runs));
  const file = join(workbench.folder, "training", "valohai.yaml");
  const before = await readFile(file, "utf8");
  await workbench.openFile("training/valohai.yaml");
  await workbench.runCommand("Valohai: Preview Task Variants");
  await page.locator("iframe.webview.ready").first().waitFor();
  let frame = await workbench.webviewFrame();
  await frame.getByRole("option", { name: /^sweep/ }).click();
  await frame.getByRole("button", { name: "Earlier runs" }).click();
  const section = frame.getByRole("region", { name: "Earlier runs" });
  await section.getByRole("button", { name: "From file…" }).click();
  await chooseFile(page, list);
  await section.getByText("2 of 9 have run, 7 to go").waitFor();
  await frame.getByText("2 runs of runs.json").waitFor();

  await frame.getByRole("button", { name: "7 not run", exact: true }).click();
  await frame.getByRole("button", { name: "Freeze 7 not run" }).click();
  const frozen = page.locator(".view-line", { hasText: "learning-rate-sweep-frozen" });
  await frozen
    .or(page.locator(".view-line", { hasText: "sweep-frozen" }))
    .first()
    .waitFor();
  await page.locator(".tab", { hasText: "valohai.yaml" }).first().click();
  const saved = await saveUntil(page, file, "manual_search");
  assert.equal(saved.split("learning-rate: ").length - before.split("learning-rate: ").length, 7);
  await page.keyboard.press("ControlOrMeta+z");
  await frozen.waitFor({ state: "detached" });
  // What is typed before the text is on the disk would be saved with it.
  await saveUntilOnly(page, file, before);
  await page.locator(".tab.dirty").waitFor({ state: "detached" });

  // While the text cannot be read, the page shows an earlier version, whose executions have other numbers.
  await workbench.goToLine(1);
  await page.keyboard.type("- [");
  await frame.getByText("stale", { exact: true }).waitFor();
  await frame.getByRole("button", { name: "Export…" }).click();
  await page.getByText("The file has changed in the meantime; try again").first().waitFor();
  await page.locator(".tab", { hasText: "valohai.yaml" }).first().click();
  await workbench.runCommand("File: Revert File");
  await frame.getByText("stale", { exact: true }).waitFor({ state: "detached" });

  await Promise.all([page.waitForEvent("load"), workbench.runCommand("Developer: Reload Window")]);
  await page.locator("iframe.webview.ready").first().waitFor();
  frame = await workbench.webviewFrame();
  await frame.getByText("2 of 9 have run, 7 to go").waitFor();
});
