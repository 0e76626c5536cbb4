import assert from "node:assert/strict";
import { test } from "node:test";
import { waitingFile } from "../support/graphs.ts";
import { drawingOf, nodeOf, training } from "./opened-graph.ts";
import type { Closing } from "./test-page.ts";
import { TestPanel } from "./test-panel.ts";

type Page = TestPanel["page"];

const branches = ["a", "b", "c", "d", "e", "f"];

/** A pipeline whose first node has six branches, which the last one waits for. */
const sixBranches = waitingFile([
  ["first"],
  ...branches.map((it) => [it, "first"] as const),
  ["last", ...branches],
]);

/** A pipeline of so many stages that it cannot be read as a whole. */
const manyStages = waitingFile(
  Array.from({ length: 20 }, (_, at) => (at === 0 ? ["n0"] : [`n${at}`, `n${at - 1}`])),
);

/** The nodes that the view shows from side to side. */
async function wholeNodes(page: Page): Promise<readonly (string | undefined)[]> {
  await page.locator(".graph .node-box").first().waitFor();
  return page.evaluate(() => {
    const view = document.querySelector(".graph-view")?.getBoundingClientRect();
    const boxes = [...document.querySelectorAll(".graph .node-box")];
    const isWhole = (box: Element): boolean => {
      const { left, right, top, bottom } = box.getBoundingClientRect();
      if (view === undefined) return false;
      return left >= view.left && right <= view.right && top >= view.top && bottom <= view.bottom;
    };
    const nameOf = (box: Element) =>
      box.querySelector("[role=option]")?.getAttribute("aria-label")?.split(",")[0];
    return boxes.filter(isWhole).map(nameOf);
  });
}

function open(
  t: Closing,
  text: string,
  size: { readonly width: number; readonly height: number },
  shows: "graph" | "variants" = "graph",
): Promise<TestPanel> {
  return new TestPanel(t, text, { shows, size }).open();
}

test("shows the whole graph at first where it can be read", async (t) => {
  const six = ["first", ...branches, "last"];
  const preview = await open(t, sixBranches, { width: 1000, height: 800 }, "variants");
  assert.deepEqual(await wholeNodes(preview.page), six);
  const narrow = await open(t, training, { width: 640, height: 700 });
  assert.deepEqual(await wholeNodes(narrow.page), ["preprocess", "sweep", "evaluate", "deploy"]);
});

test("shows the beginning of a graph that is too large, at a size that is easy to read", async (t) => {
  const { page } = await open(t, manyStages, { width: 700, height: 600 });
  assert.deepEqual((await wholeNodes(page)).slice(0, 2), ["n0", "n1"]);
  const width = (await drawingOf(page, "n0").locator(".outline").boundingBox())?.width ?? 0;
  assert.ok(width > 120, `${width}`);
});

test("shows the selected node of a graph that is too large", async (t) => {
  const options = { shows: "graph", selected: { pipeline: "p", node: "n15" } } as const;
  const size = { width: 700, height: 600 };
  const { page } = await new TestPanel(t, manyStages, { ...options, size }).open();
  await nodeOf(page, "n15").waitFor();
  const seen = await wholeNodes(page);
  assert.ok(seen.includes("n15") && !seen.includes("n0"), seen.join());
});

test("leaves the zoom to the person once the graph is there", async (t) => {
  const panel = await open(t, sixBranches, { width: 1000, height: 800 });
  const { page } = panel;
  await page.getByRole("button", { name: "Zoom in" }).click();
  const moved = page.locator(".graph-moved");
  const before = await moved.getAttribute("style");
  await panel.edit(
    sixBranches.replace("edges:", "  - {name: g, type: execution, step: s}\n    edges:"),
  );
  await nodeOf(page, "g").waitFor();
  const zoomOf = (style: string | null) => /scale\(([\d.]+)\)/.exec(style ?? "")?.[1];
  assert.equal(zoomOf(await moved.getAttribute("style")), zoomOf(before));
  await page.setViewportSize({ width: 700, height: 800 });
  await page.locator(".graph-view").evaluate(() => new Promise(requestAnimationFrame));
  assert.equal(zoomOf(await moved.getAttribute("style")), zoomOf(before));
});

const twoNodes = waitingFile([["first"], ["second"]]);
const twoStages = waitingFile([["first"], ["second", "first"]]);

test("a graph that is seen as a whole is so after an edit", async (t) => {
  const panel = await open(t, twoNodes, { width: 420, height: 500 });
  assert.deepEqual(await wholeNodes(panel.page), ["first", "second"]);
  await panel.edit(twoStages);
  await panel.page.locator(".graph .edge").first().waitFor({ state: "attached" });
  assert.deepEqual(await wholeNodes(panel.page), ["first", "second"]);
});

test("a graph of which a person looks at a part stays where it is after an edit", async (t) => {
  const panel = await open(t, twoNodes, { width: 420, height: 500 });
  for (let i = 0; i < 5; i++) await panel.page.getByRole("button", { name: "Zoom in" }).click();
  const moved = panel.page.locator(".graph-moved");
  const before = await moved.getAttribute("style");
  await panel.edit(twoStages);
  await panel.page.locator(".graph .edge").first().waitFor({ state: "attached" });
  assert.equal(await moved.getAttribute("style"), before);
});

/** A grid of nodes, of which only a part is drawn. */
const grid = waitingFile(
  Array.from({ length: 700 }, (_, at) => (at < 27 ? [`n${at}`] : [`n${at}`, `n${at - 27}`])),
);

test("a large graph that is moved draws what is around the view over several frames", async (t) => {
  const { page } = await open(t, grid, { width: 1200, height: 900 });
  await page.getByRole("button", { name: "Show all 700 nodes" }).click();
  await page.getByRole("listbox", { name: ", 700 nodes" }).waitFor();
  const most = await page.evaluate(async () => {
    const view = document.querySelector(".graph-view");
    const drawn = () => new Set([...document.querySelectorAll(".graph [data-id]")]);
    const added: number[] = [];
    for (let frame = 0, before = drawn(); frame < 90; frame++) {
      await new Promise(requestAnimationFrame);
      if (frame > 30) view?.dispatchEvent(new WheelEvent("wheel", { deltaX: 60, bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve));
      const now = drawn();
      if (frame > 30) added.push([...now].filter((it) => !before.has(it)).length);
      before = now;
    }
    return Math.max(...added);
  });
  assert.ok(most > 0 && most <= 40, `${most} nodes in a frame`);
  await page.waitForFunction(() => {
    const view = document.querySelector(".graph-view")?.getBoundingClientRect();
    const boxes = [...document.querySelectorAll(".graph .node-box .outline")];
    const rights = boxes.map((it) => it.getBoundingClientRect().right);
    return view !== undefined && Math.max(...rights) > view.right && boxes.length < 700;
  });
});
