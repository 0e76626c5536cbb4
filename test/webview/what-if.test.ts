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
