import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { dynamicTask, millionGrid, storeIds } from "./sample.ts";
import { TestPanel } from "./test-panel.ts";

test("shows the count and a row for each execution once metadata are typed", async (t) => {
  const panel = await new TestPanel(t, dynamicTask).open();
  const { page } = panel;
  await page.getByLabel("Metadata of preprocess").fill(storeIds);
  await page.getByRole("heading", { name: "5 executions" }).waitFor();
  assert.deepEqual(await columnTexts(page, "id"), ["122", "154", "209", "916", "345"]);
  assert.equal((await panel.posted("metadata")).text, storeIds);
});

test("scrolls a million rows to the last one and back", async (t) => {
  const { page } = await new TestPanel(t, millionGrid).open();
  const grid = page.getByRole("grid");
  assert.equal(await grid.getAttribute("aria-rowcount"), "1000001");
  await grid.evaluate((element) => {
    element.scrollTop = element.scrollHeight;
  });
  await cell(page, 1_000_000, "gamma").getByText("99", { exact: true }).waitFor();
  assert.ok((await page.getByRole("row").count()) < 200);
  await grid.evaluate((element) => {
    element.scrollTop = 0;
  });
  await cell(page, 1, "alpha").getByText("0", { exact: true }).waitFor();
});

test("walks through the table by keyboard alone", async (t) => {
  const panel = await new TestPanel(t, millionGrid).open();
  const { page } = panel;
  await tabInto(page, '[role="gridcell"]');
  await page.keyboard.press("Control+End");
  await focused(page, "Command", 1_000_000);
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await focused(page, "alpha", 1_000_000);
  await page.keyboard.press("PageUp");
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: /^Execution 999,9/ }).waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await page.getByRole("region", { name: /^Execution/ }).count(), 0);
  await page.keyboard.press("Control+c");
  assert.equal((await panel.posted("copy")).text, "99");
});

test("leads from a value to its place in the yaml", async (t) => {
  const panel = await new TestPanel(t, dynamicTask).open();
  const { page } = panel;
  await page.getByLabel("Metadata of preprocess").fill(storeIds);
  await cell(page, 2, "id").click();
  assert.equal(await panel.revealed(), "preprocess.metadata.storeids");
});

/** The cell of a row, counted from 1, in the column of a name. */
function cell(page: Page, row: number, column: string) {
  return page.locator(`[role="row"][aria-rowindex="${row + 1}"] [data-name="${column}"]`);
}

async function columnTexts(page: Page, column: string): Promise<readonly string[]> {
  return page.locator(`[role="gridcell"][data-name="${column}"]`).allInnerTexts();
}

async function focused(page: Page, column: string, row: number): Promise<void> {
  await page.waitForFunction(
    ([name, index]) => {
      const element = document.activeElement;
      const at = element?.closest('[role="row"]')?.getAttribute("aria-rowindex");
      return element?.getAttribute("data-name") === name && at === String(index);
    },
    [column, row + 1] as const,
  );
}

/** Presses Tab until an element of this selector has the focus. */
async function tabInto(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 30; presses++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((it) => document.activeElement?.matches(it), selector)) return;
  }
  throw new Error(`No ${selector} is reached by the tab key`);
}
