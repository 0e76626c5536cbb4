import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type TestContext, test } from "node:test";
import type { AxeResults } from "axe-core";
import { runsKey } from "../../client/src/runs-messages.ts";
import { hostileNames } from "../support/hostile-names.ts";
import { fitFile } from "../support/yaml.ts";
import { themeKinds } from "./test-page.ts";
import { TestPanel } from "./test-panel.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const sweep = fitFile({
  parameters: "{name: lr, type: float}, {name: epochs, type: integer, default: 5}",
  task: "type: grid_search, parameters: [{name: lr, style: multiple, rules: {items: [0.1, 0.2, 0.3, 0.4]}}]",
});

function execution(counter: number, lr: number, accuracy: number, status = "complete"): object {
  const parameters = { lr, epochs: 5 };
  const own = { counter, id: `e${counter}`, status, step: "fit", duration: 60 * counter };
  return { ...own, parameters, cumulative_metadata: { accuracy } };
}

const runs = JSON.stringify([
  execution(3, 0.3, 0.7),
  execution(2, 0.1, 0.9),
  execution(4, 0.2, 0.1, "error"),
]);

type Options = NonNullable<ConstructorParameters<typeof TestPanel>[2]>;

const selected = { pipeline: "p", node: "fit" };

/** The page of a sweep, with the sources of earlier runs open. */
async function opened(t: TestContext, options: Options = {}) {
  const panel = await new TestPanel(t, sweep, { selected, ...options }).open();
  const { page } = panel;
  await page.getByRole("button", { name: "Earlier runs" }).press("Enter");
  const section = page.getByRole("region", { name: "Earlier runs" });
  const field = section.getByRole("textbox", { name: "Runs" });
  return { panel, page, section, field };
}

/** The same with runs in it. */
async function filled(t: TestContext, options?: Options) {
  const all = await opened(t, options);
  await all.field.fill(runs);
  await all.section.getByText("2 of 4 have run, 2 to go").waitFor();
  return all;
}

/** What the cells of a column say, from the first row on. */
function cells(page: TestPanel["page"], name: string): Promise<string[]> {
  return page.locator(`.rows [data-name="${name}"]`).allInnerTexts();
}

async function rowsBecome(page: TestPanel["page"], name: string, expected: string): Promise<void> {
  const deadline = Date.now() + 5000;
  for (;;) {
    const found = (await cells(page, name)).map((it) => it.trim()).join(" ");
    if (found === expected) return;
    assert.ok(Date.now() < deadline, `${found}, not ${expected}`);
    await page.waitForTimeout(20);
  }
}

test("says how many executions have run, marks them and says what does not count", async (t) => {
  const { panel, page, section } = await filled(t);
  await section.getByText("1 execution failed and counts as not run").waitFor();
  await section.getByText("3 executions").waitFor();
  await rowsBecome(page, "Run", "#2 complete #4 error #3 complete ");
  await rowsBecome(page, "accuracy", "0.9 0.1 0.7 ");
  assert.deepEqual((await panel.posted("metadata")).key, runsKey(1));
});

test("names the run of an execution, with its metrics, in the details", async (t) => {
  const { page } = await filled(t);
  await page.locator('.rows [data-name="Run"]').nth(1).click();
  const detail = page.getByRole("region", { name: "Execution 2 of 4" });
  await detail.getByText("#4 error").waitFor();
  assert.equal(await detail.getByLabel("Metrics").textContent(), "accuracy0.1");
});

test("copies the run and the metric of a row", async (t) => {
  const { panel, page } = await filled(t);
  await page.locator('.rows [data-name="Run"]').first().click();
  await page.keyboard.press("ControlOrMeta+Shift+c");
  assert.match((await panel.posted("copy")).text, /^1\t0\.1\t#2 complete\t0\.9\t/);
});

test("shows only what has run or what has not, and freezes and exports only that", async (t) => {
  const { panel, page } = await filled(t);
  await page.getByRole("button", { name: "2 run", exact: true }).press("Enter");
  await rowsBecome(page, "lr", "0.1 0.3");
  await page.getByRole("button", { name: "2 not run" }).first().press("Enter");
  await rowsBecome(page, "lr", "0.2 0.4");
  await page.getByText("2 of 4", { exact: true }).waitFor();
  const filters = [{ kind: "among", indices: ["2", "0"], inside: false }];
  await page.getByRole("button", { name: "Freeze 2 not run" }).press("Enter");
  const { query } = await panel.posted("freeze");
  assert.deepEqual(query.filters, filters);
  assert.equal(query.version, 1);
  await page.getByRole("button", { name: "Export…" }).click();
  assert.deepEqual((await panel.posted("export")).query.filters, filters);
});

test("sorts by a metric, and keeps that and the filter over a reload", async (t) => {
  const { panel, page } = await filled(t);
  const header = page.getByRole("columnheader", { name: "accuracy" });
  await header.click();
  await rowsBecome(page, "lr", "0.2 0.3 0.1 0.4");
  assert.equal(await header.getAttribute("aria-sort"), "ascending");
  await page.getByRole("button", { name: "Export…" }).click();
  const { order } = (await panel.posted("export")).query;
  assert.deepEqual(order?.first, ["1", "2", "0"]);
  await page.getByRole("button", { name: "2 run", exact: true }).click();
  await panel.saves('"run":"run"');
  await panel.reload();
  await rowsBecome(panel.page, "lr", "0.3 0.1");
  const again = panel.page.getByRole("columnheader", { name: "accuracy" });
  await again.click();
  await rowsBecome(panel.page, "lr", "0.1 0.3");
});

test("joins a further source, and takes one away", async (t) => {
  const { page, section } = await filled(t);
  await section.getByRole("button", { name: "Add another source" }).press("Enter");
  const further = section.getByRole("textbox", { name: "Runs, source 2" });
  await further.fill("execution,lr,loss\n7,0.4,0.25\n");
  await section.getByText("3 of 4 have run, 1 to go").waitFor();
  await rowsBecome(page, "loss", "   0.25");
  await section.getByRole("button", { name: "Remove" }).last().press("Enter");
  await section.getByText("2 of 4 have run, 2 to go").waitFor();
});

test("filters and freezes as before when the runs are gone", async (t) => {
  const { panel, page, section, field } = await filled(t);
  await page.getByRole("button", { name: "2 not run", exact: true }).click();
  await rowsBecome(page, "lr", "0.2 0.4");
  await field.fill("");
  await rowsBecome(page, "lr", "0.1 0.2 0.3 0.4");
  await page.getByRole("button", { name: "Freeze", exact: true }).click();
  const { query } = await panel.posted("freeze");
  assert.deepEqual([query.filters, query.version], [[], undefined]);
  assert.equal(await section.getByText("to go").count(), 0);
});

test("says where a text is not understood, and leads there", async (t) => {
  const { page, section, field } = await opened(t);
  await section.getByText("up to 50 MB and 100,000 executions").waitFor();
  await field.fill('[{"counter": 1,}]');
  await section.getByRole("button", { name: "Line 1, column 15" }).waitFor();
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  await field.fill('{"lr": 0.4}\n{oops}\n');
  await section.getByText("1 of 4 has run, 3 to go").waitFor();
  await section.getByRole("button", { name: "Line 2" }).press("Enter");
  const start = await field.evaluate((it) => (it as HTMLTextAreaElement).selectionStart);
  assert.ok(start >= '{"lr": 0.4}\n'.length, String(start));
  assert.equal(await page.getByRole("button", { name: /not run/ }).count(), 1);
});

test("reads a file, with progress, a way to stop and what went wrong", async (t) => {
  const { panel, page, section } = await opened(t);
  const uri = "file:///project/runs.json";
  const name = "runs.json";
  await section.getByRole("button", { name: "From file…" }).press("Enter");
  const { key } = await panel.posted("pickFile");
  assert.equal(key, runsKey(1));
  await panel.chooseRuns(key, uri, { kind: "reading", name, share: 0.5 });
  await section.getByRole("progressbar", { name: "Reading runs.json" }).waitFor();
  assert.equal((await panel.posted("readRuns")).uri, uri);
  await section.getByRole("button", { name: "Cancel" }).press("Enter");
  assert.equal((await panel.posted("stopReading")).uri, uri);
  await panel.sendRuns(uri, { kind: "failed", name, message: "Reading was cancelled" });
  await section.getByText("Reading was cancelled").waitFor();
  await panel.sendRuns(uri, { kind: "read", name, text: '[{"counter": 1,}]' });
  await section.getByRole("button", { name: "Line 1, column 15" }).press("Enter");
  assert.deepEqual(await panel.posted("revealLine"), { kind: "revealLine", uri, line: 1 });
  await panel.sendRuns(uri, { kind: "read", name, text: runs });
  await section.getByText("2 of 4 have run, 2 to go").waitFor();
  await panel.reload();
  await panel.page.getByText("2 of 4 have run, 2 to go").waitFor();
  assert.equal(await page.isClosed(), true);
});

test("takes the durations of the schedule from the runs, and names their source", async (t) => {
  const { page, field } = await filled(t);
  const schedule = page.getByRole("region", { name: "Time and cost" });
  await schedule.getByText("2 runs of the pasted text").waitFor();
  await schedule.getByText(/\(2 min to 3 min\) for each/).waitFor();
  await field.fill("");
  await schedule.waitFor({ state: "detached" });
});

test("plots a metric over a parameter, with the same in words and as a table", async (t) => {
  const { page, section } = await filled(t);
  const plot = page.getByRole("img", { name: /^accuracy over lr/ });
  await plot.waitFor();
  assert.equal(await plot.locator("circle").count(), 2);
  const words = "accuracy of 2 executions: from 0.7 at lr 0.3 to 0.9 at lr 0.1";
  assert.equal(await section.locator("figcaption").textContent(), words);
  await section.getByRole("button", { name: "As a table" }).press("Enter");
  const rows = await section.locator("tbody tr").allInnerTexts();
  assert.deepEqual(rows, ["0.1\t1\t0.9\t0.9\t0.9", "0.3\t1\t0.7\t0.7\t0.7"]);
});

test("shows hostile texts of runs as they are", async (t) => {
  const { page, field } = await opened(t);
  const list = hostileNames.map((name, at) => ({
    counter: name,
    status: "complete",
    step: "fit",
    parameters: { lr: [0.1, 0.2, 0.3, 0.4][at % 4], epochs: 5 },
    cumulative_metadata: { [name]: at, [`text ${at}`]: name },
  }));
  await field.fill(JSON.stringify(list));
  await page.getByText("4 of 4 have run, none to go").waitFor();
  await page.getByRole("img").first().waitFor();
  assert.equal(await page.locator(".runs script, .grid script, .runs img").count(), 0);
});

for (const theme of themeKinds) {
  test(`has nothing that axe objects to in ${theme}, on a narrow page`, async (t) => {
    const { page, section } = await filled(t, { theme, size: { width: 320, height: 1400 } });
    await section.getByRole("button", { name: "As a table" }).click();
    await page.evaluate(axe);
    for (const part of [".runs", ".toolbar", ".grid"]) {
      const found = (await page.evaluate(`axe.run("${part}")`)) as AxeResults;
      assert.deepEqual(found.violations, []);
    }
    const overflow = await section.evaluate((it) => it.scrollWidth - it.clientWidth);
    assert.ok(overflow <= 0, `${overflow} too wide`);
    if (process.env["SHOTS"]) {
      await page.screenshot({ path: `${process.env["SHOTS"]}/${theme}.png`, fullPage: true });
    }
  });
}

test("draws the points where the system replaces the colours", async (t) => {
  const { page } = await filled(t, { forcedColors: true, theme: "high contrast" });
  const colour = await page
    .locator(".plot-point")
    .first()
    .evaluate((it) => getComputedStyle(it).fill);
  const back = await page.locator("body").evaluate((it) => getComputedStyle(it).backgroundColor);
  assert.notEqual(colour, back);
});

/** What the page says about the progress from now on, each text once in a row. */
async function progressTexts(page: TestPanel["page"]): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const status = document.querySelector(".runs-progress");
    const texts: string[] = [];
    Object.assign(window, { texts });
    const note = () => {
      const text = status?.textContent ?? "";
      if (texts.at(-1) !== text) texts.push(text);
    };
    if (status) {
      new MutationObserver(note).observe(status, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    }
  });
  return () => page.evaluate(() => Reflect.get(window, "texts"));
}

test("many runs are matched again only by an edit that changes what the node runs", async (t) => {
  const { panel, page, section, field } = await opened(t);
  const many = Array.from({ length: 3000 }, (_, at) => execution(at, (1 + (at % 3)) / 10, at));
  await field.fill(JSON.stringify(many));
  await section.getByText("3 of 4 have run, 1 to go").waitFor();
  const texts = await progressTexts(page);
  const quiet = sweep.replaceAll("fit {parameters}", "fit --quiet {parameters}");
  await panel.edit(quiet);
  await page.getByText("fit --quiet --lr=0.1", { exact: false }).first().waitFor();
  await rowsBecome(page, "accuracy", "2997 2998 2999 ");
  assert.deepEqual(await texts(), []);
  await panel.edit(quiet.replace("0.3, 0.4]", "0.3, 0.4, 0.5]"));
  await section.getByText("3 of 5 have run, 2 to go").waitFor();
  assert.equal((await texts())[0], "Comparing 3,000 earlier runs…");
  await rowsBecome(page, "accuracy", "2997 2998 2999  ");
});
