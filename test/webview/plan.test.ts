import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { training } from "./opened-graph.ts";
import { dynamicTask, storeIds } from "./sample.ts";
import { TestPanel } from "./test-panel.ts";

/** The page with the nodes as a list. */
async function openedList(t: TestContext, text: string): Promise<TestPanel> {
  const panel = await new TestPanel(t, text).open();
  await panel.page.getByRole("button", { name: "Nodes as a list" }).click();
  return panel;
}

test("shows the whole pipeline in running order with its executions and batches", async (t) => {
  const { page } = await openedList(t, training);
  const nodes = page.locator(".nodes > li > .list-row");
  assert.deepEqual(
    (await nodes.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, " ")),
    ["preprocess 1", "sweep 9 in 3 batches", "evaluate 1 may stop", "deploy"],
  );
  assert.deepEqual(
    await page.locator(".nodes > li").first().getByRole("listitem").allInnerTexts(),
    [
      "preprocess.output.train.npz → sweep.input.dataset files that match train.npz",
      "preprocess.output.validation.npz → evaluate.input.dataset files that match validation.npz",
    ],
  );
  await page.getByText("11 executions in all").waitFor();
});

test("counts the pipeline anew when metadata are typed for one of its nodes", async (t) => {
  const { page } = await new TestPanel(t, dynamicTask).open();
  await page.getByText("Total depends on metadata").waitFor();
  await page.getByRole("textbox", { name: "Metadata of preprocess" }).fill(storeIds);
  await page.getByText("6 executions in all").waitFor();
});

test("says where a condition stops the pipeline once its metadata are typed", async (t) => {
  const { page } = await openedList(t, training);
  await page.getByRole("button", { name: /^evaluate 1/ }).click();
  await page.getByRole("textbox", { name: "Metadata of evaluate" }).fill('{"accuracy": 0.5}');
  const stop = page.getByRole("button", { name: /^The pipeline stops when/ });
  await stop.waitFor();
  await page.getByRole("textbox", { name: "Metadata of evaluate" }).fill('{"accuracy": 0.9}');
  await stop.waitFor({ state: "detached" });
});

test("selects a node of the list, and leads from a stop to its action and from an edge to its line", async (t) => {
  const panel = await openedList(t, training);
  const { page } = panel;
  await page.getByRole("button", { name: /^preprocess 1/ }).click();
  await page.getByRole("heading", { name: "1 execution" }).waitFor();
  assert.equal((await panel.posted("select")).node, "preprocess");
  await page.locator(".stop").click();
  assert.match(await panel.revealed(), /^when: node-complete/);
  panel.forget();
  await page.getByRole("button", { name: /^sweep.output/ }).click();
  assert.match(await panel.revealed(), /sweep\.output/);
  assert.equal((await panel.posted("reveal")).focus, false);
});

test("says of a deployment node that it runs nothing", async (t) => {
  const panel = await openedList(t, training);
  const { page } = panel;
  await page.getByRole("button", { name: "deploy", exact: true }).click();
  await page.getByRole("heading", { name: "No executions" }).waitFor();
  await page.getByText("runs no execution itself").waitFor();
  assert.deepEqual(await page.locator(".note, .variants").allTextContents(), []);
  await page.locator('[aria-current="true"]', { hasText: "deploy" }).waitFor();
});
