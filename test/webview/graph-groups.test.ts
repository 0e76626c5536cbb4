import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { waitingFile } from "../support/graphs.ts";
import { TestPanel } from "./test-panel.ts";

const yaml = waitingFile([
  ["load"],
  ["train-a", "load"],
  ["train-b", "load"],
  ["train-c", "load"],
  ["evaluate", "train-a", "train-b", "train-c"],
]);

type Page = TestPanel["page"];

async function openedGraph(t: TestContext, text = yaml): Promise<TestPanel> {
  const panel = await new TestPanel(t, text, { shows: "graph" }).open();
  await panel.page.getByRole("listbox").waitFor();
  return panel;
}

async function names(page: Page): Promise<readonly string[]> {
  const labels = await page
    .getByRole("option")
    .evaluateAll((all) => all.map((it) => it.getAttribute("aria-label")));
  return labels.map((it) => it?.split(",")[0] ?? "");
}

const group =
  /^train-\*, group of 3 nodes, 3 executions, stage 2 of 3, fed by load, feeds evaluate$/;

const expanded = ["load", "train-a", "train-b", "train-c", "evaluate"];

test("a button draws nodes whose names begin alike as one box, and one by one again", async (t) => {
  const panel = await openedGraph(t);
  const { page } = panel;
  const place = () => page.getByRole("option", { name: /^evaluate/ }).boundingBox();
  const before = await place();
  const button = page.getByRole("button", { name: "Collapse nodes by name" });
  await button.click();
  await page.getByRole("option", { name: group }).waitFor();
  assert.deepEqual(await names(page), ["load", "train-*", "evaluate"]);
  assert.equal(await button.getAttribute("aria-pressed"), "true");
  assert.equal(await page.locator(".graph-view .edge").count(), 2);
  assert.equal((await place())?.x, before?.x);
  await button.click();
  await page.getByRole("option", { name: /^train-b/ }).waitFor();
  assert.deepEqual(await names(page), expanded);
});

test("keys collapse and expand a group, and the keyboard stays with it", async (t) => {
  const { page } = await openedGraph(t);
  const focused = (name: RegExp) =>
    page.waitForFunction(
      (source) => new RegExp(source).test(document.activeElement?.getAttribute("aria-label") ?? ""),
      name.source,
    );
  await page.getByRole("option", { name: /^train-b/ }).click();
  await page.keyboard.press("Shift+ArrowLeft");
  await focused(group);
  await page.keyboard.press("ArrowRight");
  await focused(/^evaluate/);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Shift+ArrowRight");
  await focused(/^train-a/);
  assert.deepEqual(await names(page), expanded);
});

test("the details of a group lead to its nodes and show them one by one", async (t) => {
  const panel = await openedGraph(t);
  const { page } = panel;
  await page.getByRole("button", { name: "Collapse nodes by name" }).click();
  await page.getByRole("option", { name: group }).click();
  await page.keyboard.press("Space");
  const details = page.getByRole("region", { name: "Details of train-*" });
  panel.forget();
  await details.getByRole("button", { name: "train-b", exact: true }).click();
  assert.equal(await panel.revealed(), '"train-b"');
  assert.equal(await details.getByText("dependency.* →").count(), 6);
  await details.getByRole("button", { name: "Show these nodes one by one" }).click();
  await page.getByRole("option", { name: /^train-c/ }).waitFor();
});

test("what is collapsed stays so over edits and a reload, and a new node joins its group", async (t) => {
  const panel = await openedGraph(t);
  await panel.page.getByRole("button", { name: "Collapse nodes by name" }).click();
  await panel.page.getByRole("option", { name: group }).waitFor();
  await panel.edit(
    yaml.replace("    edges:\n", "      - {name: train-d, type: execution, step: s}\n    edges:\n"),
  );
  await panel.page
    .getByRole("option", { name: /^train-\*, group of 4 nodes, 4 executions/ })
    .waitFor();
  await panel.saves('"collapsed":[["p",["train-"]]]');
  await panel.reload();
  await panel.page.getByRole("option", { name: /^train-\*, group of 4 nodes/ }).waitFor();
});

test("the node that the cursor is in selects its group", async (t) => {
  const panel = await openedGraph(t);
  const { page } = panel;
  await page.getByRole("button", { name: "Collapse nodes by name" }).click();
  await panel.select({ pipeline: "p", node: "train-c" });
  await page.getByRole("option", { name: group, selected: true }).waitFor();
  const field = page.getByRole("searchbox", { name: "Find nodes" });
  await field.fill("train-b");
  await page.locator(".node-box.found.group").waitFor();
});

test("without names that begin alike there is nothing to collapse", async (t) => {
  const { page } = await openedGraph(t, waitingFile([["a-1"], ["a-2"]]));
  assert.equal(await page.getByRole("button", { name: "Collapse nodes by name" }).count(), 0);
});
