import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { openedGraph } from "../vscode/opened.ts";
import { saveUntil } from "../vscode/saved-text.ts";

test("a node is removed from the graph and an edge from the list by the keyboard, and one undo takes each back", async (t) => {
  const { page, frame, file } = await openedGraph(t);
  const before = await readFile(file, "utf8");
  const editor = page.locator(".monaco-editor .view-lines").first();
  const undo = async (): Promise<void> => {
    await editor.click();
    await page.keyboard.press("ControlOrMeta+z");
    assert.equal(await saveUntil(page, file, before), before);
  };

  const sweep = frame.getByRole("option", { name: /^sweep,/ });
  await sweep.focus();
  await page.keyboard.press("Delete");
  await frame.getByRole("menu", { name: "Remove sweep?" }).waitFor();
  await page.keyboard.press("Enter");
  await frame.getByText("Removed node sweep and 2 edges; Ctrl+Z in the editor").waitFor();
  await sweep.waitFor({ state: "detached" });
  await frame.locator(".graph-view [data-id]:focus").waitFor();
  await undo();
  await sweep.waitFor();

  await frame.getByRole("button", { name: "Nodes as a list" }).focus();
  await page.keyboard.press("Space");
  const edge = frame.getByRole("button", { name: /^preprocess\.output\.train\.npz/ });
  await edge.waitFor();
  await frame.locator(".plan [tabindex='0'][data-id]").focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await frame.locator("[data-edge-focus]:focus").waitFor();
  await page.keyboard.press("Delete");
  await frame.getByText("Removed the edge from preprocess to sweep").waitFor();
  await edge.waitFor({ state: "detached" });
  await frame.locator(".plan [data-id='1:preprocess']:focus").waitFor();
  await editor.click();
  const without = before.replace(/^.*preprocess\.output\.train\.npz,.*\n/m, "");
  assert.equal(await saveUntil(page, file, without), without);
  await undo();
  await edge.waitFor();
});
