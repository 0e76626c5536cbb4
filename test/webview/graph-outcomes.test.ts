import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { metadataKey } from "../../client/src/preview-messages.ts";
import { nodeOf, training } from "./opened-graph.ts";
import { dynamicTask } from "./sample.ts";
import { TestPanel } from "./test-panel.ts";

type Page = TestPanel["page"];

/** The graph with the details of a node. */
async function openedDetails(t: TestContext, node: string, text = training): Promise<TestPanel> {
  const panel = await new TestPanel(t, text, { shows: "graph" }).open();
  await nodeOf(panel.page, node).click();
  await panel.page.keyboard.press("Space");
  await panel.page.getByRole("region", { name: `Details of ${node}` }).waitFor();
  return panel;
}

/** Waits until the label of a node matches. */
async function reads(page: Page, label: RegExp): Promise<void> {
  await page.getByRole("option", { name: label }).waitFor();
}

test("shows which nodes do not run if one fails, and why", async (t) => {
  const { page } = await openedDetails(t, "sweep");
  const choice = page.getByRole("combobox", { name: "What if it" });
  await choice.selectOption("fails");
  await reads(page, /^evaluate,.*does not run: .*when "sweep" fails/);
  await page.locator(".node-box.failing", { has: nodeOf(page, "sweep") }).waitFor();
  await page.locator(".node-box.unreached", { has: nodeOf(page, "evaluate") }).waitFor();
  await page.getByText("10 executions with these outcomes").waitFor();
  await page.getByRole("button", { name: "Forget them" }).click();
  await page.getByText("11 executions in all").waitFor();
  assert.equal(await page.locator(".node-box.unreached").count(), 0);
});

test("shows what runs if a node prints values that decide its condition", async (t) => {
  const { page } = await openedDetails(t, "evaluate");
  await reads(page, /^evaluate,.*may stop the pipeline/);
  await page.getByRole("combobox", { name: "What if it" }).selectOption("prints certain values");
  const field = page.getByRole("textbox", { name: "accuracy" });
  await page
    .getByText('metadata.accuracy < 0.85 cannot be decided: "metadata.accuracy" is not known', {
      exact: true,
    })
    .waitFor();
  await reads(page, /^deploy,.*may not run: .*"metadata.accuracy" is not known/);
  await field.fill("0.5");
  await page.getByText("metadata.accuracy < 0.85 holds", { exact: true }).waitFor();
  await reads(page, /^evaluate,.*, stops the pipeline/);
  await reads(page, /^deploy,.*does not run: The pipeline stops when "evaluate" is complete/);
  await field.fill("0.9");
  await page.getByText("metadata.accuracy < 0.85 does not hold", { exact: true }).waitFor();
  await reads(page, /^deploy, deployment node, stage 4 of 4, fed by evaluate$/);
  await field.fill("high");
  await page.locator(".outcome-condition", { hasText: "cannot be decided" }).waitFor();
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  await page.getByRole("button", { name: "Forget them" }).click();
  await reads(page, /^evaluate,.*may stop the pipeline/);
  assert.equal(await field.count(), 0);
});

test("counts the executions of a task that metadata fan out, beginning with what was entered", async (t) => {
  const panel = await openedDetails(t, "preprocess", dynamicTask);
  const { page } = panel;
  const key = metadataKey("dynamic-task", "preprocess");
  await panel.enterElsewhere(key, { text: '{"storeids": [1, 2], "other": 5}', chosen: {} });
  await reads(page, /^train,.* 2 executions/);
  await page.getByRole("combobox", { name: "What if it" }).selectOption("prints certain values");
  const field = page.getByRole("textbox", { name: "storeids" });
  assert.match(await field.inputValue(), /^\[1,\s*2\]$/);
  await page.getByText("for train.id").waitFor();
  await field.fill("[1, 2, 3, 4]");
  await reads(page, /^train,.* 4 executions/);
  await page.getByText("5 executions with these outcomes").waitFor();
  await field.fill("");
  await reads(page, /^train,.*as often as the metadata of preprocess says/);
});

test("assumes nothing of a pipeline for which nothing was chosen", async (t) => {
  const other = training
    .slice(training.indexOf("- pipeline:"))
    .replace("train-and-deploy", "other");
  const panel = await openedDetails(t, "sweep", training + other);
  const { page } = panel;
  await page.getByRole("combobox", { name: "What if it" }).selectOption("fails");
  await page.locator(".node-box.failing").waitFor();
  await panel.select({ pipeline: "other", node: "sweep" });
  await page.getByRole("listbox", { name: /pipeline other/ }).waitFor();
  assert.equal(await page.locator(".node-box.failing").count(), 0);
});
