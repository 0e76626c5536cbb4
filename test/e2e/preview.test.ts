import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import type { Frame } from "playwright-core";
import { saveUntil } from "../vscode/saved-text.ts";
import { sharedWorkbench } from "../vscode/shared-workbench.ts";
import type { Workbench } from "../vscode/workbench.ts";

const ids = Array.from({ length: 200 }, (_, index) => 1000 + index);
const log = `loading stores\n{"storeids": [1, 2]}\n\u001b[32mdone\u001b[0m\n${JSON.stringify({ storeids: ids })}\n`;

test("previews from the palette, follows the file, survives a reload and exports", async (t) => {
  const workbench = await sharedWorkbench(t, { trust: "trusted" });
  const { page } = workbench;
  await workbench.openFile("dynamic-task/valohai.yaml");
  await workbench.runCommand("Valohai: Preview Task Variants");
  let frame = await previewFrame(workbench);
  await frame.getByRole("textbox", { name: "Metadata of preprocess" }).fill(log);
  await frame.getByRole("heading", { name: "200 executions" }).waitFor();
  await row(frame, 1).getByText("1000").first().waitFor();

  await frame.getByRole("grid").evaluate((element) => {
    element.scrollTop = element.scrollHeight / 2;
  });
  await row(frame, 100).getByText("--id=1099").waitFor();
  const scrolled = await scrollTop(frame);

  await page
    .locator(".monaco-editor .view-line", { hasText: "./train.py" })
    .first()
    .click({ position: { x: 150, y: 8 } });
  await page.keyboard.press("End");
  await page.keyboard.type(" --fast");
  await row(frame, 100).getByText("--id=1099 --fast").waitFor();
  assert.equal(await scrollTop(frame), scrolled);

  await saveUntil(page, join(workbench.folder, "dynamic-task", "valohai.yaml"), "--fast");
  await Promise.all([page.waitForEvent("load"), workbench.runCommand("Developer: Reload Window")]);
  frame = await previewFrame(workbench);
  await frame.getByRole("heading", { name: "200 executions" }).waitFor();
  await row(frame, 100).getByText("--id=1099 --fast").waitFor();
  assert.equal(
    await frame.getByRole("textbox", { name: "Metadata of preprocess" }).inputValue(),
    log,
  );

  await frame.getByRole("searchbox", { name: "Filter executions" }).fill("id<1002");
  await frame.getByText("2 of 200").waitFor();
  await frame.getByRole("button", { name: "Export…" }).click();
  await page.getByRole("option", { name: /^CSV/ }).click();
  await page.getByRole("option", { name: "Save to a File…" }).click();
  const target = join(workbench.folder, "dynamic-task", "train.csv");
  const input = page.locator(".quick-input-widget:visible .quick-input-box input");
  await page.waitForFunction(() =>
    [...document.querySelectorAll("input")].some(({ value }) => value.endsWith("/train.csv")),
  );
  await input.press("Enter");
  await page.getByText('Exported 2 executions to "dynamic-task/train.csv"').first().waitFor();
  assert.equal(
    await readFile(target, "utf8"),
    [
      "id,command,problems",
      '1000,"pip install valohai-utils\npython ./train.py --id=1000 --fast",',
      '1001,"pip install valohai-utils\npython ./train.py --id=1001 --fast",',
      "",
    ].join("\n"),
  );
});

/** The page of the preview, once it shows its pipeline. */
async function previewFrame(workbench: Workbench): Promise<Frame> {
  await workbench.page.locator("iframe.webview.ready").first().waitFor();
  const frame = await workbench.webviewFrame();
  await frame.getByRole("listbox").waitFor();
  return frame;
}

function row(frame: Frame, number: number) {
  return frame.locator(`[role="row"][aria-rowindex="${number + 1}"]`);
}

async function scrollTop(frame: Frame): Promise<number> {
  return frame.getByRole("grid").evaluate((element) => element.scrollTop);
}
