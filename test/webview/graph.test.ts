import assert from "node:assert/strict";
import { test } from "node:test";
import { metadataKey } from "../../client/src/preview-messages.ts";
import { drawingOf, nodeOf, openedGraph, training } from "./opened-graph.ts";
import { dynamicTask, storeIds } from "./sample.ts";
import { TestPanel } from "./test-panel.ts";

type Page = TestPanel["page"];

/** The name of the node that has the keyboard. */
function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.getAttribute("aria-label")?.split(",")[0]);
}

test("reads all nodes in file order, as the plan counts them", async (t) => {
  const { page } = await openedGraph(t);
  const labels = await page
    .getByRole("option")
    .evaluateAll((all) => all.map((it) => it.getAttribute("aria-label")));
  assert.deepEqual(labels, [
    "preprocess, execution node, 1 execution, stage 1 of 4, feeds sweep and evaluate",
    "sweep, task node, 9 executions, stage 2 of 4, fed by preprocess, feeds evaluate",
    "evaluate, execution node, 1 execution, stage 3 of 4, fed by preprocess and sweep, feeds deploy, may stop the pipeline",
    "deploy, deployment node, stage 4 of 4, fed by evaluate, perhaps not reached",
  ]);
});

test("shows in the preview of a node what metadata say of the others", async (t) => {
  const { page } = await new TestPanel(t, dynamicTask).open();
  await drawingOf(page, "train").getByText("×?").waitFor();
  await page.getByRole("textbox", { name: "Metadata of preprocess" }).fill(storeIds);
  await drawingOf(page, "train").getByText("×5").waitFor();
});

test("follows at once what is typed as metadata in the preview of a node", async (t) => {
  const panel = await openedGraph(t, dynamicTask);
  const { page } = panel;
  await drawingOf(page, "train").getByText("×?").waitFor();
  const key = metadataKey("dynamic-task", "preprocess");
  await panel.enterElsewhere(key, { text: storeIds, chosen: {} });
  await drawingOf(page, "train").getByText("×5").waitFor();
  await panel.enterElsewhere(key, { text: "", chosen: {} });
  await drawingOf(page, "train").getByText("×?").waitFor();
});

test("a click selects a node and shows its line, and one on an edge shows that of the edge", async (t) => {
  const panel = await openedGraph(t);
  const { page } = panel;
  await nodeOf(page, "preprocess").click();
  assert.equal((await panel.posted("select")).node, "preprocess");
  assert.equal(await panel.revealed(), "preprocess");
  assert.equal((await panel.posted("reveal")).focus, false);
  await page.locator(".edge .reach").last().dispatchEvent("click");
  assert.match(await panel.revealed(), /deploy/);
});

test("the list shows the same nodes, with the same selection, and stays when the window is reloaded", async (t) => {
  const panel = await new TestPanel(t, training).open();
  await nodeOf(panel.page, "evaluate").click();
  await panel.page.getByRole("button", { name: "Nodes as a list" }).click();
  const current = '.plan [aria-current="true"]';
  await panel.page.locator(current, { hasText: /^evaluate/ }).waitFor();
  await panel.saves('"asList":true');
  await panel.reload();
  await panel.page.locator(current, { hasText: /^evaluate/ }).waitFor();
});

test("a new node joins the graph in its place, while the others stay", async (t) => {
  const panel = await openedGraph(t);
  const { page } = panel;
  const before = await drawingOf(page, "evaluate").locator(".outline").boundingBox();
  const withReport = training
    .replace(
      "    nodes:\n",
      "    nodes:\n      - { name: report, type: execution, step: evaluate-model }\n",
    )
    .replace("    edges:\n", "    edges:\n      - [preprocess.output.*, report.input.images]\n");
  await panel.edit(withReport);
  await nodeOf(page, "report").waitFor();
  assert.deepEqual(await drawingOf(page, "evaluate").locator(".outline").boundingBox(), before);
  await page.getByText("Graph updated, 5 nodes").waitFor({ state: "attached" });
});

test("the last graph stays, greyed, while the yaml is broken", async (t) => {
  const panel = await openedGraph(t);
  const { page } = panel;
  await panel.edit(training.replace("- pipeline:", "- pipeline: ["));
  await page.getByText("Go to the error").waitFor();
  await page.locator(".graph-view.stale").waitFor();
  assert.equal(await page.getByRole("option").count(), 4);
  await panel.edit(training);
  await page.locator(".graph-view.stale").waitFor({ state: "detached" });
});

test("every node and action is reached by the keyboard alone", async (t) => {
  const panel = await openedGraph(t);
  const { page } = panel;
  await nodeOf(page, "sweep").focus();
  const walk: (string | undefined)[] = [];
  for (const key of ["ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft", "End", "Home", "e"]) {
    await page.keyboard.press(key);
    walk.push(await focused(page));
  }
  assert.deepEqual(walk, [
    "evaluate",
    "deploy",
    "evaluate",
    "sweep",
    "deploy",
    "preprocess",
    "evaluate",
  ]);
  panel.forget();
  await page.keyboard.press("Enter");
  assert.equal(await panel.revealed(), "evaluate");
  assert.equal((await panel.posted("reveal")).focus, true);
  await page.waitForTimeout(800);
  await page.keyboard.press("Space");
  const details = page.getByRole("region", { name: "Details of evaluate" });
  await details.waitFor();
  panel.forget();
  await details.getByRole("button", { name: /^sweep\.output/ }).press("Enter");
  assert.match(await panel.revealed(), /sweep\.output/);
  panel.forget();
  await details.getByRole("button", { name: /stop/ }).press("Enter");
  assert.match(await panel.revealed(), /^when: node-complete/);
});

test("F12 and the details lead to the step that a node runs", async (t) => {
  const panel = await openedGraph(t);
  const { page } = panel;
  const name = training.indexOf("evaluate\n        type");
  await nodeOf(page, "evaluate").click();
  await page.keyboard.press("F12");
  assert.equal((await panel.posted("goToStep")).range.start, name);
  await page.keyboard.press("Space");
  panel.forget();
  await page.getByRole("button", { name: "Go to the step" }).click();
  assert.equal((await panel.posted("goToStep")).range.start, name);
});

test("shows what the editor's hover says of a node and an edge to those who point at them, and in the details", async (t) => {
  const { page } = await openedGraph(t);
  const node = nodeOf(page, "sweep");
  const said = "9 executions: 3 x 3 = 9, every combination";
  assert.doesNotMatch((await node.locator("title").textContent()) ?? "", /runs step train-model/);
  await node.hover();
  await node
    .locator("title", { hasText: /runs step train-model.*python/s })
    .waitFor({ state: "attached" });
  const edge = page.locator(".edge").last();
  await edge.locator(".reach").dispatchEvent("pointerover");
  await edge
    .locator("title", { hasText: /deploy\.file.*classify/s })
    .waitFor({ state: "attached" });
  await node.click();
  await page.keyboard.press("Space");
  await page.getByRole("region", { name: "Details of sweep" }).getByText(said).waitFor();
});

test("one stop of the Tab key leads into the graph and one out of it", async (t) => {
  const { page } = await openedGraph(t);
  await page.getByRole("button", { name: "Export the graph" }).focus();
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "sweep");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.closest(".graph") ?? null), null);
});

test("keys, buttons and the wheel zoom, and the graph is moved by dragging it", async (t) => {
  const { page } = await openedGraph(t);
  const box = drawingOf(page, "sweep").locator(".outline");
  const whole = (await box.boundingBox())?.width ?? 0;
  await nodeOf(page, "sweep").focus();
  await page.keyboard.press("+");
  await widthIs(page, (width, least) => width > least + 1, whole);
  await page.keyboard.press("0");
  await widthIs(page, (width, same) => Math.abs(width - same) < 1, whole);
  await page.getByRole("button", { name: "Zoom out" }).click();
  await widthIs(page, (width, most) => width < most - 1, whole);
  await page.getByRole("button", { name: "Show the whole graph" }).click();
  await widthIs(page, (width, same) => Math.abs(width - same) < 1, whole);
  const view = await page.locator(".graph-view").boundingBox();
  assert.ok(view);
  await page.mouse.move(view.x + 40, view.y + 40);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -200);
  await page.keyboard.up("Control");
  await widthIs(page, (width, least) => width > least + 1, whole);
  const before = await box.boundingBox();
  await page.mouse.down();
  await page.mouse.move(view.x + 90, view.y + 60, { steps: 4 });
  await page.mouse.up();
  await atX(page, Math.round((before?.x ?? 0) + 50));
});

/** Waits until the left side of the selected node is at a place. */
async function atX(page: Page, x: number): Promise<void> {
  const deadline = Date.now() + 5000;
  for (;;) {
    const box = await page.locator(".selected .outline").boundingBox();
    if (Math.round(box?.x ?? 0) === x) return;
    assert.ok(Date.now() < deadline, `${box?.x} is not ${x}`);
  }
}

/** Waits until the selected node has such a width, in pixels. */
async function widthIs(
  page: Page,
  is: (width: number, compared: number) => boolean,
  compared: number,
): Promise<void> {
  const deadline = Date.now() + 5000;
  for (;;) {
    const box = await page.locator(".selected .outline").boundingBox();
    if (is(box?.width ?? 0, compared)) return;
    assert.ok(Date.now() < deadline, `${box?.width} compared with ${compared}`);
  }
}

test("keeps the selected node in view when its details take the room", async (t) => {
  const size = { width: 320, height: 700 };
  const panel = await new TestPanel(t, training, { shows: "graph", size }).open();
  const { page } = panel;
  await nodeOf(page, "sweep").click();
  await page.keyboard.press("Space");
  await page.getByRole("region", { name: "Details of sweep" }).waitFor();
  await page.waitForFunction(() => {
    const [box, room] = [".selected .outline", ".graph-view"].map((it) =>
      document.querySelector(it)?.getBoundingClientRect(),
    );
    return box && room && room.height < 400 && box.bottom <= room.bottom && box.top >= room.top;
  });
});

test("finds nodes by name, one after the other", async (t) => {
  const { page } = await openedGraph(t);
  const field = page.getByRole("searchbox", { name: "Find nodes" });
  await field.fill("EP");
  await page.locator(".node-box.found").nth(2).waitFor();
  const visited: (string | undefined)[] = [];
  for (const key of ["Enter", "Enter", "Enter", "Shift+Enter"]) {
    await field.press(key);
    visited.push(
      (await page.locator('[role="option"][tabindex="0"]').getAttribute("aria-label"))?.split(
        ",",
      )[0],
    );
  }
  assert.deepEqual(visited, ["deploy", "preprocess", "sweep", "preprocess"]);
});

test("shows pipeline parameters only when asked to", async (t) => {
  const { page } = await openedGraph(t);
  assert.equal(await page.locator(".graph .node-box.parameter").count(), 0);
  await page.getByRole("button", { name: "Pipeline parameters" }).click();
  await page.locator(".graph .node-box.parameter").first().waitFor();
});

test("shows of a large pipeline the nodes around the selected one, and of all what the view has room for", async (t) => {
  const names = Array.from({ length: 700 }, (_, index) => `node-${index}`);
  const nodes = names.map(
    (it) => `      - { name: ${it}, type: execution, step: evaluate-model }\n`,
  );
  const text = training.replace("    nodes:\n", `    nodes:\n${nodes.join("")}`);
  const panel = await openedGraph(t, text);
  const { page } = panel;
  await panel.select({ pipeline: "train-and-deploy", node: "evaluate" });
  await nodeOf(page, "deploy").waitFor();
  assert.equal(await page.getByRole("option").count(), 4);
  await panel.select({ pipeline: "train-and-deploy", node: "deploy" });
  await nodeOf(page, "preprocess").waitFor({ state: "detached" });
  assert.equal(await page.getByRole("option").count(), 2);
  await page.getByRole("button", { name: "Show all 704 nodes" }).click();
  await page.locator('[aria-setsize="704"]').first().waitFor();
  const drawn = await page.getByRole("option").count();
  assert.ok(drawn > 0 && drawn < 200, String(drawn));
});
