import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { dynamicTask, storeIds } from "./sample.ts";
import { TestPanel } from "./test-panel.ts";

test("keeps the last good result while the yaml is broken, and follows it afterwards", async (t) => {
  const panel = await new TestPanel(t, dynamicTask).open();
  const { page } = panel;
  await page.getByRole("textbox", { name: "Metadata of preprocess" }).fill(storeIds);
  await page.getByText("stale", { exact: true }).waitFor({ state: "detached" });
  await panel.edit(dynamicTask.replace("    edges:\n", "    edges: [\n"));
  await page.getByText("stale", { exact: true }).waitFor();
  await page.getByText("Go to the error").waitFor();
  await page.getByRole("heading", { name: "5 executions" }).waitFor();
  await panel.edit(dynamicTask.replace("    edges:", "    # fixed\n    edges:"));
  await page.getByText("stale", { exact: true }).waitFor({ state: "detached" });
  await page.getByRole("heading", { name: "5 executions" }).waitFor();
});

test("is as it was after a reload of the window", async (t) => {
  const panel = await new TestPanel(t, dynamicTask, { size: { width: 800, height: 560 } }).open();
  const many = `{"storeids": [${Array.from({ length: 500 }, (_, index) => index).join(", ")}]}`;
  await panel.page.getByRole("textbox", { name: "Metadata of preprocess" }).fill(many);
  await scrollToRow(panel.page, 300);
  const row = panel.page.locator('[role="row"][aria-rowindex="304"]');
  await row.locator('[role="gridcell"]').first().click();
  await panel.page.getByRole("region", { name: "Execution 303 of 500" }).waitFor();
  await panel.saves('"detailOpen":true');
  await panel.reload();
  await panel.page.getByRole("region", { name: "Execution 303 of 500" }).waitFor();
  await panel.page.locator('[role="row"][aria-rowindex="304"]').waitFor();
  assert.equal(
    await panel.page.getByRole("textbox", { name: "Metadata of preprocess" }).inputValue(),
    many,
  );
});

test("keeps scroll and selection when the yaml is edited", async (t) => {
  const panel = await new TestPanel(t, dynamicTask, { size: { width: 800, height: 560 } }).open();
  const { page } = panel;
  const many = `{"storeids": [${Array.from({ length: 500 }, (_, index) => index).join(", ")}]}`;
  await page.getByRole("textbox", { name: "Metadata of preprocess" }).fill(many);
  const grid = page.getByRole("grid");
  await scrollToRow(page, 300);
  await page.locator('[role="row"][aria-rowindex="304"]').waitFor();
  const before = await grid.evaluate((element) => element.scrollTop);
  await panel.edit(dynamicTask.replace("default: 5", "default: 6"));
  await page.getByText("--epochs=6").first().waitFor();
  assert.equal(await grid.evaluate((element) => element.scrollTop), before);
});

test("shows markup in metadata as text", async (t) => {
  const panel = await new TestPanel(t, dynamicTask).open();
  const { page } = panel;
  const markup =
    '<img src="https://evil.test/x.png" onerror="window.hacked=true"><script>1</script>';
  await page
    .getByRole("textbox", { name: "Metadata of preprocess" })
    .fill(JSON.stringify({ storeids: [markup] }));
  await page.locator('[role="gridcell"]', { hasText: "<img" }).first().click();
  await page
    .getByRole("region", { name: "Execution 1 of 1" })
    .getByText("<script>")
    .first()
    .waitFor();
  assert.equal(await page.locator("img, #page script").count(), 0);
  assert.equal(await page.evaluate(() => "hacked" in window), false);
});

test("bounds what it lays out of a line of ten million characters", async (t) => {
  const panel = await new TestPanel(t, dynamicTask).open();
  const { page } = panel;
  const long = JSON.stringify({ storeids: ["x".repeat(10_000_000), "y"] });
  await page.getByRole("textbox", { name: "Metadata of preprocess" }).evaluate((element, text) => {
    (element as HTMLTextAreaElement).value = text;
    element.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, long);
  await page.getByRole("heading", { name: "2 executions" }).waitFor();
  const length = await page.locator("main").evaluate((element) => element.innerHTML.length);
  assert.ok(length < 200_000, `${length} characters of markup`);
});

test("survives metadata that is nested a hundred thousand deep", async (t) => {
  const panel = await new TestPanel(t, dynamicTask).open();
  const { page } = panel;
  const depth = 100_000;
  const deep = `{"storeids": ${"[".repeat(depth)}${"]".repeat(depth)}}`;
  await page.getByRole("textbox", { name: "Metadata of preprocess" }).evaluate((element, text) => {
    (element as HTMLTextAreaElement).value = text;
    element.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, deep);
  await page.locator(".field-problem").waitFor();
  await page.getByRole("button", { name: "Clear" }).click();
  await page.getByRole("textbox", { name: "Metadata of preprocess" }).fill(storeIds);
  await page.getByRole("heading", { name: "5 executions" }).waitFor();
});

test("ignores messages of other shapes", async (t) => {
  const panel = await new TestPanel(t, dynamicTask).open();
  const { page } = panel;
  await page.evaluate(() => {
    for (const message of [null, 7, "show", { kind: "show" }, { kind: "show", file: 1 }]) {
      window.postMessage(message, "*");
    }
  });
  await page.getByRole("textbox", { name: "Metadata of preprocess" }).fill(storeIds);
  await page.getByRole("heading", { name: "5 executions" }).waitFor();
});

async function scrollToRow(page: Page, row: number): Promise<void> {
  await page.getByRole("grid").evaluate((element, index) => {
    const height = element.querySelector('[role="row"]')?.getBoundingClientRect().height ?? 0;
    element.scrollTop = index * height;
  }, row);
}
