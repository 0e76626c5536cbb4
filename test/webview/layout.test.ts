import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { Page } from "playwright-core";
import { dynamicTask, storeIds } from "./sample.ts";
import { TestPanel } from "./test-panel.ts";

/** Of panels: the narrowest that people leave, halves of usual windows with and without a side bar, and a whole one. */
const widths = [230, 351, 471, 540, 691, 1000];

/** Nodes with long names, of which several run beside each other, and parameters that vary and break rules. */
const branching = `- step:
    name: train
    image: python:3.12
    command: python train.py {parameters}
    parameters:
      - { name: learning-rate, type: float, max: 0.2 }
      - { name: a-parameter-with-quite-a-long-name, type: string, default: x }
- task:
    name: sweep
    step: train
    type: grid_search
    parameters:
      - { name: learning-rate, style: multiple, rules: { items: [0.1, 0.2, 0.3] } }
- pipeline:
    name: a-pipeline-with-branches
    nodes:
      - { name: sweep, type: task, task: sweep }
${names(12)
  .map((name) => `      - { name: ${name}, type: execution, step: train }`)
  .join("\n")}
    edges:
${names(12)
  .map((name) => `      - [sweep.output.*, ${name}.input.data]`)
  .join("\n")}
- pipeline:
    name: another-pipeline
    nodes:
      - { name: single, type: task, task: sweep }
    edges: []
`;

function names(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `evaluation-of-fold-${index + 1}`);
}

for (const width of widths) {
  test(`keeps everything inside the page at ${width} px`, async (t) => {
    const { page } = await opened(t, dynamicTask, width);
    await nothingCut(page);
    await page.getByRole("textbox", { name: "Metadata of preprocess" }).fill(storeIds);
    await page.getByRole("heading", { name: "5 executions" }).waitFor();
    await nothingCut(page);
    await page.getByRole("button", { name: "What if…" }).click();
    await page.locator('[role="row"][aria-rowindex="3"] [role="gridcell"]').first().click();
    await page.getByRole("region", { name: "Execution 2 of 5" }).waitFor();
    await nothingCut(page);
  });

  test(`wraps a branching pipeline and the tools of its table at ${width} px`, async (t) => {
    const { page } = await opened(t, branching, width);
    await page.getByRole("button", { name: /with problems/ }).waitFor();
    await nothingCut(page);
    await page.getByRole("button", { name: "Nodes as a list" }).click();
    await nothingCut(page);
    const list = page.getByRole("navigation");
    assert.ok(await list.evaluate((it) => it.scrollWidth <= it.clientWidth + 1));
  });

  test(`opens its lists inside the page at ${width} px`, async (t) => {
    const { page } = await opened(t, branching, width);
    await page.getByRole("button", { name: "Columns" }).click();
    const menu = page.locator(".menu:popover-open");
    await menu.locator("input").first().waitFor();
    await insidePage(page, menu);
    assert.equal(await isCut(menu.getByText("learning-rate")), false);
    await page.keyboard.press("Escape");
    await page.locator("vscode-single-select").first().click();
    const list = page.getByRole("option").first();
    await list.waitFor();
    await insidePage(page, list);
  });
}

for (const width of [540, 380]) {
  test(`the list of pipelines shows their names whole at ${width} px`, async (t) => {
    const names = ["three-trainings-and-a-pipeline", "three-trainings-and-a-pipeline-that-deploys"];
    const pipelines = names.map(
      (name) =>
        `- pipeline:\n    name: ${name}\n    nodes: [{ name: a, type: execution, step: s }]\n    edges: []\n`,
    );
    const { page } = await opened(t, pipelines.join(""), width);
    const picker = page.locator("vscode-single-select").first();
    assert.equal(await isCut(picker.locator(".select-face .text")), false);
    await picker.click();
    for (const name of names) {
      const option = page.getByRole("option", { name, exact: true });
      await option.waitFor();
      assert.equal(await isCut(option), false);
    }
  });
}

test("shows a list of columns on a window that is made narrower", async (t) => {
  const { page } = await opened(t, branching, 1000);
  await page.getByRole("button", { name: "Columns" }).click();
  await page.locator(".menu:popover-open input").first().waitFor();
  await page.setViewportSize({ width: 351, height: 700 });
  await page.waitForFunction(() => {
    const { left = -1, right = 9999 } =
      document.querySelector(".menu:popover-open")?.getBoundingClientRect() ?? {};
    return left >= 0 && right <= innerWidth;
  });
});

test("a header that is sorted or made narrow keeps its name, and its hint goes first", async (t) => {
  const { page } = await opened(t, dynamicTask, 540);
  await page.getByRole("textbox", { name: "Metadata of preprocess" }).fill(storeIds);
  const header = page.getByRole("columnheader", { name: /^id/ });
  assert.equal(await isSeen(page, header, ".aside"), true);
  await header.click();
  assert.equal(await header.getAttribute("aria-sort"), "ascending");
  assert.equal(await isSeen(page, header, ".name"), true);
  assert.equal(await isSeen(page, header, ".icon"), true);
  await header.focus();
  for (let presses = 0; presses < 12; presses++) await page.keyboard.press("Alt+ArrowLeft");
  assert.equal(await isSeen(page, header, ".name"), true);
  assert.equal(await isSeen(page, header, ".icon"), true);
  assert.equal(await isSeen(page, header, ".aside"), false);
  assert.match((await header.getAttribute("title")) ?? "", /^5 values, metadata/);
});

test("brings the details of a row into view when they open", async (t) => {
  const { page } = await opened(t, dynamicTask, 350, 420);
  await page.getByRole("textbox", { name: "Metadata of preprocess" }).fill(storeIds);
  const first = page.locator('[role="row"][aria-rowindex="2"] [role="gridcell"]').first();
  await first.click();
  const detail = page.getByRole("region", { name: "Execution 1 of 5" });
  await detail.waitFor();
  await insidePage(page, detail);
  assert.equal(await isInPage(page, detail), true);
});

async function opened(t: TestContext, text: string, width: number, height = 700) {
  return new TestPanel(t, text, { size: { width, height } }).open();
}

type Locator = ReturnType<Page["locator"]>;

/** Whether a part of an element is seen whole: neither cut off by the element nor with an ellipsis. */
async function isSeen(page: Page, element: Locator, part: string): Promise<boolean> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  return element.locator(part).evaluate((it) => {
    const cell = it.closest('[role="columnheader"]')?.getBoundingClientRect();
    const own = it.getBoundingClientRect();
    if (cell === undefined) return false;
    const inside = own.top < cell.bottom - 4 && own.right <= cell.right + 1;
    return inside && it.scrollWidth <= it.clientWidth + 1;
  });
}

async function isInPage(page: Page, element: Locator): Promise<boolean> {
  const box = await element.boundingBox();
  const size = page.viewportSize();
  return box !== null && size !== null && box.y >= 0 && box.y + box.height <= size.height + 1;
}

async function insidePage(page: Page, element: Locator): Promise<void> {
  const box = await element.boundingBox();
  const size = page.viewportSize();
  assert.ok(box && size);
  const place = JSON.stringify({ box, size });
  assert.ok(box.x >= 0 && box.x + box.width <= size.width + 1, place);
  assert.ok(box.y >= 0, place);
}

/** Everything that a person reads or presses lies inside the page, but for the table, which scrolls. */
async function nothingCut(page: Page): Promise<void> {
  const cut = await page.evaluate(() => {
    const parts = document.querySelectorAll(
      "button, input, textarea, p, h1, h2, label, .badge, pre",
    );
    return [...parts].flatMap((it) => {
      if (it.closest(".grid, .menu, .unseen") !== null) return [];
      const { left, right, width } = it.getBoundingClientRect();
      const isCut = width > 0 && (left < -1 || right > innerWidth + 1);
      return isCut ? [`${it.tagName} "${it.textContent}" from ${left} to ${right}`] : [];
    });
  });
  assert.deepEqual(cut, []);
  const overflow = await page.evaluate(() => {
    const main = document.querySelector("main");
    return main === null ? 0 : main.scrollWidth - main.clientWidth;
  });
  assert.ok(overflow <= 0, `The page is ${overflow} px too wide`);
}

/** Whether the text of an element is wider than the element, be it by a fraction of a pixel. */
function isCut(element: Locator): Promise<boolean> {
  return element.evaluate((it) => {
    const text = document.createRange();
    text.selectNodeContents(it);
    return text.getBoundingClientRect().width > it.getBoundingClientRect().width + 0.01;
  });
}
