import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { dynamicTask, millionGrid, storeIds } from "./sample.ts";
import { TestPanel } from "./test-panel.ts";

test("shows the count and a row for each execution once metadata are typed", async (t) => {
  const panel = await new TestPanel(t, dynamicTask).open();
  const { page } = panel;
  await page.getByRole("textbox", { name: "Metadata of preprocess" }).fill(storeIds);
  await page.getByRole("heading", { name: "5 executions" }).waitFor();
  assert.deepEqual(await columnTexts(page, "id"), ["122", "154", "209", "916", "345"]);
  assert.equal((await panel.posted("metadata")).entry.text, storeIds);
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
  await page.getByRole("textbox", { name: "Metadata of preprocess" }).fill(storeIds);
  await cell(page, 2, "id").click();
  assert.equal(await panel.revealed(), "preprocess.metadata.storeids");
});

test("says which parameters vh task run can set", async (t) => {
  const { page } = await new TestPanel(t, millionGrid).open();
  await page
    .getByRole("list", { name: "Notes" })
    .getByText("vh task run can set no parameter")
    .waitFor();
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

test("shows the parameters that do not vary above the table, and as columns on demand", async (t) => {
  const { page } = await new TestPanel(t, dynamicTask).open();
  await page.getByRole("textbox", { name: "Metadata of preprocess" }).fill(storeIds);
  await page.getByLabel("The same in every execution").getByText("5", { exact: true }).waitFor();
  assert.equal(await page.getByRole("columnheader", { name: "epochs" }).count(), 0);
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("checkbox", { name: /^epochs/ }).check();
  await page.getByRole("columnheader", { name: "epochs" }).waitFor();
  assert.deepEqual(await columnTexts(page, "epochs"), ["5", "5", "5", "5", "5"]);
});

test("renders only the columns in view", async (t) => {
  const names = Array.from({ length: 60 }, (_, index) => `p${index}`);
  const yaml = wideGrid(names);
  const { page } = await new TestPanel(t, yaml).open();
  await page.getByRole("heading", { name: /executions/ }).waitFor();
  const grid = page.getByRole("grid");
  assert.equal(await grid.getAttribute("aria-colcount"), "62");
  assert.ok((await page.getByRole("columnheader").count()) < 40);
  await grid.evaluate((element) => {
    element.scrollLeft = element.scrollWidth / 2;
  });
  await page.getByRole("columnheader", { name: /^p3/ }).first().waitFor();
  assert.ok((await page.getByRole("columnheader").count()) < 40);
});

test("makes a column wider by dragging its edge, and keeps the width", async (t) => {
  const panel = await new TestPanel(t, dynamicTask).open();
  await panel.page.getByRole("textbox", { name: "Metadata of preprocess" }).fill(storeIds);
  const header = panel.page.getByRole("columnheader", { name: /^id/ });
  const before = (await header.boundingBox())?.width ?? 0;
  const edge = await header.locator(".resize-handle").boundingBox();
  assert.ok(edge);
  await panel.page.mouse.move(edge.x + 3, edge.y + 5);
  await panel.page.mouse.down();
  await panel.page.mouse.move(edge.x + 83, edge.y + 5, { steps: 4 });
  await panel.page.mouse.up();
  const after = (await header.boundingBox())?.width ?? 0;
  assert.ok(Math.abs(after - before - 80) <= 3, `${before} became ${after}`);
  await panel.reload();
  const kept = (await panel.page.getByRole("columnheader", { name: /^id/ }).boundingBox())?.width;
  assert.equal(kept, after);
});

test("makes a column wider by keys on its header", async (t) => {
  const { page } = await new TestPanel(t, dynamicTask).open();
  await page.getByRole("textbox", { name: "Metadata of preprocess" }).fill(storeIds);
  const header = page.getByRole("columnheader", { name: /^id/ });
  await cell(page, 1, "id").click();
  await page.keyboard.press("ArrowUp");
  const before = (await header.boundingBox())?.width ?? 0;
  await page.keyboard.press("Alt+ArrowRight");
  await page.keyboard.press("Alt+ArrowRight");
  await page.keyboard.press("Alt+ArrowLeft");
  const after = (await header.boundingBox())?.width ?? 0;
  assert.ok(after > before && after < before + 30, `${before} became ${after}`);
});

test("leads from a problem of an execution to the rule that it breaks", async (t) => {
  const panel = await new TestPanel(t, millionGrid).open();
  const { page } = panel;
  await page.getByRole("button", { name: "10,000 with problems" }).click();
  await cell(page, 1, "gamma").click();
  const problems = page.getByRole("list", { name: "Problems" });
  await problems.getByRole("button", { name: "Go to the YAML source" }).click();
  assert.match(await panel.revealed(), /98/);
});

/** A grid search with two values for each of many parameters. */
function wideGrid(names: readonly string[]): string {
  const declared = names.map((name) => `      - name: ${name}\n        type: integer`);
  const varied = names.map(
    (name) => `      - name: ${name}\n        style: multiple\n        rules: { items: [1, 2] }`,
  );
  return `- step:
    name: train
    image: python:3.12
    command: python train.py {parameters}
    parameters:
${declared.join("\n")}
- task:
    name: sweep
    step: train
    type: grid_search
    parameters:
${varied.join("\n")}
- pipeline:
    name: wide
    nodes:
      - name: sweep
        type: task
        task: sweep
`;
}

test("sorts by a column, up, down and not at all", async (t) => {
  const { page } = await new TestPanel(t, dynamicTask).open();
  await page.getByRole("textbox", { name: "Metadata of preprocess" }).fill(storeIds);
  const header = page.getByRole("columnheader", { name: /^id/ });
  await header.click();
  assert.equal(await header.getAttribute("aria-sort"), "ascending");
  assert.deepEqual(await columnTexts(page, "id"), ["122", "154", "209", "345", "916"]);
  await page.keyboard.press("Enter");
  assert.equal(await header.getAttribute("aria-sort"), "descending");
  assert.deepEqual(await columnTexts(page, "id"), ["916", "345", "209", "154", "122"]);
  await header.click();
  assert.deepEqual(await columnTexts(page, "id"), ["122", "154", "209", "916", "345"]);
});

test("filters a million rows by conditions and by problems", async (t) => {
  const { page } = await new TestPanel(t, millionGrid).open();
  const search = page.getByRole("searchbox", { name: "Filter executions" });
  await search.fill("alpha=7 beta>=98");
  await page.getByText("200 of 1,000,000").waitFor();
  await search.fill("");
  await page.getByRole("button", { name: "10,000 with problems" }).click();
  await page.getByText("10,000 of 1,000,000").waitFor();
  await cell(page, 1, "gamma").getByText("99", { exact: true }).waitFor();
});

test("keeps the selected execution while the filter changes", async (t) => {
  const { page } = await new TestPanel(t, dynamicTask).open();
  await page.getByRole("textbox", { name: "Metadata of preprocess" }).fill(storeIds);
  await cell(page, 4, "id").click();
  await page.getByRole("region", { name: "Execution 4 of 5" }).waitFor();
  await page.getByRole("searchbox", { name: "Filter executions" }).fill("id>200");
  await page.getByText("3 of 5").waitFor();
  await page.getByRole("region", { name: "Execution 4 of 5" }).waitFor();
  assert.deepEqual(await columnTexts(page, "id"), ["209", "916", "345"]);
});

test("copies a row and a column", async (t) => {
  const panel = await new TestPanel(t, dynamicTask).open();
  const { page } = panel;
  await page.getByRole("textbox", { name: "Metadata of preprocess" }).fill(storeIds);
  await cell(page, 2, "id").click();
  await page.keyboard.press("Control+Shift+C");
  assert.match((await panel.posted("copy")).text, /^2\t154\ts3:\/\/bucket\/154.csv\t"pip install/);
  panel.forget();
  await page.keyboard.press("Control+Alt+c");
  assert.equal((await panel.posted("copy")).text, "id\n122\n154\n209\n916\n345");
});

test("shows in the details how an execution runs, and leads to the override", async (t) => {
  const text = `- step: { name: train, image: python:3.12, command: python train.py, autorestart: true }
- pipeline:
    name: p
    nodes: [{ name: fit, type: execution, step: train, override: { autorestart: false } }]
    edges: []
`;
  const panel = await new TestPanel(t, text).open();
  const { page } = panel;
  await cell(page, 1, "Command").click();
  await page.keyboard.press("Enter");
  const details = page.getByRole("region", { name: /^Execution 1/ });
  await details.getByRole("heading", { name: "Settings" }).waitFor();
  const shown = await details.locator(".values .entry").allInnerTexts();
  assert.deepEqual(
    shown.map((it) => it.replace(/\s+/g, " ")),
    ["image python:3.12 step", "autorestart false override of the node"],
  );
  await details.getByRole("button", { name: "autorestart" }).click();
  assert.equal(await panel.revealed(), "false");
});
