import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { training } from "./opened-graph.ts";
import { TestPanel } from "./test-panel.ts";

async function openedMenu(t: TestContext, text = training): Promise<TestPanel> {
  const panel = await new TestPanel(t, text, { shows: "graph" }).open();
  await panel.page.getByRole("listbox").waitFor();
  await panel.page.getByRole("button", { name: "Export the graph" }).click();
  return panel;
}

const texts = {
  SVG: ["svg", /^<svg .*preprocess.*evaluate/s],
  Mermaid: ["mermaid", /^flowchart.*preprocess.*evaluate/s],
  "Graphviz DOT": ["dot", /^digraph.*preprocess.*evaluate/s],
  Markdown: ["markdown", /^```mermaid.*preprocess.*evaluate/s],
  Text: ["text", /^train-and-deploy.*preprocess.*evaluate/s],
} as const;

test("is copied, saved and opened as a text in every format", async (t) => {
  const panel = await openedMenu(t);
  const { page } = panel;
  for (const [name, [format, content]] of Object.entries(texts)) {
    panel.forget();
    await page.getByRole("button", { name: `Copy as ${name}` }).click();
    assert.match((await panel.posted("copy")).text, content);
    await page.getByRole("button", { name: `Open as ${name}` }).click();
    assert.match((await panel.posted("openText")).text, content);
    await page.getByRole("button", { name: `Save as ${name}…` }).click();
    const saved = await panel.posted("saveGraph");
    assert.equal(saved.format, format);
    assert.equal(saved.pipeline, "train-and-deploy");
    assert.match(saved.content, content);
  }
});

test("is saved as a PNG of twice its size, on white, with what is drawn", async (t) => {
  const panel = await openedMenu(t);
  const { page } = panel;
  await page.getByRole("button", { name: "Save as SVG…" }).click();
  const svg = (await panel.posted("saveGraph")).content;
  const [, width = 0, height = 0] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  panel.forget();
  await page.getByRole("button", { name: "Save as PNG…" }).click();
  const { format, content } = await panel.posted("saveGraph");
  assert.equal(format, "png");
  const bytes = Buffer.from(content, "base64");
  assert.equal(bytes.subarray(1, 4).toString("latin1"), "PNG");
  assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [+width * 2, +height * 2]);
  const { corner, colors } = await page.evaluate(pixelsOf, [...bytes]);
  assert.deepEqual(corner, [255, 255, 255, 255]);
  assert.ok(colors > 20, `${colors} colours`);
});

/** Runs in the page: reads a PNG without an address. */
async function pixelsOf(bytes: readonly number[]) {
  const bitmap = await createImageBitmap(new Blob([Uint8Array.from(bytes)], { type: "image/png" }));
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
  context?.drawImage(bitmap, 0, 0);
  const data = context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [];
  const colors = new Set(new Uint32Array(Uint8Array.from(data).buffer));
  return { corner: [...data.slice(0, 4)], colors: colors.size };
}

test("a PNG is copied by the page itself", async (t) => {
  const { page } = await openedMenu(t);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy as PNG" }).click();
  await page.getByText("Copied the PNG").waitFor();
  const types = await page.evaluate(async () =>
    (await navigator.clipboard.read()).flatMap((it) => it.types),
  );
  assert.deepEqual(types, ["image/png"]);
});

test("where the page may not copy pictures it says so, and still saves them", async (t) => {
  const panel = await openedMenu(t);
  const { page } = panel;
  await page.evaluate(() => {
    navigator.clipboard.write = () => Promise.reject(new Error("refused"));
  });
  await page.getByRole("button", { name: "Copy as PNG" }).click();
  await page.getByText(/save the PNG instead/).waitFor();
  await page.getByRole("button", { name: "Save as PNG…" }).click();
  assert.equal((await panel.posted("saveGraph")).format, "png");
});

test("a graph that no picture holds is not saved as one, and the page says what to take", async (t) => {
  const names = Array.from({ length: 1500 }, (_, index) => `node-${index}`);
  const nodes = names.map(
    (it) => `      - { name: ${it}, type: execution, step: evaluate-model }\n`,
  );
  const panel = await openedMenu(
    t,
    training.replace("    nodes:\n", `    nodes:\n${nodes.join("")}`),
  );
  const { page } = panel;
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Show all/ }).click();
  await page.locator('[aria-setsize="1504"]').first().waitFor();
  await page.getByRole("button", { name: "Export the graph" }).click();
  panel.forget();
  await page.getByRole("button", { name: "Save as PNG…" }).click();
  await page.getByText(/too large for a picture; take the SVG/).waitFor();
  await page.getByRole("button", { name: "Save as SVG…" }).click();
  assert.equal((await panel.posted("saveGraph")).format, "svg");
});
