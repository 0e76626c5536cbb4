import assert from "node:assert/strict";
import { test } from "node:test";
import { drawingOf, nodeOf, openedGraph, said, training } from "./opened-graph.ts";
import { TestPanel } from "./test-panel.ts";

type Page = TestPanel["page"];

/** The lines that a text has and another one has not, without indentation. */
function added(before: string, after: string): readonly string[] {
  const old = new Set(before.split("\n"));
  return after
    .split("\n")
    .filter((it) => !old.has(it))
    .map((it) => it.trim());
}

/** What of the choices in a menu is cut. */
function cutTexts(page: Page): Promise<readonly (string | null)[]> {
  return page
    .locator(".menu-choice span")
    .evaluateAll((all) =>
      all.filter((it) => it.scrollWidth > it.clientWidth).map((it) => it.textContent),
    );
}

async function middleOf(selector: ReturnType<Page["locator"]>) {
  const box = await selector.boundingBox();
  assert.ok(box);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test("C connects by the keyboard alone: the node, then the edge, the likeliest first", async (t) => {
  const panel = await openedGraph(t);
  const { page } = panel;
  await nodeOf(page, "sweep").focus();
  await page.keyboard.press("c");
  const field = page.getByRole("combobox", { name: "Connect sweep to" });
  await field.waitFor();
  const names = page.locator(".menu-label");
  assert.deepEqual(await names.allTextContents(), ["evaluate", "deploy"]);
  await page.locator(".node-box.over", { has: nodeOf(page, "evaluate") }).waitFor();
  await page.keyboard.type("dep");
  await page.locator(".node-box.over", { has: nodeOf(page, "deploy") }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: "Connect sweep to deploy by" }).waitFor();
  assert.match((await names.first().textContent()) ?? "", /→ file.classify.model$/);
  await page.keyboard.type("depend");
  await page.keyboard.press("Enter");
  await said(page, "Connected sweep to deploy; Ctrl+Z in the editor takes it back");
  assert.deepEqual(added(training, panel.text), ["- [sweep.dependency.*, deploy.dependency.*]"]);
  await page.locator('[data-edge*="sweep"][data-edge*="deploy"]').waitFor();
});

for (const width of [540, 320]) {
  test(`the menu of possible edges shows all names whole at ${width} px`, async (t) => {
    const size = { width, height: 800 };
    const { page } = await new TestPanel(t, training, { shows: "graph", size }).open();
    await nodeOf(page, "preprocess").focus();
    await page.keyboard.press("c");
    await page.getByRole("combobox", { name: "Connect preprocess to" }).fill("sweep");
    await page.keyboard.press("Enter");
    await page.getByRole("combobox", { name: "Connect preprocess to sweep by" }).waitFor();
    assert.ok((await page.locator(".menu-choice").count()) > 5);
    assert.deepEqual(await cutTexts(page), []);
  });
}

test("dragging from the port of a node to another one offers the edges there, and writes the one that is chosen", async (t) => {
  const panel = await openedGraph(t);
  const { page } = panel;
  await nodeOf(page, "preprocess").hover();
  const from = await middleOf(drawingOf(page, "preprocess").locator(".port-dot"));
  const to = await middleOf(drawingOf(page, "deploy").locator(".outline"));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 60, { steps: 3 });
  await page.locator(".linking .link-end").waitFor();
  await page.locator(".node-box.possible").nth(2).waitFor();
  await page.mouse.move(to.x, to.y, { steps: 3 });
  await page.locator(".node-box.over", { has: nodeOf(page, "deploy") }).waitFor();
  await page.mouse.up();
  await page.getByRole("combobox", { name: "Connect preprocess to deploy by" }).waitFor();
  await page.getByRole("option", { name: /^dependency/ }).click();
  await said(page, "Connected preprocess to deploy");
  assert.deepEqual(added(training, panel.text), [
    "- [preprocess.dependency.*, deploy.dependency.*]",
  ]);
  assert.equal(await page.locator(".linking").count(), 0);
});

test("Escape, a drop beside all nodes and a drop on an impossible one change nothing", async (t) => {
  const panel = await openedGraph(t);
  const { page } = panel;
  await nodeOf(page, "evaluate").hover();
  const from = await middleOf(drawingOf(page, "evaluate").locator(".port-dot"));
  const back = await middleOf(drawingOf(page, "preprocess").locator(".outline"));
  const start = async (): Promise<void> => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 40, from.y + 90, { steps: 3 });
    await page.locator(".linking").waitFor();
  };
  await start();
  await page.keyboard.press("Escape");
  await page.locator(".linking").waitFor({ state: "detached" });
  await page.mouse.up();
  await start();
  await page.mouse.up();
  await page.locator(".linking").waitFor({ state: "detached" });
  await start();
  await page.mouse.move(back.x, back.y, { steps: 3 });
  assert.equal(await page.locator(".node-box.over").count(), 0);
  await page.mouse.up();
  await page.locator(".linking").waitFor({ state: "detached" });
  await nodeOf(page, "evaluate").focus();
  await page.keyboard.press("c");
  await page.getByRole("combobox", { name: "Connect evaluate to" }).press("Escape");
  await page.locator(".linking").waitFor({ state: "detached" });
  assert.equal(
    await page.evaluate(() => document.activeElement?.getAttribute("data-id")),
    "1:evaluate",
  );
  assert.equal(panel.text, training);
});

test("every edge is reached by the keyboard and says what it carries; Delete removes it", async (t) => {
  const panel = await openedGraph(t);
  const { page } = panel;
  const label = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  await nodeOf(page, "preprocess").focus();
  const walk: (string | null | undefined)[] = [];
  const keys = [
    "Shift+ArrowDown",
    "ArrowDown",
    "ArrowRight",
    "Shift+ArrowDown",
    "Escape",
    "Shift+ArrowUp",
    "ArrowLeft",
  ];
  for (const key of keys) {
    await page.keyboard.press(key);
    walk.push((await label())?.split(/[:,]/)[0]);
  }
  assert.deepEqual(walk, [
    "edge from preprocess to evaluate",
    "edge from preprocess to sweep",
    "sweep",
    "edge from sweep to evaluate",
    "sweep",
    "edge from preprocess to sweep",
    "preprocess",
  ]);
  await page.keyboard.press("Shift+ArrowDown");
  assert.match(
    (await label()) ?? "",
    /preprocess\.output\.validation\.npz to evaluate\.input\.dataset, .+/,
  );
  await page.keyboard.press("Enter");
  assert.match(await panel.revealed(), /validation/);
  await page.keyboard.press("Delete");
  await said(page, "Removed the edge from preprocess to evaluate");
  assert.deepEqual(added(panel.text, training), [
    "- [preprocess.output.validation.npz, evaluate.input.dataset]",
  ]);
  await page.locator("[data-id='1:preprocess']:focus").waitFor();
  await panel.edit(panel.text.replaceAll("preprocess", "prepare"));
  await page.locator("[data-id='1:sweep']:focus, [data-id='1:prepare']:focus").waitFor();
});

test("of several edges between two nodes a menu asks which one is removed", async (t) => {
  const more = "      - [preprocess.dependency.*, sweep.dependency.*]\n";
  const text = training.replace("    edges:\n", `    edges:\n${more}`);
  const panel = await openedGraph(t, text);
  const { page } = panel;
  await nodeOf(page, "sweep").focus();
  await page.keyboard.press("Shift+ArrowUp");
  await page.keyboard.press("Delete");
  await page.getByRole("combobox", { name: "Remove from preprocess to sweep" }).waitFor();
  assert.equal(await page.locator(".menu-label").count(), 3);
  await page.keyboard.type("depend");
  await page.keyboard.press("Enter");
  await said(page, "Removed the edge");
  assert.equal(panel.text, training);
});

test("M moves an end of an edge to another socket", async (t) => {
  const panel = await openedGraph(t);
  const { page } = panel;
  await nodeOf(page, "evaluate").focus();
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("m");
  await page.getByRole("menu", { name: "Move an end of the edge" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: "Move evaluate.output.model.keras to" }).waitFor();
  await page.keyboard.type("sweep");
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: /^Move .* to sweep at$/ }).waitFor();
  await page.keyboard.type("output.*");
  await page.keyboard.press("Enter");
  await said(page, "The edge now leads from sweep.output.");
  assert.match(
    added(training, panel.text).join(),
    /^- \[sweep\.output\.\S+, deploy\.file\.classify\.model\]$/,
  );
});

test("A and the button add a node, which is selected; F2 renames, and the menu converts", async (t) => {
  const panel = await openedGraph(t);
  const { page } = panel;
  await nodeOf(page, "preprocess").focus();
  await page.keyboard.press("a");
  await page.getByRole("combobox", { name: "Add a node that runs" }).waitFor();
  await page.keyboard.type("train-model");
  await page.keyboard.press("Enter");
  await said(page, "Added execution node train-model to pipeline train-and-deploy");
  await page.getByRole("option", { name: /^train-model,/, selected: true }).waitFor();
  assert.deepEqual(added(training, panel.text), ["- name: train-model", "step: train-model"]);
  await page.getByRole("button", { name: "Add a node" }).click();
  await page.getByRole("combobox", { name: "Add a node that runs" }).press("Escape");
  await nodeOf(page, "sweep").focus();
  await page.keyboard.press("F2");
  const { edit } = await panel.posted("editGraph");
  assert.deepEqual(edit, { kind: "rename", node: "1:sweep", name: "sweep" });
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menu", { name: "Node sweep" }).waitFor();
  await page.getByRole("menuitem", { name: "Convert to an execution node" }).click();
  await said(page, "Converted sweep to an execution node");
  await page.getByRole("option", { name: /^sweep, execution node/ }).waitFor();
});

test("the menus of nodes, edges and the drawing hold every action, with its key", async (t) => {
  const { page } = await openedGraph(t);
  const items = async () => {
    await page.getByRole("menu").waitFor();
    const texts = await page.getByRole("menuitem").allTextContents();
    await page.keyboard.press("Escape");
    await page.getByRole("menu").waitFor({ state: "detached" });
    return texts;
  };
  await nodeOf(page, "preprocess").click({ button: "right" });
  assert.deepEqual(await items(), [
    "Connect to…C",
    "Rename…F2",
    "Convert to a task node",
    "Remove…Delete",
    "Add a node…A",
    "Go to the YAML sourceEnter",
    "DetailsSpace",
  ]);
  await page.locator(".node:focus").waitFor();
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("ContextMenu");
  assert.deepEqual(await items(), ["RemoveDelete", "Move an end…M", "Go to the YAML sourceEnter"]);
  await page.locator(".graph-view").click({ button: "right", position: { x: 20, y: 20 } });
  assert.deepEqual(await items(), ["Add a node…A"]);
});

test("a menu stays open when the button of the mouse is let go a moment later", async (t) => {
  const { page } = await openedGraph(t);
  await nodeOf(page, "preprocess").hover();
  await page.mouse.down({ button: "right" });
  await page.waitForTimeout(150);
  await page.mouse.up({ button: "right" });
  await page.getByRole("menu", { name: "Node preprocess" }).waitFor();
  await page.waitForTimeout(100);
  assert.ok(await page.getByRole("menu").isVisible());
  await page.mouse.click(5, 5);
  await page.getByRole("menu").waitFor({ state: "detached" });
});

test("what cannot be changed is said, and nothing changes: another version, broken yaml, a conflict", async (t) => {
  const panel = await openedGraph(t);
  const { page } = panel;
  await nodeOf(page, "sweep").focus();
  panel.change(`# new\n${training}`);
  await page.keyboard.press("c");
  await said(page, "The file has changed in the meantime; try again");
  await panel.edit(training.replace("- pipeline:", "- pipeline: ["));
  await page.locator(".graph-view.stale").waitFor();
  await page.keyboard.press("c");
  await said(page, /syntax error|changed in the meantime/);
  assert.equal(await page.locator(".port:visible").count(), 0);
  await panel.edit(`<<<<<<< ours\n${training}=======\n>>>>>>> theirs\n`);
  await page.keyboard.press("a");
  await said(page, /merge conflict|changed in the meantime/);
});

test("shows markup in names as text, and connects nodes that have it", async (t) => {
  const name = (word: string) => `<b onclick=x>${word}</b> "'& ]`;
  const text = training
    .replace("- name: deploy", `- name: ${JSON.stringify(name("deploy"))}`)
    .replace(
      "[evaluate.output.model.keras, deploy.file.classify.model]",
      `["evaluate.output.model.keras", ${JSON.stringify(`${name("deploy")}.file.classify.model`)}]`,
    );
  const panel = await openedGraph(t, text);
  const { page } = panel;
  await nodeOf(page, "sweep").click();
  await page.keyboard.press("c");
  await page.getByRole("combobox", { name: "Connect sweep to" }).waitFor();
  await page.keyboard.type("onclick");
  await page.locator(".menu-label", { hasText: name("deploy") }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: `Connect sweep to ${name("deploy")} by` }).waitFor();
  await page.keyboard.type("dependency");
  await page.keyboard.press("Enter");
  await said(page, `Connected sweep to ${name("deploy")}`);
  assert.equal(await page.locator(".graph-said b").count(), 0);
  assert.deepEqual(added(text, panel.text), [
    `- [sweep.dependency.*, ${JSON.stringify(`${name("deploy")}.dependency.*`)}]`,
  ]);
});

test("the menu that removes a node shows all that is removed, also in a narrow panel", async (t) => {
  const size = { width: 320, height: 800 };
  const { page } = await new TestPanel(t, training, { shows: "graph", size }).open();
  await nodeOf(page, "sweep").focus();
  await page.keyboard.press("Delete");
  await page
    .locator(".menu-detail", { hasText: "sweep.output.* → evaluate.input.models" })
    .waitFor();
  assert.deepEqual(await cutTexts(page), []);
});

test("Delete names what is removed with a node; Escape keeps it, and Enter removes it in one edit", async (t) => {
  const panel = await openedGraph(t);
  const { page } = panel;
  const choice = page.locator(".menu-label", { hasText: "Remove node sweep and 2 edges" });
  await nodeOf(page, "sweep").focus();
  await page.keyboard.press("Delete");
  await choice.waitFor();
  await page.keyboard.press("Escape");
  await choice.waitFor({ state: "detached" });
  assert.equal(panel.text, training);
  await page.keyboard.press("Delete");
  await choice.waitFor();
  await page.keyboard.press("Enter");
  await said(page, "Removed node sweep and 2 edges");
  await nodeOf(page, "sweep").waitFor({ state: "detached" });
  assert.deepEqual(added(training, panel.text), []);
  assert.doesNotMatch(panel.text, /sweep\./);
});

test("an edge that is dragged to the border of the view moves the drawing, until it is let go", async (t) => {
  const panel = await openedGraph(t);
  const { page } = panel;
  const view = await page.locator(".graph-view").boundingBox();
  assert.ok(view);
  await nodeOf(page, "preprocess").hover();
  const from = await middleOf(drawingOf(page, "preprocess").locator(".port-dot"));
  const left = async () => (await drawingOf(page, "preprocess").boundingBox())?.x ?? 0;
  const before = await left();
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(view.x + view.width - 6, from.y, { steps: 3 });
  const deadline = Date.now() + 5000;
  while ((await left()) > before - 60) {
    assert.ok(Date.now() < deadline, "the drawing moves");
    await page.waitForTimeout(20);
  }
  await page.mouse.up();
  await page.locator(".linking").waitFor({ state: "detached" });
  const after = await left();
  await page.waitForTimeout(100);
  assert.equal(await left(), after);
});
