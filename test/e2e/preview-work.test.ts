import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { Frame, Page } from "playwright-core";
import { reportFailure } from "../vscode/failure-report.ts";
import { saveUntil } from "../vscode/saved-text.ts";
import { sharedWorkbench } from "../vscode/shared-workbench.ts";
import {
  openWorkbench,
  pickOptions,
  type Workbench,
  type WorkbenchOptions,
} from "../vscode/workbench.ts";

const ids = '{"storeids": [122, 154, 209, 916, 345]}';

test("one can type at once after opening, and the lens counts with what was typed", async (t) => {
  // So low that the end of the file is not seen from its beginning.
  const workbench = await opened(t, { size: { width: 1280, height: 420 } });
  const frame = await previewOf(workbench, "dynamic-task/valohai.yaml");
  await frame.locator("textarea:focus").waitFor();
  await workbench.page.keyboard.type(ids);
  await frame.getByRole("heading", { name: "5 executions" }).waitFor();
  const lens = workbench.page.locator(".codelens-decoration");
  const goTo = async (line: number): Promise<void> => {
    await workbench.page.locator(".tab", { hasText: "valohai.yaml" }).first().click();
    await workbench.goToLine(line);
  };
  await goTo(32);
  await lens.getByText("Preview 5 executions").waitFor();
  const line = workbench.page.locator(".view-line", { hasText: "- name: train" }).last();
  assert.doesNotMatch((await line.textContent()) ?? "", /executions/);

  const frozen = workbench.page.locator(".view-line", { hasText: "name: train-frozen" });
  for (let times = 0; times < 2; times++) {
    await goTo(1);
    await frozen.waitFor({ state: "detached" });
    await frame.getByRole("button", { name: "Freeze" }).click();
    await frozen.waitFor();
  }
  await workbench.page.locator(".tab", { hasText: "valohai.yaml" }).first().click();
  const file = join(workbench.folder, "dynamic-task", "valohai.yaml");
  const saved = await saveUntil(workbench.page, file, "manual_search");
  assert.equal(saved.split("train-frozen").length, 2);
  await goTo(saved.trimEnd().split("\n").length);

  await workbench.page.getByRole("tab", { name: /^Variants/ }).click();
  await workbench.runCommand("View: Close Editor");
  await lens.getByText("depends on metadata of preprocess").waitFor();
});

test("follows the cursor from node to node unless it is pinned", async (t) => {
  const workbench = await sharedWorkbench(t, { trust: "trusted" });
  const frame = await previewOf(workbench, "training/valohai.yaml");
  const shown = (node: string) =>
    frame.locator(".node-box.selected").filter({ hasText: node }).waitFor();
  await shown("sweep");
  const text = await readFile(join(workbench.folder, "training", "valohai.yaml"), "utf8");
  const lineOf = (words: string): number => text.slice(0, text.indexOf(words)).split("\n").length;
  await workbench.page.locator(".tab", { hasText: "valohai.yaml" }).first().click();
  await workbench.goToLine(lineOf("- name: evaluate\n"), 9);
  await shown("evaluate");
  const pin = frame.getByRole("button", { name: "Pin to this node" });
  /** Clicks until the button is as wanted, since a click is lost while the window is busy. */
  const setPin = async (pressed: boolean): Promise<void> => {
    const wanted = pin.and(frame.locator(`[aria-pressed="${pressed}"]`));
    for (let attempt = 0; attempt < 5 && (await wanted.count()) === 0; attempt++) {
      await pin.click();
      await wanted.waitFor({ timeout: 5_000 }).catch(() => undefined);
    }
    await wanted.waitFor();
  };
  await setPin(true);
  const seen = await frame.evaluateHandle(() => {
    const names = new Set<string>();
    const look = (): void => {
      names.add(document.querySelector(".node-box.selected")?.textContent ?? "");
    };
    new MutationObserver(look).observe(document.body, { subtree: true, attributes: true });
    return names;
  });
  await workbench.page.locator(".tab", { hasText: "valohai.yaml" }).first().click();
  await workbench.goToLine(lineOf("- name: sweep\n"), 9);
  assert.doesNotMatch(await seen.evaluate((it) => [...it].join(" ")), /sweep/);
  await setPin(false);
  await shown("sweep");
  await workbench.page.locator(".tab", { hasText: "valohai.yaml" }).first().click();
  await workbench.goToLine(lineOf("- name: preprocess\n"), 9);
  await shown("preprocess");
});

test("the table has a context menu of its own, and is exported to the clipboard or a new file", async (t) => {
  const workbench = await sharedWorkbench(t, { trust: "trusted" });
  const { page } = workbench;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const frame = await previewOf(workbench, "dynamic-task/valohai.yaml");
  await frame.getByRole("textbox", { name: "Metadata of preprocess" }).fill(ids);
  const cell = frame.locator('[aria-rowindex="3"] [data-name="id"]');
  const entries = page.locator(".monaco-menu .action-label");
  const choose = async (name: string): Promise<void> => {
    await entries.getByText(name, { exact: true }).waitFor();
    assert.doesNotMatch((await entries.allTextContents()).join(", "), /Cut|Paste/);
    await chooseFromMenu(page, name);
    await entries.first().waitFor({ state: "hidden" });
  };
  const copied = async (text: string): Promise<void> => {
    await page.waitForFunction(async (it) => (await navigator.clipboard.readText()) === it, text);
  };
  await cell.click({ button: "right" });
  await choose("Copy Column");
  await copied("id\n122\n154\n209\n916\n345");
  const status = page.locator(".statusbar");
  await status.getByText("Copied to the clipboard").waitFor();
  await cell.click({ button: "right" });
  await choose("Copy Command");
  await copied("pip install valohai-utils\npython ./train.py --id=154");
  await cell.click();
  await page.keyboard.press("ArrowDown");
  await frame.locator('[aria-rowindex="4"] [data-name="id"]:focus').waitFor();
  await page.keyboard.press("Shift+F10");
  await choose("Copy Value");
  await copied("209");

  const exported = async (format: string, destination: string): Promise<void> => {
    const ask = () => frame.getByRole("button", { name: "Export…" }).click();
    await pickOptions(page, ask, [format, destination]);
  };
  await exported("TSV", "Copy to the Clipboard");
  await page.waitForFunction(async () =>
    (await navigator.clipboard.readText()).startsWith("id\tcommand"),
  );
  await status.getByText("Copied 5 executions as TSV to the clipboard").waitFor();
  await exported("Markdown", "Open as an Untitled File");
  await page.locator(".view-line", { hasText: "| 209" }).waitFor();
});

test("opens from the keyboard and from the context menus of the explorer and the editor", async (t) => {
  const workbench = await opened(t);
  const { page } = workbench;
  const preview = page.getByRole("tab", { name: /^Variants/ });
  /** The page takes the keyboard last; nothing else may be begun before. */
  const ready = async (): Promise<void> => {
    await preview.waitFor();
    await (await workbench.webviewFrame()).locator("textarea:focus").waitFor();
  };
  const close = async (): Promise<void> => {
    await preview.click();
    await workbench.runCommand("View: Close Editor");
    await preview.waitFor({ state: "detached" });
  };
  const choose = async (): Promise<void> => {
    await chooseFromMenu(page, "Preview Task Variants");
    await ready();
  };
  await workbench.openFile("dynamic-task/valohai.yaml");
  await page.locator(".statusbar-item", { hasText: "Valohai YAML" }).waitFor();
  await page.locator(".view-line", { hasText: "image: python" }).first().click({ button: "right" });
  await choose();
  await close();
  await workbench.runCommand("View: Close Editor");
  // The explorer has shown the file when it was opened.
  await page.getByRole("treeitem", { name: "valohai.yaml" }).first().click({ button: "right" });
  await choose();
  await close();
  await workbench.openFile("dynamic-task/valohai.yaml");
  await page.locator(".view-line", { hasText: "image: python" }).first().click();
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.press("v");
  await ready();
});

/** A window of its own, which remembers no metadata of other tests. */
async function opened(t: TestContext, options: WorkbenchOptions = {}): Promise<Workbench> {
  const workbench = await openWorkbench({ trust: "trusted", ...options });
  reportFailure(t, workbench);
  t.after(() => workbench.close());
  return workbench;
}

/** Chooses from the open menu; by keyboard, as a menu that has just opened does not take a click. */
async function chooseFromMenu(page: Page, name: string): Promise<void> {
  await page.locator(".monaco-menu .action-label").getByText(name, { exact: true }).hover();
  await page.locator(".monaco-menu .action-item.focused", { hasText: name }).waitFor();
  await page.keyboard.press("Enter");
}

/** The page of the preview that the palette opens for a file. */
async function previewOf(workbench: Workbench, file: string): Promise<Frame> {
  await workbench.openFile(file);
  await workbench.runCommand("Valohai: Preview Task Variants");
  await workbench.page.locator("iframe.webview.ready").first().waitFor();
  const frame = await workbench.webviewFrame();
  await frame.getByRole("listbox").waitFor();
  return frame;
}
