import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { repository } from "../vscode/repository.ts";
import { training } from "./opened-graph.ts";
import { focusedName } from "./opened-list.ts";
import type { Closing } from "./test-page.ts";
import { TestPanel } from "./test-panel.ts";

type Page = TestPanel["page"];

const views = ["graph", "list"] as const;

/** The first letters of the nodes, which lead to them. */
const letters = ["p", "s", "e", "d"];

/** An action as a menu names it, with the key that does the same. */
interface Action {
  readonly label: string;
  readonly keys: string | undefined;
}

/** A view of the pipeline that nothing but the keyboard has reached. */
async function reached(t: Closing, view: (typeof views)[number]): Promise<TestPanel> {
  const panel = await new TestPanel(t, training, { shows: "graph" }).open();
  const { page } = panel;
  await page.getByRole("listbox").waitFor();
  if (view === "list") {
    await tabTo(page, '[aria-label="Nodes as a list"]');
    await page.keyboard.press("Space");
  }
  await tabTo(page, "[data-id]");
  return panel;
}

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    if ((await page.locator(`${selector}:focus`).count()) > 0) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab leads to ${selector}`);
}

/** The actions that the menu of what has the keyboard offers. */
async function actionsOf(page: Page): Promise<readonly Action[]> {
  await page.keyboard.press("Shift+F10");
  const items = page.getByRole("menuitem");
  await items.first().waitFor();
  const actions = await items.evaluateAll((all) =>
    all.map((it) => ({
      label: it.querySelector(".menu-label")?.textContent ?? "",
      keys: it.getAttribute("aria-keyshortcuts") ?? undefined,
    })),
  );
  await page.keyboard.press("Escape");
  await page.getByRole("menu").waitFor({ state: "detached" });
  return actions;
}

/** All that the keyboard reaches in a view, each with its actions. */
async function allActions(page: Page): Promise<ReadonlyMap<string, readonly Action[]>> {
  const found = new Map<string, readonly Action[]>();
  for (const letter of letters) {
    await page.keyboard.press(letter);
    found.set(await focusedName(page), await actionsOf(page));
    await page.keyboard.press("Shift+ArrowDown");
    for (
      let edge = await focusedName(page);
      edge.startsWith("edge ") && !found.has(edge);
      edge = await focusedName(page)
    ) {
      found.set(edge, await actionsOf(page));
      await page.keyboard.press("ArrowDown");
    }
    // Letters lead from nodes only, and those that follow each other quickly are one word.
    if ((await focusedName(page)).startsWith("edge ")) await page.keyboard.press("Escape");
    await page.waitForTimeout(800);
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What has happened once nothing more does: what was asked or wanted of the panel, and the menu or the details that are open. */
async function effect(panel: TestPanel): Promise<string> {
  const deadline = Date.now() + 5000;
  while ((await effects(panel)).length === 0) {
    assert.ok(Date.now() < deadline, "something happens");
    await panel.page.waitForTimeout(10);
  }
  return settledEffects(panel);
}

/** What has happened once nothing more follows, which may be nothing. */
async function settledEffects(panel: TestPanel): Promise<string> {
  await panel.settles();
  return (await effects(panel)).join(", ");
}

async function effects({ page, messages }: TestPanel): Promise<readonly string[]> {
  const wanted = messages.flatMap((it) => {
    if (it.kind === "askGraph") return [`asks ${JSON.stringify(it.question)}`];
    if (it.kind === "editGraph") return [`edits ${JSON.stringify(it.edit)}`];
    if (it.kind === "goToStep") return [`goes to the step of ${it.range.start}`];
    return it.kind === "reveal" ? [`reveals ${it.range.start} ${it.focus}`] : [];
  });
  const menus = await page
    .locator(".choice-menu .menu-list")
    .evaluateAll((all) => all.map((it) => `menu ${it.getAttribute("aria-label")}`));
  const details = await page.getByRole("region", { name: /^Details of/ }).count();
  return [...wanted, ...menus, ...(details > 0 ? ["details"] : [])];
}

/** Everything as it was, with the keyboard at the second node or at the first edge that leaves it. */
async function reset(panel: TestPanel, isEdge: boolean): Promise<void> {
  const { page } = panel;
  await page.keyboard.press("Escape");
  await page.getByRole("menu").waitFor({ state: "detached" });
  if ((await page.locator(".node-details").count()) > 0) await page.keyboard.press("Space");
  await page.locator(".node-details").waitFor({ state: "detached" });
  await panel.edit(training);
  await panel.settles();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  if (isEdge) await page.keyboard.press("Shift+ArrowDown");
  panel.forget();
}

/** Presses a key as a menu names it; letters are typed without Shift. */
function press(page: Page, keys: string): Promise<void> {
  return page.keyboard.press(keys.length === 1 ? keys.toLowerCase() : keys);
}

/** Chooses an action in the menu with the arrow keys. */
async function choose(page: Page, place: number): Promise<void> {
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menu").waitFor();
  for (let presses = 0; presses < place; presses++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
}

/** The keys of the table in the documentation that act on a node or an edge. */
function documentedKeys(): readonly string[] {
  const page = readFileSync(join(repository, "docs", "graph.md"), "utf8");
  const [, table = ""] = /^## Keyboard\n([\s\S]*?)^## /m.exec(page) ?? [];
  const cells = [...table.matchAll(/^\| (.+?) +\|/gm)].map(([, cell = ""]) => cell);
  return cells.flatMap((it) => it.split(", ")).filter((it) => !leading.test(it));
}

/** Keys that only lead from one to another, or change how the graph is drawn. */
const leading =
  /^(?:key|-+|(?:Shift\+)?(?:Left|Right|Up|Down)|Home|End|other letters|plus|minus|0)$/;

/** What a key does at the second node or at an edge; empty where it does nothing. */
async function effectOfKey(panel: TestPanel, isEdge: boolean, key: string): Promise<string> {
  await reset(panel, isEdge);
  await press(panel.page, key);
  return settledEffects(panel);
}

test("every documented key does the same in both views, and every key of a menu is documented", async (t) => {
  const keys = documentedKeys();
  assert.ok(keys.includes("F12") && keys.includes("C"), keys.join());
  const found = new Map<string, string[]>();
  for (const view of views) {
    const panel = await reached(t, view);
    const inMenus = new Set<string>();
    for (const isEdge of [false, true]) {
      for (const key of keys) {
        const all = found.get(key) ?? [];
        found.set(key, [...all, await effectOfKey(panel, isEdge, key)]);
      }
      await reset(panel, isEdge);
      for (const { keys: own } of await actionsOf(panel.page)) if (own) inMenus.add(own);
    }
    assert.deepEqual(
      [...inMenus].filter((it) => !keys.includes(it)),
      [],
    );
  }
  for (const [key, [node, edge, listedNode, listedEdge]] of found) {
    assert.deepEqual([listedNode, listedEdge], [node, edge], key);
    assert.notEqual(`${node}${edge}`, "", `${key} does something`);
  }
});

test("the keyboard alone reaches every node and every edge in both views, with the same actions", async (t) => {
  const graph = await allActions((await reached(t, "graph")).page);
  const list = await allActions((await reached(t, "list")).page);
  assert.deepEqual(
    [...graph.keys()],
    [
      "deploy",
      "edge from evaluate to deploy",
      "edge from preprocess to evaluate",
      "edge from preprocess to sweep",
      "edge from sweep to evaluate",
      "evaluate",
      "preprocess",
      "sweep",
    ],
  );
  assert.deepEqual(list, graph);
});

for (const isEdge of [false, true]) {
  const what = isEdge ? "an edge" : "a node";
  test(`every action of ${what} does the same by its key and from the menu, in both views`, async (t) => {
    const effects = new Map<string, Set<string>>();
    for (const view of views) {
      const panel = await reached(t, view);
      const { page } = panel;
      await reset(panel, isEdge);
      const actions = await actionsOf(page);
      for (const [place, { label, keys }] of actions.entries()) {
        const ways = [() => choose(page, place), ...(keys ? [() => press(page, keys)] : [])];
        for (const act of ways) {
          await reset(panel, isEdge);
          await act();
          const all = effects.get(label) ?? new Set();
          effects.set(label, all.add(await effect(panel)));
        }
      }
    }
    for (const [label, all] of effects)
      assert.equal(all.size, 1, `${label}: ${[...all].join("; ")}`);
    assert.equal(new Set([...effects.values()].flatMap((it) => [...it])).size, effects.size);
  });
}
