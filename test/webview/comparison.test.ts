import assert from "node:assert/strict";
import { test } from "node:test";
import { file, pipeline, step, task } from "../support/yaml.ts";
import { drawingOf, nodeOf } from "./opened-graph.ts";
import { TestPanel } from "./test-panel.ts";

const steps = file(
  step("load"),
  step("check", "inputs: [{ name: data }]"),
  step(
    "train",
    "parameters: [{ name: rate, type: float }, { name: size, type: integer }]\ninputs: [{ name: data }]",
    "python train.py {parameters}",
  ),
);

function sweep(rates: string, sizes = "1, 2, 3"): string {
  const list = (name: string, items: string) =>
    `{ name: ${name}, style: multiple, rules: { items: [${items}] } }`;
  return task("sweep", `parameters: [${list("rate", rates)}, ${list("size", sizes)}]`);
}

const nodes = `
- { name: load, type: execution, step: load }
- { name: fit, type: task, task: sweep }
`;

const before =
  steps + sweep("0.1, 0.2, 0.3") + pipeline(nodes, "edges:\n  - [load.output.*, fit.input.data]");

/** One rate more, and a node more. */
const after =
  steps +
  sweep("0.1, 0.2, 0.3, 0.4") +
  pipeline(
    `${nodes}- { name: check, type: execution, step: check }`,
    "edges:\n  - [load.output.*, fit.input.data]\n  - [load.output.*, check.input.data]",
  );

const isSelected = { selected: { pipeline: "main", node: "fit" } };

test("says what is compared, how many executions there were, and stops", async (t) => {
  const panel = await new TestPanel(t, after, { base: before, ...isSelected }).open();
  const { page } = panel;
  const bar = page.getByRole("region", { name: "Comparison" });
  await bar.getByText("Compared with Git head 1a2b3c4: 10 → 14 executions in all").waitFor();
  await page.getByText("9 → 12: +3 −0, 9 unchanged", { exact: true }).waitFor();
  await bar.getByText("differences").click();
  await bar.getByText('+ node "check"').waitFor();
  await bar.getByText("+ edge load.output.* → check.input.data").waitFor();
  await bar.getByRole("button", { name: "Stop Comparing" }).click();
  await bar.waitFor({ state: "detached" });
  assert.equal(await page.getByText("9 → 12").count(), 0);
});

test("says no number of executions that depends on metadata", async (t) => {
  const fed = (more = "") =>
    steps +
    pipeline(
      `
- { name: load, type: execution, step: load }
- { name: fit, type: task, step: train }`,
      `edges:\n  - [load.output.*, fit.input.data]${more}`,
    );
  const edge = "\n  - [load.metadata.rates, fit.parameter.rate]";
  for (const [base, said] of [
    [fed(), "Compared with Git head 1a2b3c4: 2 → ? executions in all"],
    [fed(edge), "Compared with Git head 1a2b3c4"],
  ] as const) {
    const panel = await new TestPanel(t, fed(edge), { base, ...isSelected }).open();
    const bar = panel.page.getByRole("region", { name: "Comparison" });
    await bar.getByRole("status").getByText(said, { exact: true }).waitFor();
  }
});

test("marks nodes and edges by a sign, by words and by colour, and follows edits", async (t) => {
  const options = { base: before, shows: "graph", ...isSelected } as const;
  const panel = await new TestPanel(t, after, options).open();
  const { page } = panel;
  await nodeOf(page, "check")
    .and(page.getByRole("option", { name: /, added$/ }))
    .waitFor();
  await nodeOf(page, "fit")
    .and(page.getByRole("option", { name: /, changed: executions 9 → 12$/ }))
    .waitFor();
  assert.equal(await drawingOf(page, "check").locator(".change-sign.change-added").count(), 1);
  assert.equal(await drawingOf(page, "fit").locator(".change-sign.change-changed").count(), 1);
  assert.equal(await drawingOf(page, "load").locator(".change-sign").count(), 0);
  await drawingOf(page, "fit").getByText("×9 → 12").waitFor();
  assert.equal(await page.locator(".edge .change-sign").count(), 1);
  assert.equal(await page.locator(".edge .change-sign.change-added").count(), 1);
  await nodeOf(page, "fit").focus();
  await page.keyboard.press("Shift+ArrowUp");
  await page.locator(".edge-focus").waitFor();
  assert.equal(await page.locator(".graph [transform]").count(), 0, "frames stay quick");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  const details = page.getByRole("region", { name: "Details of fit" });
  await details
    .getByText('task "sweep": ~ variant parameter "rate": rules: items: + 0.4')
    .waitFor();
  await panel.edit(before);
  await page.getByText("No difference in nodes, edges and what they run").waitFor();
  assert.equal(await page.locator(".graph .change-sign").count(), 0);
});

test("the list of nodes marks them like the graph", async (t) => {
  const panel = await new TestPanel(t, after, { base: before, ...isSelected }).open();
  const { page } = panel;
  await page.getByRole("button", { name: "Nodes as a list" }).click();
  await page.getByRole("button", { name: "added: check 1" }).waitFor();
  await page.getByRole("button", { name: "changed: fit 9 → 12" }).waitFor();
  await page.getByRole("button", { name: /^load 1/ }).waitFor();
  await page.getByRole("button", { name: "added: load.output.* → check.input.data" }).waitFor();
});

test("the list of nodes ends with the removed ones, which open to what they were and cannot be edited", async (t) => {
  const panel = await new TestPanel(t, before, { base: after, ...isSelected }).open();
  const { page } = panel;
  await page.getByRole("button", { name: "Nodes as a list" }).click();
  const removed = page.getByRole("list", { name: "Removed nodes" });
  const row = removed.getByRole("button", { name: "removed: check 1 → 0" });
  await row.waitFor();
  const name = removed.locator(".node-name");
  const line = await name.evaluate((it) => getComputedStyle(it).textDecorationLine);
  assert.equal(line, "line-through");
  const last = page.locator(".plan :is([data-id], [data-edge-focus])").last();
  await last.focus();
  await page.keyboard.press("ArrowDown");
  assert.equal(await focusedText(page), "removed: check1 → 0");
  assert.equal(await row.getAttribute("aria-expanded"), "false");
  await page.keyboard.press("Space");
  const details = page.getByRole("region", { name: "Details of check" });
  await details.getByText("Was an execution node of check, 1 execution").waitFor();
  await details.getByText("load.output.* → check.input.data").waitFor();
  panel.forget();
  for (const key of ["Delete", "F2", "c", "Enter"]) await page.keyboard.press(key);
  await details.waitFor({ state: "detached" });
  assert.equal(await page.getByRole("menu").count(), 0);
  assert.deepEqual(panel.messages, []);
  await page.keyboard.press("ArrowUp");
  assert.ok(await last.evaluate((it) => it === document.activeElement), "back to the last row");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Home");
  const first = page.locator(".plan [data-id]").first();
  assert.ok(await first.evaluate((it) => it === document.activeElement), "to the first row");
  await panel.edit(after);
  await removed.waitFor({ state: "detached" });
});

async function focusedText(page: TestPanel["page"]): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? "");
}

test("lists what is removed, and draws removed nodes below the others, where nothing can be done with them", async (t) => {
  const options = { base: after, shows: "graph", ...isSelected } as const;
  const panel = await new TestPanel(t, before, options).open();
  const { page } = panel;
  await page
    .getByRole("listbox", { name: "Graph of pipeline main, 2 nodes, removed: check" })
    .waitFor();
  const ghost = page.locator(".ghost", { hasText: "check" });
  await ghost.getByText("removed: check").waitFor();
  assert.equal(await ghost.locator(".change-sign").count(), 1);
  const boxes = await page
    .locator(".node-box .outline")
    .evaluateAll((all) => all.map((it) => it.getBoundingClientRect().bottom));
  const place = await ghost.locator(".outline").boundingBox();
  assert.ok(place && place.y > Math.max(...boxes), "it covers nothing");
  assert.equal(await page.getByRole("option", { name: /check/ }).count(), 0);
  await ghost.click();
  await ghost.click({ button: "right" });
  await page.getByRole("menuitem", { name: /Add/ }).first().waitFor();
  assert.equal(await page.getByRole("menuitem", { name: /Rename|Delete/ }).count(), 0);
  await page.keyboard.press("Escape");
  const bar = page.getByRole("region", { name: "Comparison" });
  await bar.getByText("differences").click();
  await bar.getByText('− node "check"').waitFor();
  await bar.getByText("− edge load.output.* → check.input.data").waitFor();
  await panel.edit(after);
  await ghost.waitFor({ state: "detached" });
});

test("the table shows the executions that are added, or those that are removed", async (t) => {
  const edited = before.replace("0.1, 0.2, 0.3", "0.2, 0.3, 0.4");
  const panel = await new TestPanel(t, edited, { base: before, ...isSelected }).open();
  const { page } = panel;
  const rates = async () =>
    (await page.locator('[role="row"] [data-name="rate"] .text').allTextContents()).filter(
      (it) => it !== "rate",
    );
  await page.getByRole("button", { name: "+3 added" }).click();
  await page.getByText("3 of 9").waitFor();
  assert.deepEqual(await rates(), ["0.4", "0.4", "0.4"]);
  await page.getByRole("button", { name: "Export…" }).click();
  const { filters } = (await panel.posted("export")).query;
  assert.deepEqual(
    filters.map((it) => it.kind),
    ["new"],
  );
  await page.getByRole("button", { name: "−3 removed" }).click();
  await page.locator('[data-name="rate"]', { hasText: "0.1" }).first().waitFor();
  assert.deepEqual(await rates(), ["0.1", "0.1", "0.1"]);
  assert.equal(await page.getByRole("button", { name: "Freeze" }).count(), 0);
  await page.locator('[role="gridcell"]', { hasText: "0.1" }).first().click();
  const details = page.getByRole("region", { name: /^Execution \d of/ });
  await details.getByText("python train.py --rate=0.1").waitFor();
  assert.equal(await details.getByRole("button", { name: "rate", exact: true }).count(), 0);
  panel.forget();
  await page.getByRole("button", { name: "Export…" }).click();
  const removed = await panel.posted("export");
  assert.equal(removed.before, "fit");
  assert.equal(removed.query.filters.length, 1);
  await page.getByRole("button", { name: "−3 removed" }).click();
  await page.getByRole("button", { name: "Export…" }).waitFor();
  assert.equal((await rates()).length, 9);
});

test("a filter on what is removed is dropped with the comparison", async (t) => {
  const edited = before.replace("0.1, 0.2, 0.3", "0.2, 0.3");
  const panel = await new TestPanel(t, edited, { base: before, ...isSelected }).open();
  const { page } = panel;
  await page.getByRole("button", { name: "−3 removed" }).click();
  await page.getByText("3 of 9").waitFor();
  await page.getByRole("button", { name: "Stop Comparing" }).click();
  await page.getByRole("button", { name: "−3 removed" }).waitFor({ state: "detached" });
  await page.locator('[data-name="rate"]', { hasText: "0.2" }).first().waitFor();
  await page.getByText("3 of 9").waitFor({ state: "detached" });
  assert.equal(await page.getByText("6 of 6").count(), 0);
});

test("marks are drawn in the colours of the system where these are forced", async (t) => {
  const options = { base: before, shows: "graph", forcedColors: true, ...isSelected } as const;
  const { page } = await new TestPanel(t, after, options).open();
  await page.locator(".node-box.change-added .outline").waitFor();
  const [stroke, text] = await page.evaluate(() => {
    const probe = document.createElement("i");
    document.body.append(probe);
    probe.style.color = "CanvasText";
    const outline = document.querySelector(".node-box.change-added .outline");
    return [outline && getComputedStyle(outline).stroke, getComputedStyle(probe).color];
  });
  assert.equal(stroke, text);
});
