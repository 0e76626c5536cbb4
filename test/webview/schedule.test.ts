import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import type { AxeResults } from "axe-core";
import { parseLintConfig } from "#core/features/diagnostics/lint-config.ts";
import { training } from "./opened-graph.ts";
import { themeKinds } from "./test-page.ts";
import { TestPanel } from "./test-panel.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const config = `estimates:
  currency: EUR
  steps:
    train-model: { minutes: [10, 12, 20], price-per-hour: 0.90 }
    evaluate-model: { minutes: 3 }
`;

const estimates = {
  ...parseLintConfig(config).estimates,
  file: ".valohai-lint.yaml",
  uri: "file:///project/.valohai-lint.yaml",
};

const text = training.replace(
  "name: preprocess-images\n",
  "name: preprocess-images # valohai-estimate: 5 min\n",
);

test("shows nothing of time and cost where nobody gave numbers", async (t) => {
  const { page } = await new TestPanel(t, training).open();
  await page.getByText("11 executions in all").waitFor();
  assert.equal(await page.getByRole("region", { name: "Time and cost" }).count(), 0);
});

test("shows when the nodes run and what that costs, in words and as bars", async (t) => {
  const { page } = await new TestPanel(t, text, { estimates }).open();
  const section = page.getByRole("region", { name: "Time and cost" });
  await section.waitFor();
  const sums = ((await section.locator(".sums").allInnerTexts())[0] ?? "").replaceAll(/\s+/g, " ");
  assert.equal(
    sums,
    "Total 44 min (38 min to 1 h 8 min) Machine time 1 h 56 min (1 h 38 min to 3 h 8 min) Cost at least 1.62 EUR (1.35 EUR to 2.70 EUR)",
  );
  const rows = await section.locator("tbody tr").allInnerTexts();
  assert.match(rows[1] ?? "", /sweep\s*critical\s*5 min to 41 min, 9 executions in 3 rounds/);
  assert.equal(await section.locator("tbody tr").nth(1).locator(".bar-round").count(), 2);
  const button = section.getByRole("button", { name: "Time and cost" });
  await button.press("Enter");
  await section.locator("table").waitFor({ state: "detached" });
});

test("opens with the head of the page; another wish for the keyboard leads to the table", async (t) => {
  const size = { width: 540, height: 500 };
  const panel = await new TestPanel(t, text, { estimates, size }).open();
  const { page } = panel;
  const scrolled = () => page.locator(".page").evaluate((it) => it.scrollTop);
  await page.getByRole("region", { name: "Time and cost" }).waitFor();
  await panel.act("focus");
  const row = page.locator('.grid [tabindex="0"]:focus');
  await row.waitFor();
  assert.equal(await scrolled(), 0);
  await page.getByRole("button", { name: "Time and cost" }).focus();
  await panel.act("focus");
  await row.waitFor();
  assert.ok((await scrolled()) > 0);
});

test("keeps the number of a line with its word", async (t) => {
  const size = { width: 540, height: 800 };
  const { page } = await new TestPanel(t, text, { estimates, size }).open();
  const link = page.getByRole("button", { name: ".valohai-lint.yaml, line 4" }).first();
  assert.match((await link.textContent()) ?? "", /line\u00a04$/);
});

test("links once to what several numbers are written in", async (t) => {
  const two = text.replace("estimate: 5 min", "estimate: 5 min, 0.50 EUR per hour");
  const { page } = await new TestPanel(t, two, { estimates }).open();
  const section = page.getByRole("region", { name: "Time and cost" });
  await section.waitFor();
  const figures = await section.locator("td.figures").allInnerTexts();
  const lines = figures.map((it) => it.replaceAll("\u00a0", " ").trim());
  assert.equal(lines[0], "5 min for each, 0.50 EUR per hour comment");
  assert.match(lines[1] ?? "", /^12 min[^\n]*, 0\.90 EUR per hour \.valohai-lint\.yaml, line 4\n/);
  assert.match(lines[1] ?? "", /\n4 [^\n]* maximum-queued-executions$/);
});

test("leads from each number to where it is written", async (t) => {
  const panel = await new TestPanel(t, text, { estimates }).open();
  const { page } = panel;
  await page.getByRole("button", { name: "comment" }).click();
  assert.match(await panel.revealed(), /^5 min/);
  await page.getByRole("button", { name: ".valohai-lint.yaml, line 4" }).first().click();
  assert.equal((await panel.posted("revealLine")).line, 4);
  await page.getByRole("button", { name: "maximum-queued-executions" }).click();
  assert.equal(await panel.revealed(), "4");
});

test("follows an edit, and names what is not counted", async (t) => {
  const panel = await new TestPanel(t, text, { estimates }).open();
  const { page } = panel;
  await panel.edit(training);
  await page.getByText('"preprocess" is not counted').waitFor();
  await page.getByText("at least 39 min").waitFor();
});

test("bars are drawn in the colours of the system where these are forced", async (t) => {
  const { page } = await new TestPanel(t, text, { estimates, forcedColors: true }).open();
  await page.locator(".critical .bar-time").first().waitFor();
  const [bar, system] = await page.evaluate(() => {
    const probe = document.createElement("i");
    document.body.append(probe);
    const colourOf = (name: string) => {
      probe.style.color = name;
      return getComputedStyle(probe).color;
    };
    const fillOf = (selector: string) => {
      const found = document.querySelector(selector);
      return found && getComputedStyle(found).fill;
    };
    return [
      [".critical .bar-time", ".bar-range"].map(fillOf),
      ["Highlight", "GrayText"].map(colourOf),
    ];
  });
  assert.deepEqual(bar, system);
});

for (const theme of themeKinds) {
  test(`has nothing that axe objects to in ${theme}, on a narrow page`, async (t) => {
    const size = { width: 320, height: 900 };
    const { page } = await new TestPanel(t, text, { estimates, theme, size }).open();
    const section = page.getByRole("region", { name: "Time and cost" });
    await section.waitFor();
    await page.evaluate(axe);
    const found = (await page.evaluate('axe.run(".schedule")')) as AxeResults;
    assert.deepEqual(found.violations, []);
    const overflow = await section.evaluate((it) => it.scrollWidth - it.clientWidth);
    assert.ok(overflow <= 0, `${overflow} too wide`);
    if (process.env["SHOTS"]) {
      await page.screenshot({ path: `${process.env["SHOTS"]}/${theme}.png`, fullPage: true });
    }
  });
}
