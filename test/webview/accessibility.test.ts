import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { training } from "./opened-graph.ts";
import { edgeRowOf, openedList, rowOf } from "./opened-list.ts";
import { dynamicTask, storeIds } from "./sample.ts";
import { themeKinds } from "./test-page.ts";
import { TestPanel } from "./test-panel.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

for (const theme of themeKinds) {
  test(`has nothing that axe objects to in ${theme}`, async (t) => {
    const panel = await new TestPanel(t, dynamicTask, { theme }).open();
    const { page } = panel;
    assert.deepEqual(await violations(page), []);
    await page.getByRole("textbox", { name: "Metadata of preprocess" }).fill(storeIds);
    await page.locator('[role="gridcell"]').first().click();
    await page.getByRole("region", { name: /^Execution 1 of 5/ }).waitFor();
    assert.deepEqual(await violations(page), []);
    await page.getByRole("textbox", { name: "Metadata of preprocess" }).fill("{oops");
    await panel.edit(dynamicTask.replace("- pipeline:", "- pipeline: ["));
    await page.getByText("Go to the error").waitFor();
    assert.deepEqual(await violations(page), []);
  });
}

for (const theme of themeKinds) {
  test(`has nothing that axe objects to with everything opened in ${theme}`, async (t) => {
    const size = { width: 420, height: 900 };
    const panel = await new TestPanel(t, training, { theme, size }).open();
    const { page } = panel;
    await page.getByRole("button", { name: "What if…" }).click();
    const count = page.getByRole("group", { name: "learning-rate, logspace" }).getByLabel("count");
    await count.fill("5");
    await count.press("Enter");
    await page.getByText("9 in the file").waitFor();
    await page.getByRole("searchbox", { name: "Filter executions" }).fill("batch-size>16");
    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByRole("checkbox", { name: /^epochs/ }).waitFor();
    assert.deepEqual(await violations(page), []);
  });
}

for (const theme of themeKinds) {
  test(`has nothing that axe objects to while a pipeline is chosen in ${theme}`, async (t) => {
    const pipelines = ["one", "two", "three"].map(
      (name) =>
        `- pipeline:\n    name: ${name}\n    nodes: [{ name: a, type: execution, step: s }]\n    edges: []\n`,
    );
    const { page } = await new TestPanel(t, pipelines.join(""), { theme }).open();
    await page.locator("vscode-single-select").first().click();
    assert.deepEqual(await violations(page), []);
    await page.getByRole("option", { name: "two" }).hover();
    await page.keyboard.press("ArrowDown");
    assert.deepEqual(await violations(page), []);
  });
}

for (const theme of themeKinds) {
  test(`has nothing that axe objects to in the graph in ${theme}`, async (t) => {
    const panel = await new TestPanel(t, training, { theme, shows: "graph" }).open();
    const { page } = panel;
    await page.getByRole("option", { name: /^evaluate/ }).click();
    await page.keyboard.press("Space");
    await page.getByRole("region", { name: "Details of evaluate" }).waitFor();
    await page.getByRole("button", { name: "Pipeline parameters" }).click();
    await page.locator(".graph .parameter").first().waitFor();
    await page.getByRole("searchbox", { name: "Find nodes" }).fill("e");
    await page.getByRole("button", { name: "Legend" }).click();
    await page.locator(".legend").waitFor();
    assert.deepEqual(await violations(page), []);
    await panel.edit(training.replace("- pipeline:", "- pipeline: ["));
    await page.getByText("Go to the error").waitFor();
    assert.deepEqual(await violations(page), []);
  });
}

for (const theme of themeKinds) {
  test(`has nothing that axe objects to while the graph is changed in ${theme}`, async (t) => {
    const panel = await new TestPanel(t, training, { theme, shows: "graph" }).open();
    const { page } = panel;
    await page.getByRole("option", { name: /^sweep/ }).click();
    await page.keyboard.press("c");
    await page.getByRole("combobox", { name: "Connect sweep to" }).press("Enter");
    await page.getByRole("combobox", { name: "Connect sweep to evaluate by" }).waitFor();
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press("Enter");
    await page.getByText("Connected sweep to evaluate").waitFor();
    await page.keyboard.press("Shift+ArrowDown");
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menu", { name: "Edge" }).waitFor();
    assert.deepEqual(await violations(page), []);
    panel.change(`# new\n${training}`);
    await page.getByRole("menuitem", { name: "Remove…" }).click();
    await page.getByRole("option", { name: /^All/ }).click();
    await page.getByText("The file has changed in the meantime").waitFor();
    assert.deepEqual(await violations(page), []);
  });
}

for (const theme of themeKinds) {
  test(`has nothing that axe objects to while the list of nodes is changed in ${theme}`, async (t) => {
    const panel = await openedList(t, training, { theme });
    const { page } = panel;
    assert.deepEqual(await violations(page), []);
    await rowOf(page, "sweep").focus();
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menu", { name: "Node sweep" }).waitFor();
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press("Enter");
    await page.getByRole("combobox", { name: "Connect sweep to" }).press("Enter");
    await page.getByRole("combobox", { name: "Connect sweep to evaluate by" }).press("Enter");
    await page.getByText("Connected sweep to evaluate").waitFor();
    await page.keyboard.press("Space");
    await page.getByRole("region", { name: "Details of sweep" }).waitFor();
    await page.getByRole("button", { name: "Pipeline parameters" }).click();
    await page.getByRole("searchbox", { name: "Find nodes" }).fill("e");
    assert.deepEqual(await violations(page), []);
    await panel.edit(training.replace("- pipeline:", "- pipeline: ["));
    await page.getByText("Go to the error").waitFor();
    await edgeRowOf(page, "evaluate", "deploy").focus();
    await page.keyboard.press("Delete");
    await page.locator(".graph-said .refused").waitFor();
    assert.deepEqual(await violations(page), []);
  });
}

for (const theme of themeKinds) {
  test(`has nothing that axe objects to in a list with a removed node in ${theme}`, async (t) => {
    const size = { width: 320, height: 700 };
    const base = training.replace(
      "    nodes:\n",
      "    nodes:\n      - { name: a-node-that-is-gone-since-then, type: execution, step: preprocess }\n",
    );
    assert.notEqual(base, training);
    const panel = await new TestPanel(t, training, { theme, size, base, shows: "graph" }).open();
    const { page } = panel;
    await page.getByRole("button", { name: "Nodes as a list" }).click();
    await page.locator(".removed-node").press("Enter");
    await page.getByRole("region", { name: "Details of a-node-that-is-gone-since-then" }).waitFor();
    assert.deepEqual(await violations(page), []);
    const { scroll, client } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }));
    assert.ok(scroll <= client, `${scroll} of ${client} pixels`);
  });
}

test("the list marks the selected row, and that which an edge would lead to, in the colours of the system where these are forced", async (t) => {
  const { page } = await openedList(t, training, { forcedColors: true });
  await rowOf(page, "sweep").focus();
  await page.keyboard.press("c");
  await page.locator(".list-row.over").waitFor();
  const colours = await page.evaluate(() => {
    const probe = document.createElement("i");
    document.body.append(probe);
    probe.style.color = "Highlight";
    const colourOf = (selector: string, key: "borderTopColor" | "outlineColor") => {
      const found = document.querySelector(selector);
      return found && getComputedStyle(found)[key];
    };
    return [
      getComputedStyle(probe).color,
      colourOf('.plan [aria-current="true"]', "borderTopColor"),
      colourOf(".list-row.over", "outlineColor"),
    ];
  });
  assert.equal(new Set(colours).size, 1, colours.join());
});

/** What axe-core finds, one line each. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}
