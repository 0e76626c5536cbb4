import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator } from "playwright-core";
import { training } from "./opened-graph.ts";
import { edgeRowOf, focusedName, openedList, rowOf } from "./opened-list.ts";
import type { TestPanel } from "./test-panel.ts";

type Page = TestPanel["page"];

/** Chooses what is typed into the menu of this name that is open. */
async function choose(page: Page, menu: string | RegExp, text: string): Promise<void> {
  await page.getByRole("combobox", { name: menu }).waitFor();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

interface Change {
  /** The edit that the page asks for. */
  readonly edit: string;
  readonly at: Locator;
  readonly act: () => Promise<void>;
}

/** All changes that the list can make, by their keys as far as they have one. */
function changesOf(page: Page): readonly Change[] {
  const sweep = rowOf(page, "sweep");
  const edge = edgeRowOf(page, "evaluate", "deploy");
  const { keyboard } = page;
  return [
    {
      edit: "connect",
      at: sweep,
      async act() {
        await keyboard.press("c");
        await choose(page, "Connect sweep to", "dep");
        await choose(page, "Connect sweep to deploy by", "depend");
      },
    },
    { edit: "rename", at: sweep, act: () => keyboard.press("F2") },
    {
      edit: "addNode",
      at: sweep,
      async act() {
        await keyboard.press("a");
        await choose(page, "Add a node that runs", "train-model");
      },
    },
    {
      edit: "convert",
      at: rowOf(page, "evaluate"),
      async act() {
        await keyboard.press("Shift+F10");
        await page.getByRole("menuitem", { name: /^Convert to a task/ }).click();
      },
    },
    {
      edit: "removeNode",
      at: sweep,
      async act() {
        await keyboard.press("Delete");
        await page.getByRole("menuitem", { name: /^Remove node sweep/ }).click();
      },
    },
    { edit: "disconnect", at: edge, act: () => keyboard.press("Delete") },
    {
      edit: "move",
      at: edge,
      async act() {
        await keyboard.press("m");
        await page.getByRole("menu", { name: "Move an end of the edge" }).waitFor();
        await keyboard.press("ArrowDown");
        await keyboard.press("Enter");
        await choose(page, "Move evaluate.output.model.keras to", "sweep");
        await choose(page, /^Move .* to sweep at$/, "output.*");
      },
    },
  ];
}

/** Makes every change in the list; each must be refused with its reason, and the keyboard stay where it is. */
async function checkRefused(panel: TestPanel): Promise<void> {
  const { page, text } = panel;
  for (const { edit, at, act } of changesOf(page)) {
    panel.obstacle = `"valohai.yaml" is read-only, so there is no ${edit}`;
    await at.focus();
    const row = await focusedName(page);
    panel.forget();
    await act();
    assert.equal((await panel.posted("editGraph")).edit.kind, edit);
    await page.locator(".graph-said .refused", { hasText: panel.obstacle }).waitFor();
    await page.getByRole("menu").waitFor({ state: "detached" });
    assert.equal(await focusedName(page), row, edit);
    assert.equal(panel.text, text, edit);
  }
}

test("in a read-only file, the list says of each change why nothing happens", async (t) => {
  await checkRefused(await openedList(t));
});

test("where the file is compared, the list says so as well, and offers nothing of the earlier revision", async (t) => {
  const base = training.replace(
    "    nodes:\n",
    "    nodes:\n      - { name: former, type: execution, step: evaluate-model }\n",
  );
  const panel = await openedList(t, training, { base });
  const { page } = panel;
  const bar = page.getByRole("region", { name: "Comparison" });
  await bar.getByText("Compared with Git head 1a2b3c4").waitFor();
  await page.getByRole("button", { name: /^removed: former/ }).waitFor();
  await rowOf(page, "sweep").focus();
  await page.keyboard.press("c");
  await page.getByRole("combobox", { name: "Connect sweep to" }).waitFor();
  assert.equal(await page.locator(".choice-menu", { hasText: "former" }).count(), 0);
  await page.keyboard.press("Escape");
  await checkRefused(panel);
  await bar.getByText("Compared with Git head 1a2b3c4").waitFor();
});
