import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { Page } from "playwright-core";
import { folderWith } from "../support/cli.ts";
import { repositoryWith } from "../support/git-folder.ts";
import { file, pipeline, step, task } from "../support/yaml.ts";
import { reportFailure } from "../vscode/failure-report.ts";
import { saveUntil } from "../vscode/saved-text.ts";
import { openWorkbench, type Workbench } from "../vscode/workbench.ts";

/** A sweep of nine executions, with the items to edit on the last line of the task. */
const sweep =
  file(
    step(
      "train",
      "parameters: [{ name: rate, type: float }, { name: size, type: integer }]",
      "python train.py {parameters}",
    ),
    task(
      "sweep",
      `type: grid_search
parameters:
  - { name: rate, style: multiple, rules: { items: [0.1, 0.2, 0.3] } }
  - { name: size, style: multiple, rules: { items: [16, 32, 64] } }`,
    ),
  ) + pipeline("- { name: fit, type: task, task: sweep }");

const lines = sweep.split("\n");
const sizes = lines.findIndex((it) => it.includes("64]"));
/** Behind the last size, from 1. */
const edited = { line: sizes + 1, column: (lines[sizes] ?? "").indexOf("64]") + 3 };

test("what a sweep runs since the last commit is seen in the status bar, the graph and the table, until it is undone, also after a reload", async (t) => {
  const { folder, git } = repositoryWith(t, { "valohai.yaml": sweep });
  const workbench = await opened(t, folder);
  const { page } = workbench;
  const status = page.locator("[id='valohai.valohai-yaml.valohai.comparison']");
  const status912 = statusOf(page, "9 → 12 executions");
  await edit(workbench);
  await status912.waitFor();
  await status912.click();
  await page.locator("iframe.webview.ready").first().waitFor();
  const frame = await workbench.webviewFrame();
  const bar = frame.getByRole("region", { name: "Comparison" });
  await bar.getByText(/^Compared with Git head \w{7}: 9 → 12 executions in all$/).waitFor();
  await frame.getByRole("option", { name: /^fit, .*changed: executions 9 → 12$/ }).waitFor();
  await frame.getByText("9 → 12: +3 −0, 9 unchanged", { exact: true }).waitFor();
  await frame.getByRole("button", { name: "+3 added" }).click();
  await frame.getByText("3 of 12").waitFor();

  await page.locator(".monaco-editor .view-line").first().click();
  for (const _ of ", 128") await page.keyboard.press("ControlOrMeta+z");
  await bar.getByText("No difference in nodes, edges and what they run").waitFor();
  await status912.waitFor({ state: "detached" });
  assert.equal(await status.count(), 0);

  await edit(workbench);
  await status912.waitFor();
  await saveUntil(page, join(folder, "valohai.yaml"), "64, 128]");
  git("commit", "--quiet", "--all", "--message", "More sizes");
  await status912.waitFor({ state: "detached" });
  await bar.getByText(/: 12 executions before and after$/).waitFor();

  await Promise.all([page.waitForEvent("load"), workbench.runCommand("Developer: Reload Window")]);
  await page.locator("iframe.webview.ready").first().waitFor();
  const again = await workbench.webviewFrame();
  const kept = again.getByRole("region", { name: "Comparison" });
  await kept.getByText(/^Compared with Git head \w{7}: 12 executions before and after$/).waitFor();
  await kept.getByRole("button", { name: "Stop Comparing" }).click();
  await kept.waitFor({ state: "detached" });
});

test("the status bar has a question mark for a number of executions that depends on metadata", async (t) => {
  const steps = file(step("find"), step("train", "parameters: [{ name: rate }]"));
  const nodes = `
- { name: find, type: execution, step: find }
- { name: fit, type: task, step: train }`;
  const { folder } = repositoryWith(t, { "valohai.yaml": steps + pipeline(nodes) });
  const edges = "edges:\n  - [find.metadata.rates, fit.parameter.rate]";
  writeFileSync(join(folder, "valohai.yaml"), steps + pipeline(nodes, edges));
  const { page } = await opened(t, folder);
  await statusOf(page, "2 → ? executions").waitFor();
});

test("the executions that a change removes are exported with the values that they had", async (t) => {
  const { folder } = repositoryWith(t, { "valohai.yaml": sweep });
  writeFileSync(join(folder, "valohai.yaml"), sweep.replace("32, 64]", "32]"));
  const workbench = await opened(t, folder);
  const { page } = workbench;
  await workbench.runCommand("Valohai: Compare with Git Head");
  await page.locator("iframe.webview.ready").first().waitFor();
  const frame = await workbench.webviewFrame();
  await frame.getByRole("button", { name: "−3 removed" }).click();
  await frame.getByText("3 of 9").waitFor();
  await frame.getByRole("button", { name: "Export…" }).click();
  await page.getByRole("option", { name: /^CSV/ }).click();
  await page.getByRole("option", { name: "Save to a File…" }).click();
  await page.waitForFunction(() =>
    [...document.querySelectorAll("input")].some(({ value }) => value.endsWith("/fit.csv")),
  );
  await page.locator(".quick-input-widget:visible .quick-input-box input").press("Enter");
  await page.getByText('Exported 3 executions to "fit.csv"').first().waitFor();
  const [, ...rows] = readFileSync(join(folder, "fit.csv"), "utf8").trimEnd().split("\n");
  assert.deepEqual(
    rows.map((it) => it.split(",").slice(0, 2).join(" ")),
    ["0.1 64", "0.2 64", "0.3 64"],
  );
});

test("a file in no repository is compared with another open file", async (t) => {
  const more = sweep.replace("64]", "64, 128]");
  const folder = folderWith(t, { "new/valohai.yaml": more, "old/valohai.yaml": sweep });
  const workbench = await opened(t, folder, "old/valohai.yaml");
  const { page } = workbench;
  await workbench.openFile("new/valohai.yaml");
  await workbench.runCommand("Valohai: Compare with Git Head");
  await page
    .getByText('"new/valohai.yaml" is not in a Git repository with a commit')
    .first()
    .waitFor();
  await workbench.runCommand("Notifications: Show Notifications");
  await page.getByRole("button", { name: "Compare with Open File…" }).click({ timeout: 20_000 });
  await page.locator(".quick-input-widget").getByText("old/valohai.yaml").first().click();
  await page.locator("iframe.webview.ready").first().waitFor();
  const frame = await workbench.webviewFrame();
  await frame.getByText("Compared with old/valohai.yaml: 9 → 12 executions in all").waitFor();
  assert.equal(await statusOf(page, "executions").count(), 0);
});

async function opened(t: TestContext, folder: string, first = "valohai.yaml"): Promise<Workbench> {
  const workbench = await openWorkbench({ trust: "trusted", folder });
  reportFailure(t, workbench);
  t.after(() => workbench.close());
  await workbench.openFile(first);
  return workbench;
}

/** Adds a size to the sweep. */
async function edit({ page, goToLine }: Workbench): Promise<void> {
  await goToLine(edited.line, edited.column);
  await page.keyboard.type(", 128");
}

function statusOf(page: Page, text: string) {
  return page.locator(".part.statusbar .statusbar-item", { hasText: text });
}
