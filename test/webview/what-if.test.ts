import assert from "node:assert/strict";
import { test } from "node:test";
import { training } from "./opened-graph.ts";
import { TestPanel } from "./test-panel.ts";

test("tries out other values, shows the difference and asks for them to be applied", async (t) => {
  const panel = await new TestPanel(t, training).open();
  const { page } = panel;
  await page.getByRole("button", { name: "What if…" }).click();
  const count = page.getByRole("group", { name: "learning-rate, logspace" }).getByLabel("count");
  await count.fill("5");
  await count.press("Enter");
  await page.getByRole("heading", { name: "5 × 3 = 15 executions, every combination" }).waitFor();
  await page.getByText("9 in the file").waitFor();
  const items = page.getByRole("group", { name: "batch-size, multiple" }).getByLabel("items");
  await items.fill("16, 32");
  await items.press("Enter");
  await page.getByRole("heading", { name: "5 × 2 = 10 executions" }).waitFor();
  await page.getByText("12 executions in all").waitFor();
  await page.getByRole("button", { name: "Apply to the file" }).click();
  const { changes } = await panel.posted("apply");
  assert.deepEqual(
    changes.map((it) => it.kind === "rule" && [it.parameter, it.rule]),
    [
      ["learning-rate", "count"],
      ["batch-size", "items"],
    ],
  );
});

test("forgets what was tried out on demand", async (t) => {
  const { page } = await new TestPanel(t, training).open();
  await page.getByRole("button", { name: "What if…" }).click();
  const epochs = page.getByRole("group", { name: "epochs, step default" }).getByLabel("epochs");
  await epochs.fill("3");
  await epochs.press("Enter");
  await page.getByText("--epochs=3").first().waitFor();
  await page.getByRole("button", { name: "Reset" }).click();
  await page.getByText("--epochs=10").first().waitFor();
  assert.equal(await epochs.inputValue(), "10");
});

test("refuses what the file cannot hold, says why and keeps it to be corrected", async (t) => {
  const panel = await new TestPanel(t, training).open();
  const { page } = panel;
  await page.getByRole("button", { name: "What if…" }).click();
  const rate = page.getByRole("group", { name: "learning-rate, logspace" });
  const count = rate.getByLabel("count");
  await count.fill("5");
  await count.press("Enter");
  await page.getByText("9 in the file").waitFor();
  await count.fill("[1, 2]");
  await count.press("Enter");
  await rate.getByText("This must be a number").waitFor();
  assert.equal(await count.getAttribute("aria-invalid"), "true");
  assert.equal(await count.inputValue(), "[1, 2]");
  await page.getByRole("heading", { name: "3 × 3 = 9 executions, every combination" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Apply to the file" }).count(), 0);
  await count.fill("5");
  await count.press("Enter");
  await page.getByText("9 in the file").waitFor();
  assert.equal(await page.getByText("This must be a number").count(), 0);
  await count.fill("x");
  await count.press("Enter");
  await rate.getByText("This must be a number").waitFor();
  await count.fill("");
  await count.press("Enter");
  await page.waitForFunction(() => document.querySelector("[aria-invalid=true]") === null);
  assert.equal(await count.inputValue(), "3");
});

test("asks for the executions shown to be frozen and exported", async (t) => {
  const panel = await new TestPanel(t, training).open();
  const { page } = panel;
  await page.getByRole("searchbox", { name: "Filter executions" }).fill("batch-size>16");
  await page.getByText("6 of 9").waitFor();
  await page.getByRole("button", { name: "Freeze" }).click();
  assert.deepEqual((await panel.posted("freeze")).query.filters, [
    {
      kind: "range",
      parameter: "batch-size",
      from: { kind: "integer", digits: "16" },
      open: true,
    },
  ]);
  await page.getByRole("button", { name: "Export…" }).click();
  assert.equal((await panel.posted("export")).query.filters.length, 1);
});
