import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import type { Frame, Page } from "playwright-core";
import { openedGraph } from "../vscode/opened.ts";
import { saveUntil } from "../vscode/saved-text.ts";

test("the graph of a pipeline follows the cursor and the text, and comes back after a reload", async (t) => {
  const { workbench, page, frame, file } = await openedGraph(t);
  await frame.getByRole("option", { name: /^preprocess, .*stage 1 of 4/ }).waitFor();
  const text = await readFile(file, "utf8");
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
  await page.locator(".tab.dirty").first().waitFor({ state: "detached" });

  await Promise.all([page.waitForEvent("load"), workbench.runCommand("Developer: Reload Window")]);
  await page.locator("iframe.webview.ready").first().waitFor();
  await page.getByRole("tab", { name: /^Graph: train-and-deploy/ }).waitFor();
  const again = await workbench.webviewFrame();
  await again.getByRole("option", { name: /^preprocess, .*stage 1 of 4/ }).waitFor();
});

test("a pipeline is changed in its graph, by the keyboard and with the mouse, and undo takes it back", async (t) => {
  const { workbench, page, frame, file } = await openedGraph(t);
  const sweep = frame.getByRole("option", { name: /^sweep/ });
  await sweep.click();
  const before = await readFile(file, "utf8");
  const edge = (from: string) =>
    `${before.trimEnd()}\n      - [${from}.dependency.*, deploy.dependency.*]\n`;

  await page.keyboard.press("c");
  await frame.getByRole("combobox", { name: "Connect sweep to" }).waitFor();
  await page.keyboard.type("deploy");
  await page.keyboard.press("Enter");
  await frame.getByRole("combobox", { name: "Connect sweep to deploy by" }).waitFor();
  await page.keyboard.type("dependency");
  await page.keyboard.press("Enter");
  await frame.getByText("Connected sweep to deploy; Ctrl+Z in the editor takes it back").waitFor();
  await frame.getByRole("option", { name: /^sweep,.*feeds evaluate and deploy/ }).waitFor();
  await editorOf(page).click();
  assert.equal(await saveUntil(page, file, edge("sweep")), edge("sweep"));
  await page.keyboard.press("ControlOrMeta+z");
  await frame.getByRole("option", { name: /^sweep,.*feeds evaluate$/ }).waitFor();

  await frame.getByRole("button", { name: "Show the whole graph" }).click();
  await dragTo(page, frame, "preprocess", "deploy");
  await frame.getByRole("combobox", { name: "Connect preprocess to deploy by" }).waitFor();
  await frame.getByRole("option", { name: /^dependency/ }).click();
  await frame.getByText("Connected preprocess to deploy").waitFor();
  await editorOf(page).click();
  assert.equal(await saveUntil(page, file, edge("preprocess")), edge("preprocess"));

  await frame.getByRole("option", { name: /^sweep/ }).click();
  await page.keyboard.press("F2");
  const name = page.locator(".quick-input-widget input").first();
  await name.fill("deploy");
  await page.getByText('Pipeline "train-and-deploy" already has a node "deploy"').waitFor();
  await name.fill("search");
  await name.press("Enter");
  await frame.getByText("Renamed node sweep to search").waitFor();
  await frame.getByRole("option", { name: /^search,/ }).waitFor();
  await frame.locator("[data-id='1:search']:focus").waitFor();
  await editorOf(page).click();
  const renamed = edge("preprocess")
    .replace("- name: sweep", "- name: search")
    .replace(/sweep\./g, "search.");
  assert.equal(await saveUntil(page, file, renamed), renamed);

  await Promise.all([page.waitForEvent("load"), workbench.runCommand("Developer: Reload Window")]);
  await page.locator("iframe.webview.ready").first().waitFor();
  const again = await workbench.webviewFrame();
  await again
    .getByRole("option", { name: /^preprocess,.*feeds search, evaluate and deploy/ })
    .waitFor();
});

/** The text editor beside the graph. */
function editorOf(page: Page) {
  return page.locator(".monaco-editor .view-lines").first();
}

/** Drags an edge from the port of a node to another node. */
async function dragTo(page: Page, frame: Frame, from: string, to: string): Promise<void> {
  const source = frame.getByRole("option", { name: new RegExp(`^${from}`) });
  await source.hover();
  const port = await frame.locator(".node-box", { has: source }).locator(".port-dot").boundingBox();
  const box = await frame.getByRole("option", { name: new RegExp(`^${to}`) }).boundingBox();
  assert.ok(port && box);
  await page.mouse.move(port.x + port.width / 2, port.y + port.height / 2);
  await page.mouse.down();
  await page.mouse.move(port.x + 40, port.y + 60, { steps: 3 });
  await frame.locator(".node-box.possible").first().waitFor();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 3 });
  await page.mouse.up();
}
