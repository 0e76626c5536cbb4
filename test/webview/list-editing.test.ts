import assert from "node:assert/strict";
import { test } from "node:test";
import { said, training } from "./opened-graph.ts";
import { edgeRowOf, focusedName, openedList, rowOf } from "./opened-list.ts";
import type { TestPanel } from "./test-panel.ts";

type Page = TestPanel["page"];

/** What has the keyboard after each of some keys. */
async function walk(page: Page, keys: readonly string[]): Promise<readonly string[]> {
  const names: string[] = [];
  for (const key of keys) {
    await page.keyboard.press(key);
    names.push(await focusedName(page));
  }
  return names;
}

test("arrows go from row to row and along the edges, and the list is one stop of the Tab key", async (t) => {
  const { page } = await openedList(t);
  await rowOf(page, "preprocess").focus();
  assert.deepEqual(
    await walk(page, ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowRight", "Home"]),
    [
      "edge from preprocess to sweep",
      "edge from preprocess to evaluate",
      "sweep",
      "edge from preprocess to evaluate",
      "evaluate",
      "preprocess",
    ],
  );
  assert.deepEqual(
    await walk(page, [
      "ArrowRight",
      "Shift+ArrowUp",
      "Escape",
      "End",
      "ArrowLeft",
      "Shift+ArrowDown",
    ]),
    [
      "sweep",
      "edge from preprocess to sweep",
      "preprocess",
      "deploy",
      "evaluate",
      "edge from evaluate to deploy",
    ],
  );
  await page.keyboard.press("Escape");
  assert.deepEqual(await walk(page, ["Tab", "Tab", "Shift+Tab", "Shift+Tab", "s"]), [
    'The pipeline may stop when "evaluate" is complete',
    "Actions of evaluate",
    'The pipeline may stop when "evaluate" is complete',
    "evaluate",
    "sweep",
  ]);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.equal(await page.locator(".plan :focus").count(), 0);
});

test("C connects; the rows show what is possible, and the keyboard comes back to the node", async (t) => {
  const panel = await openedList(t);
  const { page } = panel;
  await rowOf(page, "sweep").focus();
  await page.keyboard.press("c");
  await page.getByRole("combobox", { name: "Connect sweep to" }).waitFor();
  await page.locator(".list-row.origin", { hasText: /^sweep/ }).waitFor();
  await page.keyboard.type("dep");
  await page.locator(".list-row.over", { hasText: /^deploy/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: "Connect sweep to deploy by" }).waitFor();
  await page.keyboard.type("depend");
  await page.keyboard.press("Enter");
  await said(page, "Connected sweep to deploy; Ctrl+Z in the editor takes it back");
  assert.match(panel.text, /\[sweep\.dependency\.\*, deploy\.dependency\.\*\]/);
  await edgeRowOf(page, "sweep", "deploy").waitFor();
  assert.equal(await focusedName(page), "sweep");
  assert.equal(await page.locator(".list-row.origin, .list-row.over").count(), 0);
});

test("Delete removes an edge and a node; the keyboard goes to a row that is left", async (t) => {
  const panel = await openedList(t);
  const { page } = panel;
  await rowOf(page, "preprocess").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Delete");
  await said(page, "Removed the edge from preprocess to sweep");
  await edgeRowOf(page, "preprocess", "sweep").waitFor({ state: "detached" });
  await page.getByRole("status").filter({ hasText: "Graph updated, 4 nodes" }).waitFor();
  assert.equal(await focusedName(page), "preprocess");
  await page.keyboard.press("s");
  await page.keyboard.press("Delete");
  await page.locator(".menu-label", { hasText: "Remove node sweep and 1 edge" }).waitFor();
  await page.keyboard.press("Enter");
  await said(page, "Removed node sweep and 1 edge");
  await rowOf(page, "sweep").waitFor({ state: "detached" });
  await page.locator('.plan [aria-current="true"]:focus').waitFor();
  assert.doesNotMatch(panel.text, /sweep\./);
});

test("the menu of a row opens with the menu key, the second mouse button and a button of its own", async (t) => {
  const { page } = await openedList(t);
  const closed = async (name: string, row: string): Promise<void> => {
    await page.getByRole("menu", { name }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("menu").waitFor({ state: "detached" });
    assert.equal(await focusedName(page), row);
  };
  const menuOf = (name: string) => page.getByRole("button", { name: `Actions of ${name}` });
  await rowOf(page, "sweep").focus();
  await page.keyboard.press("ContextMenu");
  await closed("Node sweep", "sweep");
  await rowOf(page, "deploy").click({ button: "right" });
  await closed("Node deploy", "deploy");
  await menuOf("evaluate").click();
  await page.getByRole("menu", { name: "Node evaluate" }).waitFor();
  const [button, menu] = await Promise.all([
    menuOf("evaluate").boundingBox(),
    page.locator(".choice-menu").boundingBox(),
  ]);
  assert.ok(button && menu && menu.x + menu.width >= button.x, "the menu is at its button");
  await closed("Node evaluate", "evaluate");
  await menuOf("edge from sweep to evaluate").click();
  await closed("Edge", "edge from sweep to evaluate");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await closed("Edge", "edge from sweep to evaluate");
  const list = await page.getByRole("navigation").boundingBox();
  assert.ok(list);
  await page.mouse.click(list.x + 40, list.y + list.height - 10, { button: "right" });
  await page.getByRole("menu", { name: "Graph" }).waitFor();
  assert.deepEqual(await page.getByRole("menuitem").allTextContents(), ["Add a node…A"]);
});

test("A and the button add a node, which is selected in the list", async (t) => {
  const panel = await openedList(t);
  const { page } = panel;
  await rowOf(page, "preprocess").focus();
  await page.keyboard.press("a");
  await page.getByRole("combobox", { name: "Add a node that runs" }).waitFor();
  await page.keyboard.type("train-model");
  await page.keyboard.press("Enter");
  await said(page, "Added execution node train-model to pipeline train-and-deploy");
  await page.locator('.plan [aria-current="true"]', { hasText: "train-model" }).waitFor();
  await page.getByRole("button", { name: "Add a node" }).click();
  await page.getByRole("combobox", { name: "Add a node that runs" }).waitFor();
});

test("what cannot be changed is said, and nothing changes: another version, broken yaml, a parameter", async (t) => {
  const panel = await openedList(t);
  const { page } = panel;
  await rowOf(page, "sweep").focus();
  panel.change(`# new\n${training}`);
  await page.keyboard.press("c");
  await said(page, "The file has changed in the meantime; try again");
  const broken = training.replace("- pipeline:", "- pipeline: [");
  await panel.edit(broken);
  await page.getByText("Go to the error").waitFor();
  await page.keyboard.press("Delete");
  await said(page, /syntax error|changed in the meantime/);
  assert.equal(panel.text, broken);
  await panel.edit(training);
  await page.getByRole("button", { name: "Pipeline parameters" }).click();
  await page.locator(".plan [data-id]").first().focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Delete");
  await said(page, "Targets of pipeline parameters can only be changed in the file");
  assert.equal(panel.text, training);
});

test("of a large pipeline, the edges of the node at the keyboard are listed", async (t) => {
  const count = 70;
  const nodes = Array.from({ length: count }, (_, at) => `n${at}`);
  const text = `- step: { name: s, image: i, command: c, inputs: [{ name: data }] }
- pipeline:
    name: large
    nodes:
${nodes.map((it) => `      - { name: ${it}, type: execution, step: s }`).join("\n")}
    edges:
${nodes
  .slice(1)
  .map((it, at) => `      - [n${at}.output.*, ${it}.input.data]`)
  .join("\n")}
`;
  const { page } = await openedList(t, text);
  assert.equal(await page.locator(".plan [data-id]").count(), count);
  await rowOf(page, "n5").click();
  await edgeRowOf(page, "n5", "n6").waitFor();
  assert.equal(await page.locator(".plan [data-edge-focus]").count(), 1);
  assert.deepEqual(
    await walk(page, ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"]),
    ["edge from n5 to n6", "n6", "edge from n6 to n7", "n6", "n5"],
  );
});

test("Space opens the details, and the search finds nodes", async (t) => {
  const { page } = await openedList(t);
  await rowOf(page, "evaluate").focus();
  await page.keyboard.press("Space");
  await page.getByRole("region", { name: "Details of evaluate" }).waitFor();
  await page.locator('.plan [aria-current="true"]', { hasText: /^evaluate/ }).waitFor();
  await page.getByRole("searchbox", { name: "Find nodes" }).fill("ee");
  await page.keyboard.press("Enter");
  assert.equal(await focusedName(page), "sweep");
  await page.locator(".list-row.found", { hasText: /^sweep/ }).waitFor();
});
