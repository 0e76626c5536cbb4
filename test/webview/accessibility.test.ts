import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { dynamicTask, storeIds } from "./sample.ts";
import { themeKinds } from "./test-page.ts";
import { TestPanel } from "./test-panel.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

for (const theme of themeKinds) {
  test(`has nothing that axe objects to in ${theme}`, async (t) => {
    const panel = await new TestPanel(t, dynamicTask, { theme }).open();
    const { page } = panel;
    assert.deepEqual(await violations(page), []);
    await page.getByLabel("Metadata of preprocess").fill(storeIds);
    await page.locator('[role="gridcell"]').first().click();
    await page.getByRole("region", { name: /^Execution 1 of 5/ }).waitFor();
    assert.deepEqual(await violations(page), []);
    await page.getByLabel("Metadata of preprocess").fill("{oops");
    await panel.edit(dynamicTask.replace("- pipeline:", "- pipeline: ["));
    await page.getByText("Go to the error").waitFor();
    assert.deepEqual(await violations(page), []);
  });
}

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
